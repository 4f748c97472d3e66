"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "doorstep.server.reports"
    label = "reports"
