"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "doorstep.server.audit"
    label = "audit"
