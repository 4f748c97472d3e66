"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "doorstep.server.accounts"
    label = "accounts"
