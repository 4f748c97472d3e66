"""When work falls due, how urgent it is, and what one task is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from ..days import DAY
from ..durations import Duration
from ..language.terms import Term
from ..language.types import Kind
from .words import Words


class Band(IntEnum):
    """Urgency class, the words of FHIR Task.priority; a greater number is more urgent."""

    ROUTINE = 0
    URGENT = 1
    ASAP = 2
    STAT = 3


class Mode(StrEnum):
    VISIT = "visit"
    CALL = "call"
    SMS = "sms"


class Role(StrEnum):
    """Whose work a task is."""

    CHW = "chw"
    SUPERVISOR = "supervisor"
    MANAGER = "manager"


class State(StrEnum):
    """The words of FHIR Task.status. *Overdue* is not a state: it is ready and past due."""

    DRAFT = "draft"
    READY = "ready"
    ON_HOLD = "on-hold"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of a rule's schedule.

    ``due`` counts from the anchor or, with ``after``, from when that other occurrence was done.
    """

    code: str
    label: Words
    due: Duration
    opens: Duration  # before due
    closes: Duration | None  # after due; None: it never closes
    after: str | None = None  # code of an earlier occurrence


@dataclass(frozen=True, slots=True)
class TaskRule:
    """For each record of ``list`` where ``relevant`` holds, its occurrences are work.

    With ``after``, each submission of that form about the record has its own occurrences.
    """

    name: str
    label: Words
    group: str
    list: str
    after: str | None
    relevant: Term  # boolean
    anchor: Term  # date, or moment; no task while it is blank
    form: str
    done_when: Term  # boolean, over the answers of ``form`` (Answer terms)
    mode: Mode
    assign_to: Role
    band: Band
    occurrences: tuple[Occurrence, ...]
    sources: tuple[str, ...]

    @property
    def per_day(self) -> int:
        """How many of the units that its windows are counted in make a day.

        It counts in seconds where its anchor is a moment, and else in days.
        """
        return DAY if self.anchor.type.kind is Kind.MOMENT else 1

    def occurrence(self, code: str) -> Occurrence:
        return next(item for item in self.occurrences if item.code == code)


@dataclass(frozen=True, slots=True)
class Reason:
    """A row of the priority sheet: why a task is more urgent, in words, and by how much."""

    code: str
    label: Words
    applies_to: str  # the name of a rule or of a group of rules
    when: Term  # boolean
    band: Band | None  # lifts the task to at least this band
    points: int
    points_per_day: int  # per day overdue
    cap: int | None  # the most that points_per_day may add
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work on one day: what every engine must answer, to the letter.

    Days are epoch days. ``cause`` is the submission that a rule with ``after`` comes after, else
    "". ``owner`` and ``area`` are those of the record. ``due_at`` is the moment it is due, in local
    seconds, for a rule that counts in hours. ``attempts`` says how often somebody tried in vain,
    ``until`` up to which day it is on hold. ``reasons`` has bit i set where the i-th reason of the
    rule holds (``Programme.reasons_of(rule)``).
    """

    rule: str
    group: str
    occurrence: str
    cause: str
    subject: str
    owner: str | None
    area: str | None
    form: str
    opens: int
    due: int
    closes: int | None
    due_at: int | None
    done_day: int | None
    done_id: str | None
    done_by: str | None
    attempts: int
    until: int | None
    state: State
    band: Band
    score: int
    reasons: int
