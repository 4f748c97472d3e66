"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "doorstep.server.interop"
    label = "interop"
