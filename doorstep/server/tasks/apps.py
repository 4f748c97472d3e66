"""Django's name for this app, and what follows an update of its tables."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TasksConfig(AppConfig):
    name = "doorstep.server.tasks"
    label = "tasks"

    def ready(self) -> None:
        post_migrate.connect(_renew, sender=self)


def _renew(**_: object) -> None:
    from .publish import renew

    renew()
