"""Workers, and the phones that are theirs."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone


class Role(models.TextChoices):
    CHW = "chw", "Community health worker"
    SUPERVISOR = "supervisor", "Supervisor"
    MANAGER = "manager", "Manager"
    ADMINISTRATOR = "administrator", "Administrator"


FIELD_ROLES = (Role.CHW, Role.SUPERVISOR)
"""The roles that work with the phone app."""


class Workers(BaseUserManager["Worker"]):
    def add(self, login: str, name: str, role: str, area_id: uuid.UUID | None = None) -> Worker:
        """A worker without a password: phones are enrolled, they do not log in."""
        worker = self.model(login=login, name=name, role=role, area_id=area_id)
        worker.set_unusable_password()
        worker.save(using=self._db)
        return worker


class Worker(AbstractBaseUser):
    """A person with a login, posted to an area."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role.choices)
    area = models.ForeignKey(
        "areas.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="workers"
    )
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Workers] = Workers()

    USERNAME_FIELD = "login"

    @property
    def uses_phone(self) -> bool:
        return self.role in FIELD_ROLES and self.area_id is not None


class Device(models.Model):
    """A phone that is a worker's until it is revoked. ``node`` is its part of the clock."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.CASCADE, related_name="devices")
    node = models.CharField(max_length=16)
    token_hash = models.CharField(max_length=64, unique=True)
    enrolled_at = models.DateTimeField(default=timezone.now)
    last_seen = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)


def in_a_week() -> datetime:
    return timezone.now() + timedelta(days=7)


class Enrolment(models.Model):
    """A link that makes one phone a worker's, once."""

    worker = models.ForeignKey(Worker, on_delete=models.CASCADE, related_name="enrolments")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=in_a_week)
    used_at = models.DateTimeField(null=True, blank=True)
