"""Workers, where they are posted, and the phones that are theirs."""

from __future__ import annotations

import os
import uuid
from datetime import date, datetime, timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from ..lib import locking
from ..programmes.today import today


class Role(models.TextChoices):
    """The later ones stand above the earlier ones."""

    CHW = "chw", "Community health worker"
    SUPERVISOR = "supervisor", "Supervisor"
    MANAGER = "manager", "Manager"
    ADMINISTRATOR = "administrator", "Administrator"


FIELD_ROLES = (Role.CHW, Role.SUPERVISOR)
"""The roles that work with the phone app."""

DESK_ROLES = (Role.MANAGER, Role.ADMINISTRATOR)
"""The roles that log in at a desk."""


class Workers(BaseUserManager["Worker"]):
    def add(self, login: str, name: str, role: str, area_id: uuid.UUID | None = None) -> Worker:
        """A worker who is posted from today on."""
        worker = self.add_person(login, name)
        Posting.objects.create(worker=worker, area_id=area_id, role=role)
        return worker

    def add_person(self, login: str, name: str) -> Worker:
        """Posted nowhere yet, and without a password: phones are enrolled, they do not log in."""
        worker = self.model(login=login, name=name)
        worker.set_unusable_password()
        worker.save(using=self._db)
        return worker


class Worker(AbstractBaseUser):
    """A person with a login. What they are and where, their postings say.

    ``phone``: the number for SMS, in E.164; ``language`` a tag, blank for the programme's first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    phone = models.CharField(max_length=16, blank=True, default="", db_default="", db_index=True)
    language = models.CharField(max_length=20, blank=True, default="", db_default="")

    objects: ClassVar[Workers] = Workers()

    USERNAME_FIELD = "login"


class Postings(models.QuerySet["Posting"]):
    def current(self, day: date | None = None) -> Postings:
        """Those that hold on a day, today if none is given, of workers who have not left."""
        day = day or today()
        begun = self.filter(starts__lte=day, worker__is_active=True)
        return begun.filter(models.Q(ends=None) | models.Q(ends__gte=day))

    def own(self) -> Postings:
        """Without those that only cover for somebody else's leave."""
        return self.filter(covers=None)


class Posting(models.Model):
    """A worker works as ``role`` in an area and all below it, from ``starts`` to ``ends``.

    Both days count. ``covers``: for a colleague on leave, whose work it stays. Without an area it
    is a role that sees no records: an administrator looks after accounts.
    """

    worker = models.ForeignKey(Worker, on_delete=models.CASCADE, related_name="postings")
    area = models.ForeignKey(
        "areas.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="postings"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    starts = models.DateField(default=today)
    ends = models.DateField(null=True, blank=True)
    covers = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="covered_by"
    )

    objects = Postings.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["worker", "area", "role", "starts"], name="one_posting_per_start"
            ),
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("starts")),
                name="posting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=DESK_ROLES) | models.Q(area__isnull=False),
                name="field_roles_have_an_area",
            ),
        )

    def holds(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)


class Device(models.Model):
    """A phone that is a worker's until it is revoked. ``node`` is its part of the clock.

    From ``app`` on it is what the phone last said of itself; kB, and ms that its watch is ahead.
    ``next_hash`` is that of a token which takes the place of the present one when it is first used.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    worker = models.ForeignKey(Worker, on_delete=models.CASCADE, related_name="devices")
    node = models.CharField(max_length=16)
    token_hash = models.CharField(max_length=64, unique=True)
    enrolled_at = models.DateTimeField(default=timezone.now)
    last_seen = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    token_since = models.DateTimeField(default=timezone.now)
    next_hash = models.CharField(max_length=64, null=True, unique=True)
    last_sync = models.DateTimeField(null=True)
    app = models.CharField(max_length=20, blank=True)
    unsent = models.IntegerField(null=True)
    aside = models.IntegerField(null=True)
    ahead_ms = models.BigIntegerField(null=True)
    used = models.IntegerField(null=True)
    room = models.IntegerField(null=True)


def in_a_week() -> datetime:
    return timezone.now() + timedelta(days=7)


class Enrolment(models.Model):
    """A link that makes one phone a worker's, once."""

    worker = models.ForeignKey(Worker, on_delete=models.CASCADE, related_name="enrolments")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=in_a_week)
    used_at = models.DateTimeField(null=True, blank=True)


class AppFactor(TOTPDevice):  # type: ignore[misc]  # django_otp has no types
    """The app on a manager's phone that shows codes. Its secret stands in the database locked.

    Django-otp's own class cannot read it and lets nobody in by it.
    """

    class Meta:
        proxy = True

    @property
    def bin_key(self) -> bytes:
        return locking.unlock_short(self.key)

    def verify_token(self, token: str) -> bool:
        """Locked anew each time: so the secret key may be changed."""
        verified = bool(super().verify_token(token))
        if verified:
            self.key = locking.lock_short(self.bin_key)
            self.save(update_fields=["key"])
        return verified


def new_secret() -> str:
    """For an ``AppFactor``: as many bits as SHA-1 has, which apps count with."""
    return locking.lock_short(os.urandom(20))
