"""When a phone of each worker was last heard of: the one thing of her record that no log tells."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max

from doorstep.protocol.days import epoch_day
from doorstep.protocol.model.workers import LAST_SEEN, LIST
from doorstep.protocol.package import Package

from ..accounts.models import Device
from ..lib import database


def last_seen(package: Package, ids: Collection[str] | None = None) -> dict[str, int]:
    """By worker, the day (in the programme's zone) on which a phone last finished a sync."""
    if LIST not in package["lists"]:
        return {}
    zone = ZoneInfo(package["time_zone"])
    devices = Device.objects.exclude(last_sync=None)
    if ids is not None:
        devices = devices.filter(worker__in=[UUID(one) for one in ids])
    newest = devices.order_by().values_list("worker").annotate(last=Max("last_sync"))
    return {str(pk): epoch_day(last.astimezone(zone).date()) for pk, last in newest}


def is_news(worker: str, day: int) -> bool:
    """Whether she has a row that does not say it yet."""
    table = database.quote(f"entity_{LIST}")
    query = f"SELECT {LAST_SEEN} FROM {table} WHERE _id = %(worker)s"  # noqa: S608
    return any(seen != day for (seen,) in database.rows(query, {"worker": worker}))


def hear(worker: str, day: int) -> bool:
    """Her row says it too from now on; false where it did already, or there is none."""
    if not is_news(worker, day):
        return False
    table = database.quote(f"entity_{LIST}")
    update = f"UPDATE {table} SET {LAST_SEEN} = %s WHERE _id = %s"  # noqa: S608
    database.execute(update, [day, worker])
    return True
