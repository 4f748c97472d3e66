"""What makes recorded work worth a question. None of it proves anything: it says where to look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

CLOSE = timedelta(minutes=5)
"""Nobody walks to another household and fills a form there in less."""

DAYS_TO_WRITE = 2
DAYS_TO_ARRIVE = 7

ROUND = (0, 5)
"""Last digits that people prefer; by chance one number in five ends so."""

SHORTEST = 10
"""Smaller numbers are counts of few things, which end in 5 for good reasons."""


@dataclass(frozen=True, slots=True)
class Visit:
    """``homes``: the households, or records of none, that it is about. ``written``: the day of
    ``recorded`` in the programme's zone.
    """

    homes: frozenset[str]
    happened: date
    written: date
    recorded: datetime
    received: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody said that a household, or a record of none, is."""

    worker: str
    home: str
    point: str


def close_together(visits: Iterable[Visit]) -> int:
    """How many were saved within minutes of the one before, in another household."""
    in_turn = sorted(visits, key=lambda one: one.recorded)
    return sum(
        then.recorded - before.recorded < CLOSE and before.homes.isdisjoint(then.homes)
        for before, then in pairwise(in_turn)
    )


def written_late(visits: Iterable[Visit]) -> int:
    return sum((one.written - one.happened).days > DAYS_TO_WRITE for one in visits)


def arrived_late(visits: Iterable[Visit]) -> int:
    limit = timedelta(days=DAYS_TO_ARRIVE)
    return sum(one.received - one.recorded > limit for one in visits)


def same_places(places: Sequence[Place]) -> Mapping[str, int]:
    """By worker, in how many places to the last digit there is another household too."""
    homes: dict[str, set[str]] = defaultdict(set)
    for one in places:
        homes[_spot(one.point)].add(one.home)
    found: dict[str, int] = defaultdict(int)
    for one in places:
        found[one.worker] += len(homes[_spot(one.point)]) > 1
    return found


def _spot(point: str) -> str:
    """Without altitude and accuracy."""
    return " ".join(point.split()[:2])


def last_digit(value: float, *, is_whole: bool) -> int | None:
    """Of tenths where they may be given; None where a number says nothing about habits."""
    digits = round(value) if is_whole else round(value * 10)
    return digits % 10 if digits >= SHORTEST else None
