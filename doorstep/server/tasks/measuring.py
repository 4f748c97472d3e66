"""What indicators give each worker, kept for the rules about workers that look at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from doorstep.protocol.days import epoch_day, month_number
from doorstep.protocol.language.types import Value
from doorstep.protocol.model.workers import LIST
from doorstep.protocol.package import IndicatorJson, Package

from ..lib import database
from ..programmes import releases
from ..records import projection, seen
from .evaluate import refresh

Key = tuple[str, str, int]
"""An indicator, a worker and a month: 12 * year + its number from 0."""

Numbers = tuple[int, int | None]
LATELY = 2
"""Months that work sent today changes: it may be of the end of the last one."""


def measure_all(today: date, *, lately: bool = False) -> None:
    """All months that rules look at, or in the course of a day only the newest: of all workers at
    once, never with each push. Counting takes long where many work, so it waits for nobody and
    keeps nobody waiting; only what differs is written with the writers' lock.
    """
    counted = [_counted(item, today, first) for item, first in _looked_at(today, lately)]
    with transaction.atomic():
        database.one_writer()
        changed = set().union(*map(_settle, counted))
        _work_out(releases.current_package(), changed, today)


def hear(worker: str, today: date) -> None:
    """A phone of the worker finished a sync: work about her silence is over. With the lock."""
    package = releases.current_package()
    if LIST in package["lists"] and seen.hear(worker, epoch_day(today)):
        refresh([worker], today)


@dataclass(frozen=True, slots=True)
class Counted:
    """What an indicator gives each worker, in each month from ``first`` on."""

    indicator: str
    first: int
    numbers: Mapping[Key, Numbers]


def _looked_at(today: date, lately: bool) -> Iterator[tuple[IndicatorJson, int]]:
    """Indicators of which rules know each worker's numbers, and from which month on."""
    for item in releases.current_package()["indicators"]:
        months = item.get("worker_months", 0)
        if months:
            back = min(months, LATELY) if lately else months
            yield item, month_number(epoch_day(today)) - back + 1


def _settle(counted: Counted) -> set[str]:
    """Write what differs; the workers whose numbers did."""
    right, kept = counted.numbers, _kept(counted.indicator, counted.first)
    wrong = [key for key in {*right, *kept} if right.get(key) != kept.get(key)]
    gone = "DELETE FROM indicator_value WHERE indicator = %s AND worker = %s AND month = %s"
    for key in wrong:
        database.execute(gone, list(key))
    new = [(*key, *right[key]) for key in wrong if key in right]
    if new:
        database.execute_many("INSERT INTO indicator_value VALUES (%s, %s, %s, %s, %s)", new)
    return {worker for _, worker, _ in wrong}


def _counted(item: IndicatorJson, today: date, first: int) -> Counted:
    """Over all areas in which somebody works."""
    start = epoch_day(date(first // 12, first % 12 + 1, 1))
    asked: dict[str, int | str] = {
        "kind": "month",
        "first_day": start,
        "last_day": epoch_day(today),
    }
    sums: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for worker, _, code, numerator, denominator in database.compiled(item["sql"], asked):
        if worker:
            year, month = map(int, str(code).split("-"))
            found = sums[item["name"], str(worker), 12 * year + month - 1]
            found[0] += int(numerator or 0)
            found[1] += int(denominator or 0)
    share = item["is_share"]
    numbers = {key: (held, of if share else None) for key, (held, of) in sums.items()}
    return Counted(item["name"], first, numbers)


def numbers_of(indicator: str, month: int, today: date) -> Mapping[str, Numbers]:
    """What an indicator gives each worker in one month, counted now."""
    items = releases.current_package()["indicators"]
    item = next(one for one in items if one["name"] == indicator)
    counted = _counted(item, today, month).numbers
    return {worker: numbers for (_, worker, of), numbers in counted.items() if of == month}


def _kept(name: str, first: int) -> Mapping[Key, Numbers]:
    query = (
        "SELECT worker, month, numerator, denominator FROM indicator_value "
        "WHERE indicator = %(name)s AND month >= %(first)s"
    )
    found = database.rows(query, {"name": name, "first": first})
    return {(name, str(w), int(m or 0)): (int(n or 0), _whole(d)) for w, m, n, d in found}


def _whole(value: Value) -> int | None:
    return None if value is None else int(value)


def _work_out(package: Package, workers: Collection[str], today: date) -> None:
    if workers and LIST in package["lists"]:
        there = {str(row.values["_id"]) for row in projection.stored(package, f"entity_{LIST}")}
        refresh(sorted(there.intersection(workers)), today)
