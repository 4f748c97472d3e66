"""Places, each inside another one."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Areas(models.Manager["Area"]):
    def add(self, name: str, parent: Area | None = None) -> Area:
        """A new area inside ``parent``."""
        area = self.model(name=name, parent=parent)
        area.path = f"{parent.path if parent else '/'}{area.id.hex}/"
        area.save(using=self._db)
        return area


class Area(models.Model):
    """``path`` holds the ids from the top down to this area: everything below starts with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    path = models.CharField(max_length=500, unique=True)

    objects: ClassVar[Areas] = Areas()
