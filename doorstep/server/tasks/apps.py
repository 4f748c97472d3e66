"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "doorstep.server.tasks"
    label = "tasks"
