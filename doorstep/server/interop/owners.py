"""Who an imported record belongs to: a worker, or an area, by login, name or id."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from ..accounts.models import Worker
from ..accounts.postings import standings
from ..areas.models import Area
from .suggest import did_you_mean


@dataclass(frozen=True, slots=True)
class Owner:
    """Where a record belongs; ``worker`` is an id, '' where it is the area's as a whole."""

    area: UUID
    worker: str = ""


class Owners:
    """All names that an owner column may hold, and what each stands for."""

    def __init__(self) -> None:
        self._owners: dict[str, set[Owner]] = defaultdict(set)
        self._names: set[str] = set()
        workers = Worker.objects.filter(is_active=True)
        standing = standings(workers)
        for worker in workers:
            home = standing[worker.pk].home if standing[worker.pk].current else None
            if home is not None:
                owner = Owner(home, str(worker.id))
                self._add(owner, worker.login, worker.name, str(worker.id))
        for area in Area.objects.all():
            self._add(Owner(area.id), area.name, str(area.id), area.code or "")

    def _add(self, owner: Owner, *names: str) -> None:
        for name in filter(None, names):
            self._names.add(name)
            self._owners[_plain(name)].add(owner)

    def find(self, text: str) -> Owner:
        """Raises ValueError with the reason."""
        found = self._owners.get(_plain(text), set())
        if not found:
            hint = did_you_mean(text, self._names)
            raise ValueError(f"'{text}' is no worker who is posted to an area, and no area.{hint}")
        if len(found) > 1:
            raise ValueError(
                f"'{text}' may be several workers or areas: give a login, a code, or an id in "
                "owner_id."
            )
        return next(iter(found))


def _plain(text: str) -> str:
    """How names are compared: without regard to case, and to dashes in ids."""
    try:
        return UUID(text).hex
    except ValueError:
        return " ".join(text.casefold().split())
