"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class SyncConfig(AppConfig):
    name = "doorstep.server.sync"
    label = "sync"
