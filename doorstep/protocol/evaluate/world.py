"""Everything that was recorded, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .. import days
from ..language.terms import Link
from ..language.types import Value


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an entity list. ``known`` is the epoch day on which it was created.

    ``owner`` is the worker whose work it is.
    """

    id: str
    known: int
    values: Mapping[str, Value]
    area: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A submission, as far as it is about one record: one that is about two is two of these.

    ``second`` is when on that day it happened; the end of it where nobody knows.
    """

    id: str
    subject: str
    day: int
    worker: str
    answers: Mapping[str, Value]
    second: int = days.DAY - 1

    @property
    def at(self) -> int:
        """The moment it happened, in local seconds."""
        return self.day * days.DAY + self.second


Month = tuple[str, str, int]
"""An indicator, a worker's id and a month: 12 * year + its number from 0."""

Counted = tuple[float, float | None]
"""Numerator and denominator; None for an indicator that only counts."""


@dataclass(frozen=True, slots=True)
class World:
    """Records by list and filled forms by form; what indicators gave each worker."""

    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    filled: Mapping[str, tuple[Filled, ...]] = field(default_factory=dict)
    indicators: Mapping[Month, Counted] = field(default_factory=dict)

    def record(self, entity_list: str, id_: str) -> Record | None:
        return next((r for r in self.records.get(entity_list, ()) if r.id == id_), None)

    def top(self, entity_list: str, id_: str, chain: Sequence[Link]) -> tuple[str, str]:
        """The household of a record: where its parents lead to, a list and an id."""
        at = (entity_list, id_)
        for link in chain:
            record = self.record(*at)
            named = record.values.get(link.property) if record else None
            if named is None:
                break
            at = (link.to, str(named))
        return at

    def indicator(self, name: str, worker: str, today: int, months_ago: int) -> float | None:
        """What an indicator gave in that month; a share in per cent, blank of nothing."""
        month = days.month_number(today) - months_ago
        numerator, denominator = self.indicators.get((name, worker, month), (None, None))
        if numerator is None or denominator is None:
            return numerator
        return 100 * numerator / denominator if denominator else None

    def about(self, form: str, subject: str, today: int) -> list[Filled]:
        """The filled forms about a record up to today, oldest first; of one second, by id."""
        found = [f for f in self.filled.get(form, ()) if f.subject == subject and f.day <= today]
        return sorted(found, key=lambda f: (f.at, f.id))
