"""The audit log: only ever added to, and free of what it protects: it holds ids, no names."""

from __future__ import annotations

from typing import NoReturn

from django.db import models
from django.utils import timezone


class Action(models.TextChoices):
    READ = "read"
    EXPORT = "export"
    CHANGE = "change"
    LOGIN = "login"
    REFUSED = "refused"
    LOGOUT = "logout"
    LINK = "link"
    ENROL = "enrol"
    REVOKE = "revoke"


class AddedToError(Exception):
    """Somebody tried to change or delete what was noted."""


class Entries(models.QuerySet["Entry"]):
    def delete(self) -> NoReturn:
        raise AddedToError("The audit log is only added to.")

    def update(self, **_: object) -> NoReturn:
        raise AddedToError("The audit log is only added to.")


class Entry(models.Model):
    """``by`` is a login, or who sat at the server's terminal; ``device`` the id of a phone.

    ``kind`` says what ``ids`` name. No foreign keys: an entry outlives what it speaks of.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.CharField(max_length=120, db_index=True)
    device = models.UUIDField(null=True)
    action = models.CharField(max_length=10, choices=Action.choices)
    kind = models.CharField(max_length=20)
    ids = models.JSONField(default=list)
    number = models.IntegerField(default=0)

    objects = Entries.as_manager()

    def save(self, *_: object, **__: object) -> None:
        if not self._state.adding:
            raise AddedToError("The audit log is only added to.")
        super().save(force_insert=True)

    def delete(self, *_: object, **__: object) -> NoReturn:
        raise AddedToError("The audit log is only added to.")
