"""The indicators of a programme over its tasks, filled forms and records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from ..horizon import Present
from ..language.bounds import recorded
from ..language.terms import Apply, Known, Literal, Property, TaskField, Term, TriggerDay
from ..language.types import Value
from ..model.indicators import Indicator, Table
from ..model.programme import Programme
from ..model.tasks import Task
from .functions import applied
from .task_fields import task_values
from .world import World


@dataclass(frozen=True, slots=True)
class Period:
    """A month or the like, in epoch days, both ends in."""

    code: str
    first_day: int
    last_day: int

    def holds(self, day: int) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Count:
    """What an indicator found of a worker in an area and period.

    A count is never 0 and has no denominator; of a share it is the denominator that is never 0.
    ``worker`` and ``area`` are "" where nobody knows them.
    """

    indicator: str
    worker: str
    area: str
    period: str
    numerator: int
    denominator: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """Something that indicators count, and what their conditions may ask of it."""

    values: Mapping[str, Value]
    recorded: int | None
    worker: str
    area: str


def indicators(
    programme: Programme, world: World, tasks: Sequence[Task], periods: Sequence[Period]
) -> list[Count]:
    """Every row counts in the period that holds its day, for who did it or whose it is."""
    return [
        count
        for indicator in programme.indicators
        for count in counts_of(indicator, rows_of(indicator, world, tasks), periods)
    ]


def rows_of(indicator: Indicator, world: World, tasks: Sequence[Task]) -> Iterator[Row]:
    """What nobody did yet counts for the owner of the record."""
    of = indicator.of
    match of.table:
        case Table.TASKS:
            for task in tasks:
                worker = task.done_by or task.owner or ""
                yield Row(task_values(task), None, worker, task.area or "")
        case Table.FORM:
            for filled in world.filled.get(of.name, ()):
                if record := world.record(of.list, filled.subject):
                    yield Row(filled.answers, filled.day, filled.worker, record.area or "")
        case Table.LIST:
            for record in world.records.get(of.name, ()):
                yield Row(record.values, record.known, record.owner or "", record.area or "")


def counts_of(
    indicator: Indicator, rows: Iterable[Row], periods: Sequence[Period]
) -> Iterator[Count]:
    is_share = indicator.denominator is not None
    counted: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    for row in rows:
        if holds(indicator.denominator or indicator.numerator, row.values, row.recorded):
            for code in _periods(indicator, row, periods):
                held = holds(indicator.numerator, row.values, row.recorded)
                counted[row.worker, row.area, code].append(held)
    for key, held_ in sorted(counted.items()):
        yield Count(indicator.name, *key, sum(held_), len(held_) if is_share else None)


def _periods(indicator: Indicator, row: Row, periods: Sequence[Period]) -> list[str]:
    day = row.recorded if indicator.on is None else _value(indicator.on, row.values, row.recorded)
    return [] if day is None else [p.code for p in periods if p.holds(cast("int", day))]


def holds(condition: Term, values: Mapping[str, Value], recorded_on: int | None = None) -> bool:
    return bool(_value(condition, values, recorded_on))


_NEVER = Present(0, 0)
"""Conditions on rows do not ask when they are asked."""


def _value(
    term: Term,
    values: Mapping[str, Value],
    recorded_on: int | None,
    parent: Term | None = None,
) -> Value:
    match term:
        case Literal():
            return term.value
        case TaskField() | Property():
            return recorded(values.get(term.name), term.type.kind)
        case Known() | TriggerDay():
            return recorded_on
        case Apply():
            arguments = [_value(argument, values, recorded_on, term) for argument in term.arguments]
            return applied(term, parent, arguments, _NEVER)
        case _:
            raise TypeError(f"{term} is not a column of a row, and indicators look at rows only")
