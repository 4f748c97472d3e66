"""Numbers of the month that ended, for the message to her whose work they count; never stale."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from doorstep.protocol.days import from_epoch_day

from ...accounts.models import Device
from ...tasks.measuring import Numbers, numbers_of

SHIFT = 6
"""Days that a message about a month's end may be put off because nobody works on them."""


def month_that_ended(day: int, offset: int) -> date:
    """Its last day, of a message that is due on ``day``, so many days after it."""
    meant = from_epoch_day(day - offset)
    if meant.day <= SHIFT:
        return meant.replace(day=1) - timedelta(days=1)
    return meant.replace(day=monthrange(meant.year, meant.month)[1])


def is_stale(worker: str, ended: date, zone: ZoneInfo) -> bool:
    """Whether no phone of hers was here since: work of the month may still be on it."""
    syncs = Device.objects.filter(worker=UUID(worker), last_sync__isnull=False)
    last = syncs.order_by("-last_sync").values_list("last_sync", flat=True).first()
    return last is None or last.astimezone(zone).date() < ended


class Figures:
    """Each indicator is counted once, for all workers."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._counted = cache(self._of)

    def of(self, worker: str, ended: date, names: list[str]) -> Mapping[str, str]:
        month = 12 * ended.year + ended.month - 1
        return {name: _shown(self._counted(name, month).get(worker)) for name in names}

    def _of(self, name: str, month: int) -> Mapping[str, Numbers]:
        return numbers_of(name, month, self._today)


def _shown(numbers: Numbers | None) -> str:
    """``12``, or ``7/9 (78%)`` of a share."""
    held, of = numbers or (0, None)
    return f"{held}/{of} ({100 * held // of}%)" if of else str(held)
