"""When an occurrence opens, is due and closes, and what does it.

A rule counts in days or, where its anchor is a moment, in seconds. Days end with their last second,
so both end days belong to a window; hours end on time, so the moment it closes does not.
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
    """In the unit of the rule; ``closes``, the last of it, is None where it never closes."""

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
    opens = due - units(occurrence.opens, rule.per_day)
    return Window(opens, due, _last(rule, due, occurrence.closes))


def _last(rule: TaskRule, due: int, closes: Duration | None) -> int | None:
    """The last day that belongs to the window, or the last second before it closes."""
    if closes is None:
        return None
    return due + units(closes, rule.per_day) - (1 if rule.per_day > 1 else 0)


def _start(rule: TaskRule, occurrence: Occurrence, scope: Scope) -> int | None:
    """The anchor, or when the occurrence was done that this one comes after."""
    if occurrence.after is None:
        return cast("int | None", value(rule.anchor, scope))
    before = window_of(rule, rule.occurrence(occurrence.after), scope)
    if before is None or closed_unknown(rule, before, scope.record):
        return None
    done = first_done(rule, before, scope)
    return when(rule, done) if done else None


def when(rule: TaskRule, filled: Filled) -> int:
    """The day or the second on which a submission happened, in the unit of the rule."""
    return filled.day if rule.per_day == 1 else filled.at


def _after(start: int | None, duration: Duration, per_day: int) -> int | None:
    if start is None:
        return None
    day, rest = divmod(start, per_day)
    shifted = add_months(day, duration.months) if duration.months else day
    return None if shifted is None else shifted * per_day + rest + units(duration, per_day)


def units(duration: Duration, per_day: int) -> int:
    """Its days and hours; a rule that counts in days has no hours."""
    return duration.days * per_day + (duration.hours * HOUR if per_day > 1 else 0)


def closed_unknown(rule: TaskRule, window: Window, record: Record) -> bool:
    """Nobody can be late with work that nobody could know of."""
    return window.closes is not None and window.closes // rule.per_day < record.known


def first_done(rule: TaskRule, window: Window, scope: Scope) -> Filled | None:
    """The first submission in the window that counts; none that came before the task's cause."""
    for filled in scope.world.about(rule.form, scope.record.id, scope.today):
        counts = value(rule.done_when, replace(scope, submission=filled))
        if window.holds(when(rule, filled)) and _is_later(filled, scope.submission) and counts:
            return filled
    return None


def _is_later(filled: Filled, cause: Filled | None) -> bool:
    return cause is None or (filled.at, filled.id) > (cause.at, cause.id)
