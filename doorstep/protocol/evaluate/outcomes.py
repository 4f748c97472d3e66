"""What people said of a task instead of doing it, up to a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from ..model.outcomes import FORM, Effect, Outcome
from ..model.programme import Programme
from ..model.tasks import Occurrence, TaskRule
from .values import Scope
from .windows import Window
from .world import Filled


@dataclass(frozen=True, slots=True)
class Said:
    """``put_off`` is the day until which the newest deferral reaches, ``needless`` and ``ended``
    the first days on which somebody said that the task, or all work for the record, is over.
    """

    attempts: int = 0
    put_off: int | None = None
    needless: int | None = None
    ended: int | None = None

    def cancels(self, window: Window, per_day: int) -> bool:
        """What had closed before stays missed: it was needed then."""
        closed = None if window.closes is None else window.closes // per_day
        days = [day for day in (self.needless, self.ended) if day is not None]
        return any(closed is None or day <= closed for day in days)


def said(programme: Programme, rule: TaskRule, occurrence: Occurrence, scope: Scope) -> Said:
    told = list(_told(programme, rule, occurrence, scope))
    days = {
        effect: [filled.day for filled, outcome in told if outcome.effect is effect]
        for effect in Effect
    }
    until = [_until(*one) for one in told if one[1].effect is Effect.DEFERRED]
    return Said(
        attempts=len(days[Effect.ATTEMPTED]),
        put_off=until[-1] if until else None,
        needless=min(days[Effect.NOT_NEEDED], default=None),
        ended=min(days[Effect.ENDED], default=None),
    )


def _told(
    programme: Programme, rule: TaskRule, occurrence: Occurrence, scope: Scope
) -> Iterator[tuple[Filled, Outcome]]:
    """Oldest first: of this task, or of the record as a whole."""
    known = {outcome.name: outcome for outcome in programme.outcomes_of(rule)}
    cause = scope.submission.id if scope.submission else ""
    task = (rule.name, occurrence.code, cause)
    for filled in scope.world.about(FORM, scope.record.id, scope.today):
        said_of = (*(filled.answers.get(key) for key in ("rule", "occurrence")), _cause(filled))
        outcome = known.get(str(filled.answers.get("outcome")))
        if outcome is None or (outcome.effect is not Effect.ENDED and said_of != task):
            continue
        if outcome.effect is not Effect.DEFERRED or filled.answers.get("until") is not None:
            yield filled, outcome


def _cause(filled: Filled) -> str:
    return str(filled.answers.get("cause") or "")


def _until(filled: Filled, outcome: Outcome) -> int:
    """Nobody puts work off for longer than the programme allows."""
    until = cast("int", filled.answers["until"])
    return until if outcome.most is None else min(until, filled.day + outcome.most)
