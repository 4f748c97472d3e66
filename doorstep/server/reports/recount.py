"""Prove that figures are what the rows amount to: counted again, one by one, in plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from doorstep.protocol.days import epoch_day
from doorstep.protocol.evaluate.indicators import Period, indicators
from doorstep.protocol.package import Package

from ..lib import database
from ..programmes import releases
from ..records.world import whole_world
from ..tasks.access import every_task
from .figures import first_of

MONTHS = 3

Counted = dict[tuple[str, str, str, str], tuple[int, int | None]]
"""Numerator and denominator by indicator, worker, area and month."""


def figure_differences(today: date) -> Iterator[str]:
    """One sentence for each figure of the last months that the compiled queries give otherwise."""
    package = releases.current_package()
    right, found = _by_hand(package, today), _by_query(package, today)
    for key in sorted(right.keys() | found.keys()):
        if right.get(key) != found.get(key):
            name, worker, area, month = key
            whose = f"of worker {worker or 'nobody'} in area {area or 'none'}, {month}"
            yield (
                f"Indicator {name} {whose}: {found.get(key)} on reports, "
                f"{right.get(key)} by the rows."
            )


def _by_hand(package: Package, today: date) -> Counted:
    programme = releases.programme(releases.current_hash())
    counts = indicators(programme, whole_world(package), every_task(), list(_months(today)))
    return {
        (one.indicator, one.worker, one.area, one.period): (one.numerator, one.denominator)
        for one in counts
    }


def _by_query(package: Package, today: date) -> Counted:
    first = epoch_day(first_of(today, MONTHS - 1))
    span: dict[str, int | str] = {"kind": "month", "first_day": first}
    span["last_day"] = epoch_day(today)
    return {
        (item["name"], str(worker), str(area), str(month)): (
            int(held or 0),
            None if of is None else int(of),
        )
        for item in package["indicators"]
        for worker, area, month, held, of in database.compiled(item["sql"], span)
    }


def _months(today: date) -> Iterator[Period]:
    """Up to today: what falls due later is nobody's yet."""
    for back in range(MONTHS):
        first = first_of(today, back)
        last = today if back == 0 else first_of(today, back - 1) - timedelta(days=1)
        yield Period(f"{first:%Y-%m}", epoch_day(first), epoch_day(last))
