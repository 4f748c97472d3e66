"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "doorstep.server.programmes"
    label = "programmes"
