"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "doorstep.server.areas"
    label = "areas"
