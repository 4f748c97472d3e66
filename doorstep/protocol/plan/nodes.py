"""The engine-neutral form of a programme: tables, and what each rule and indicator reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..durations import Duration
from ..language.terms import Link, Term
from ..language.types import Type
from ..model.indicators import Counted
from ..model.messages import Audience, Trigger
from ..model.outcomes import Outcome
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
class OfRelated:
    """A column of the record that links lead to."""

    links: tuple[Link, ...]
    column: str


@dataclass(frozen=True, slots=True)
class CountOf:
    """How many rows of a form table are about the record, up to today, or in so many days."""

    table: str
    within: int | None = None


@dataclass(frozen=True, slots=True)
class NewestOf:
    """A column of the newest row of a form table about the record, up to today."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class OldestOf:
    """A column of the oldest row of a form table about the record, up to today."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where the ways up of two records may meet: after so many links from each of them."""

    own: int
    other: int


@dataclass(frozen=True, slots=True)
class InHousehold:
    """How many other records of a table, in the household of the record, a condition holds for.

    ``is_own`` says that the record is of that table too: it does not count itself.
    """

    table: str
    chain: tuple[Link, ...]
    own: tuple[Link, ...]
    meetings: tuple[Meeting, ...]
    condition: Term
    is_own: bool


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """What an indicator gave the worker in a month."""

    indicator: str
    months_ago: int


Source = OfRecord | OfCause | OfRelated | CountOf | NewestOf | OldestOf | InHousehold | OfIndicator


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
    carried: tuple[Input, ...]  # of these, what is needed once its dates are known
    called_for: tuple[Term, ...]  # conditions on the cause alone: without them there is no task
    anchor: Term
    relevant: Term  # all other conditions
    occurrences: tuple[Occurrence, ...]
    done: Done
    band: Band
    reasons: tuple[Reason, ...]  # in the order of their bits
    outcomes: tuple[Outcome, ...]  # what can be said of its tasks
    per_day: int  # units of its windows: 1, or the seconds of a day
    looks_back: int | None  # days before the horizon, for what it raised; None: without an end

    @property
    def steps(self) -> int:
        """How many of its occurrences wait for each other, at most."""
        return max((self._place(one) for one in self.occurrences), default=1)

    def _place(self, one: Occurrence) -> int:
        waits_for = {other.code: other for other in self.occurrences}
        return 1 if one.after is None else 1 + self._place(waits_for[one.after])


@dataclass(frozen=True, slots=True)
class EscalationPlan:
    """Overdue tasks of ``rules``, raised so long ``after`` due; ``done`` is a form table."""

    name: str
    group: str
    rules: tuple[str, ...]
    after: Duration
    when: Term
    band: Band
    form: str  # "" where the receiver fills none
    done: str | None
    closes: Duration | None
    per_day: int  # units of its window, as those of a rule


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
class ByLinks:
    """A change of a record may change the tasks of rows of ``records`` whose links lead to it."""

    records: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ByHousehold:
    """A change of a row of ``changed``, whose way up is ``own``, may change the tasks of rows of
    ``records`` in its household, whose way up is ``chain``.
    """

    changed: str
    own: tuple[Link, ...]
    records: str
    chain: tuple[Link, ...]
    meetings: tuple[Meeting, ...]


Watch = ByLinks | ByHousehold


@dataclass(frozen=True, slots=True)
class About:
    """Records that a message may be about and, where it is about tasks, their rules."""

    records: str  # table
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MessagePlan:
    code: str
    audience: Audience
    trigger: Trigger
    about: tuple[About, ...]  # none, where a keyword asks for it
    offset: int
    inputs: tuple[Input, ...]
    when: Term


@dataclass(frozen=True, slots=True)
class Plan:
    programme: str
    records: tuple[Table, ...]
    forms: tuple[Table, ...]
    rules: tuple[RulePlan, ...]
    escalations: tuple[EscalationPlan, ...]
    indicators: tuple[IndicatorPlan, ...]
    messages: tuple[MessagePlan, ...]
    working_days: tuple[int, ...]
    band_points: Mapping[Band, int]
    watches: tuple[Watch, ...]

    def about(self, records: str) -> Plan:
        """The part whose tasks are about the rows of one table."""
        rules = tuple(rule for rule in self.rules if rule.records == records)
        names = {rule.rule for rule in rules}
        over = ((item, tuple(filter(names.__contains__, item.rules))) for item in self.escalations)
        escalations = tuple(replace(item, rules=kept) for item, kept in over if kept)
        return replace(self, rules=rules, escalations=escalations)
