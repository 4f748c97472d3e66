"""The engine-neutral form of a programme: tables, and what each rule and indicator reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..language.terms import Term
from ..language.types import Type
from ..model.indicators import Counted
from ..model.tasks import Band, Occurrence, Reason


@dataclass(frozen=True, slots=True)
class Column:
    """A typed column, named by the workbook."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Table:
    """``entity_<list>`` or ``form_<form>`` with the columns that the workbook adds."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class OfRecord:
    """A column of the record itself."""

    column: str


@dataclass(frozen=True, slots=True)
class OfCause:
    """A column of the submission that the rule comes after."""

    column: str


@dataclass(frozen=True, slots=True)
class CountOf:
    """How many rows of a form table are about the record, up to today."""

    table: str


@dataclass(frozen=True, slots=True)
class NewestOf:
    """A column of the newest row of a form table about the record, up to today."""

    table: str
    column: str


Source = OfRecord | OfCause | CountOf | NewestOf


@dataclass(frozen=True, slots=True)
class Input:
    """A value that a rule looks at, found once per record.

    ``name`` is how an author writes it, ``${lmp}`` or ``count(anc_visit)``; it is the name of the
    column in the SQL too.
    """

    name: str
    type: Type
    source: Source


@dataclass(frozen=True, slots=True)
class Done:
    """The row of ``table`` that completes a task: the first in its window for which ``when`` holds.

    In ``when`` an ``Answer`` is a column of that row, not of the cause.
    """

    table: str
    when: Term


@dataclass(frozen=True, slots=True)
class RulePlan:
    rule: str
    group: str
    form: str
    records: str  # table
    causes: str | None  # form table, for a rule that comes after a submission
    inputs: tuple[Input, ...]
    called_for: tuple[Term, ...]  # conditions on the cause alone: without them there is no task
    anchor: Term
    relevant: Term  # all other conditions
    occurrences: tuple[Occurrence, ...]
    done: Done
    band: Band
    reasons: tuple[Reason, ...]  # in the order of their bits


@dataclass(frozen=True, slots=True)
class EscalationPlan:
    """Overdue tasks of ``rules``, raised ``after`` days past due; ``done`` is a form table."""

    name: str
    group: str
    rules: tuple[str, ...]
    after: int
    when: Term
    band: Band
    form: str  # "" where the receiver fills none
    done: str | None
    closes: int | None


@dataclass(frozen=True, slots=True)
class IndicatorPlan:
    """Counts rows of ``table``: of those for which ``denominator`` holds, if there is one, those
    for which ``numerator`` holds. ``on`` is the day of a row; None: the day it was recorded.
    """

    name: str
    of: Counted
    table: str
    numerator: Term
    denominator: Term | None
    on: Term | None


@dataclass(frozen=True, slots=True)
class Plan:
    programme: str
    records: tuple[Table, ...]
    forms: tuple[Table, ...]
    rules: tuple[RulePlan, ...]
    escalations: tuple[EscalationPlan, ...]
    indicators: tuple[IndicatorPlan, ...]
    band_points: Mapping[Band, int]
