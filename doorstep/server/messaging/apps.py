"""Django's name for this app."""

from __future__ import annotations

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "doorstep.server.messaging"
    label = "messaging"
