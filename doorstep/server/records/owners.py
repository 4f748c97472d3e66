"""Whose work a record is: that of the one health worker of its area, where there is just one."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet

from doorstep.protocol.package import Package

from ..accounts.models import Role, Worker
from ..lib import database


def owner_of(area: str | None) -> str | None:
    if area is None:
        return None
    posted = list(_health_workers().filter(area=UUID(area)).values_list("id", flat=True)[:2])
    return str(posted[0]) if len(posted) == 1 else None


def owners() -> dict[str, str]:
    """The owner of the records of each area that has one."""
    posted = defaultdict(list)
    for worker, area in _health_workers().values_list("id", "area_id"):
        posted[str(area)].append(str(worker))
    return {area: workers[0] for area, workers in posted.items() if len(workers) == 1}


def settle(package: Package) -> None:
    """Bring all records up to date: workers come, go and move without any submission."""
    right = owners()
    for name in package["lists"]:
        table = database.quote(f"entity_{name}")
        for area, owner in database.rows(f"SELECT DISTINCT _area, _owner FROM {table}", {}):  # noqa: S608
            if owner != right.get(str(area)):
                update = f"UPDATE {table} SET _owner = %s WHERE _area = %s"  # noqa: S608
                database.execute(update, [right.get(str(area)), area])


def _health_workers() -> QuerySet[Worker]:
    return Worker.objects.filter(role=Role.CHW, is_active=True).exclude(area=None)
