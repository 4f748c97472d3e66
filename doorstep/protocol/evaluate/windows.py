"""When an occurrence opens, is due and closes, and what does it.

A rule counts in days or, where its anchor is a moment, in seconds; either way both ends are in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from ..days import add_months
from ..durations import HOUR, Duration
from ..model.tasks import Occurrence, TaskRule
from .values import Scope, value
from .world import Filled, Record


@dataclass(frozen=True, slots=True)
class Window:
    """In the unit of the rule; ``closes`` is None where it never closes."""

    opens: int
    due: int
    closes: int | None

    def holds(self, at: int) -> bool:
        return self.opens <= at and (self.closes is None or at <= self.closes)


def window_of(rule: TaskRule, occurrence: Occurrence, scope: Scope) -> Window | None:
    """None while nothing is there to count from, and where the calendar ends."""
    due = _after(_start(rule, occurrence, scope), occurrence.due, rule.per_day)
    if due is None:
        return None
    opens = due - _units(occurrence.opens, rule.per_day)
    after = occurrence.closes
    return Window(opens, due, None if after is None else due + _units(after, rule.per_day))


def _start(rule: TaskRule, occurrence: Occurrence, scope: Scope) -> int | None:
    """The anchor, or when the occurrence was done that this one comes after."""
    if occurrence.after is None:
        return cast("int | None", value(rule.anchor, scope))
    before = window_of(rule, rule.occurrence(occurrence.after), scope)
    if before is None or closed_unknown(rule, before, scope.record):
        return None
    done = first_done(rule, before, scope)
    return done.day if done else None


def _after(start: int | None, duration: Duration, per_day: int) -> int | None:
    if start is None:
        return None
    day, rest = divmod(start, per_day)
    shifted = add_months(day, duration.months) if duration.months else day
    return None if shifted is None else shifted * per_day + rest + _units(duration, per_day)


def _units(duration: Duration, per_day: int) -> int:
    """Its days and hours; a rule that counts in days has no hours."""
    return duration.days * per_day + (duration.hours * HOUR if per_day > 1 else 0)


def closed_unknown(rule: TaskRule, window: Window, record: Record) -> bool:
    """Nobody can be late with work that nobody could know of."""
    return window.closes is not None and window.closes // rule.per_day < record.known


def first_done(rule: TaskRule, window: Window, scope: Scope) -> Filled | None:
    """The first submission in the window that counts; the task's own cause never does."""
    for filled in scope.world.about(rule.form, scope.record.id, scope.today):
        is_cause = scope.submission is not None and filled.id == scope.submission.id
        counts = value(rule.done_when, replace(scope, submission=filled))
        if window.holds(filled.day) and not is_cause and counts:
            return filled
    return None
