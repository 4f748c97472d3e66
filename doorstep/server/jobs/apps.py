"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "doorstep.server.jobs"
    label = "jobs"
