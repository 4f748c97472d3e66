"""Who an imported record belongs to: a worker, or an area, by login, name or id."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from ..accounts.models import Worker
from ..areas.models import Area
from .suggest import did_you_mean


class Owners:
    """All names that an owner column may hold, and the area that each stands for."""

    def __init__(self) -> None:
        self._areas: dict[str, set[UUID]] = defaultdict(set)
        self._names: set[str] = set()
        for worker in Worker.objects.filter(is_active=True).exclude(area=None):
            if worker.area_id is not None:
                self._add(worker.area_id, worker.login, worker.name, str(worker.id))
        for area in Area.objects.all():
            self._add(area.id, area.name, str(area.id))

    def _add(self, area: UUID, *names: str) -> None:
        self._names.update(names)
        for name in names:
            self._areas[_plain(name)].add(area)

    def find(self, text: str) -> UUID:
        """The area. Raises ValueError with the reason."""
        found = self._areas.get(_plain(text), set())
        if not found:
            hint = did_you_mean(text, self._names)
            raise ValueError(f"'{text}' is no worker who is posted to an area, and no area.{hint}")
        if len(found) > 1:
            raise ValueError(
                f"'{text}' is the name of several in different areas: give a login, or an id in "
                "owner_id."
            )
        return next(iter(found))


def _plain(text: str) -> str:
    """How names are compared: without regard to case, and to dashes in ids."""
    try:
        return UUID(text).hex
    except ValueError:
        return " ".join(text.casefold().split())
