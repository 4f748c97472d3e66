"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "doorstep.server.records"
    label = "records"
