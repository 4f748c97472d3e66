"""Places, each inside another one."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

DEEPEST = 60
"""Levels of the hierarchy: what a database can index as one path."""


class Areas(models.Manager["Area"]):
    def add(self, name: str, parent: Area | None = None, code: str | None = None) -> Area:
        """A new area inside ``parent``."""
        area = self.model(name=name, parent=parent, code=code)
        area.path = f"{parent.path if parent else '/'}{area.id.hex}/"
        area.save(using=self._db)
        return area

    def move(self, area: Area, parent: Area | None) -> None:
        """With everything below it. Inside a transaction; ``parent`` is not below ``area``."""
        old, new = area.path, f"{parent.path if parent else '/'}{area.id.hex}/"
        around = {uuid.UUID(step) for step in f"{old}{new}".split("/") if step}
        self.filter(pk__in=around).update(moves=F("moves") + 1)
        self.filter(path__startswith=old).update(
            path=Concat(Value(new), Substr("path", len(old) + 1))
        )
        self.filter(pk=area.pk).update(parent=parent)


class Area(models.Model):
    """``path`` holds the ids from the top down to this area: everything below starts with it.

    ``code`` is what other systems call it. ``moves`` counts the areas that came into it or left it,
    itself too: phones that see it ask for everything anew then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=80, null=True, blank=True, unique=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    path = models.CharField(max_length=1 + 33 * DEEPEST, unique=True)
    moves = models.IntegerField(default=0)

    objects: ClassVar[Areas] = Areas()

    @property
    def depth(self) -> int:
        """1 at the top."""
        return self.path.count("/") - 1
