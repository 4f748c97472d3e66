"""What happens to work that stays undone: somebody else is told."""

from __future__ import annotations

from dataclasses import dataclass

from ..durations import Duration
from ..language.terms import Term
from .tasks import Band, Mode, Role
from .words import Words


@dataclass(frozen=True, slots=True)
class Escalation:
    """Each overdue task of ``rules`` becomes work for another role.

    Its tasks have ``name`` as their rule and ``<rule>.<occurrence>`` of the overdue task as their
    occurrence.
    """

    name: str
    label: Words
    group: str
    rules: tuple[str, ...]
    after: Duration  # so long after it was due
    when: Term  # boolean, over the overdue task (TaskField terms)
    to: Role
    mode: Mode
    band: Band  # or that of the overdue task, if it is more urgent
    form: str | None  # what ``to`` fills about the record
    closes: Duration | None  # after it opened; None: it never closes
    per_day: int  # as that of its rules, where they have one in common; else it counts in days
    sources: tuple[str, ...]
