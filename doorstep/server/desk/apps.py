"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "doorstep.server.desk"
    label = "desk"

    def ready(self) -> None:
        from . import noting  # noqa: F401  (its receivers listen from now on)
