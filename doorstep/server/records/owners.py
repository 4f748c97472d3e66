"""Whose work a record is: whom it was given to, or the one health worker of its area."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet

from doorstep.protocol.package import Package

from ..accounts.models import Posting, Role
from ..areas.models import Area
from ..lib import database
from ..lib.held import asked_once

GIVEN_TO_NOBODY = "SELECT id FROM records_record WHERE owner = ''"


@asked_once
def owner_of(area: str | None) -> str | None:
    """Whose work a record in ``area`` is that was given to nobody."""
    return owners(_health_workers().filter(area=UUID(area))).get(area) if area else None


def owners(postings: QuerySet[Posting] | None = None) -> dict[str, str]:
    """The one health worker of each area that has just one. Who covers for leave is not counted."""
    posted = defaultdict(set)
    chosen = _health_workers() if postings is None else postings
    for worker, area in chosen.values_list("worker_id", "area_id"):
        posted[str(area)].add(str(worker))
    return {area: next(iter(workers)) for area, workers in posted.items() if len(workers) == 1}


def owners_in(areas: QuerySet[Area]) -> dict[str, str]:
    """As :func:`owners`, of some areas."""
    return owners(_health_workers().filter(area__in=areas))


def settle(package: Package) -> None:
    """Bring all records up to date: workers come, go and move without any submission."""
    right = owners()
    for name in package["lists"]:
        table = database.quote(f"entity_{name}")
        asked = f"SELECT DISTINCT _area, _owner FROM {table} WHERE _id IN ({GIVEN_TO_NOBODY})"  # noqa: S608
        for area, owner in database.rows(asked, {}):
            if owner != right.get(str(area)):
                update = f"UPDATE {table} SET _owner = %s WHERE _area = %s"  # noqa: S608
                update += f" AND _id IN ({GIVEN_TO_NOBODY})"
                database.execute(update, [right.get(str(area)), area])


def _health_workers() -> QuerySet[Posting]:
    return Posting.objects.current().own().filter(role=Role.CHW)
