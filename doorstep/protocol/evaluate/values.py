"""The value of a term in a given scope."""

from __future__ import annotations

from dataclasses import dataclass

from ..horizon import Present
from ..language.bounds import recorded
from ..language.terms import (
    Answer,
    Apply,
    Attempts,
    DaysOverdue,
    FirstAnswer,
    FirstSubmitted,
    FormCount,
    HoursOverdue,
    Household,
    IndicatorValue,
    Known,
    LastAnswer,
    LastSubmitted,
    LastSubmittedAt,
    Literal,
    Now,
    Property,
    Related,
    TaskField,
    Term,
    Today,
    TriggerDay,
    TriggerMoment,
)
from ..language.types import BOOLEAN, Value
from .functions import applied
from .world import Filled, Record, World


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule can see of one record on one day.

    ``submission`` is the one whose answers and day are asked for: the cause of a rule that comes
    after a form or, in ``done_when``, the one that may do the task. ``now`` is a second of
    ``today``.
    """

    world: World
    record: Record
    today: int
    submission: Filled | None = None
    overdue: int = 0
    attempts: int = 0
    now: int = 0
    hours_overdue: int = 0


def value(term: Term, scope: Scope, parent: Term | None = None) -> Value:
    match term:
        case Literal():
            return term.value
        case Apply():
            arguments = [value(argument, scope, term) for argument in term.arguments]
            return applied(term, parent, arguments, Present(scope.today, scope.now))
        case _:
            return looked_up(term, scope)


def looked_up(term: Term, scope: Scope) -> Value:
    match term:
        case Property() | Known() | Related() | Household() | IndicatorValue():
            return _of_records(term, scope)
        case Answer():
            return _answer(scope.submission, term)
        case TriggerDay():
            return scope.submission.day if scope.submission else None
        case TriggerMoment():
            return scope.submission.at if scope.submission else None
        case Today():
            return scope.today
        case Now():
            return scope.now
        case DaysOverdue() | HoursOverdue() | Attempts():
            return _of_task(term, scope)
        case TaskField() | Literal() | Apply():
            raise TypeError(f"{term} cannot be looked up on a record")
        case _:
            return _from_forms(term, scope)


def _of_task(term: DaysOverdue | HoursOverdue | Attempts, scope: Scope) -> int:
    match term:
        case DaysOverdue():
            return scope.overdue
        case HoursOverdue():
            return scope.hours_overdue
        case Attempts():
            return scope.attempts


def _of_records(
    term: Property | Known | Related | Household | IndicatorValue, scope: Scope
) -> Value:
    match term:
        case Property():
            return recorded(scope.record.values.get(term.name), term.type.kind)
        case Known():
            return scope.record.known
        case Related():
            return _related(term, scope)
        case Household():
            return _household(term, scope)
        case IndicatorValue():
            return scope.world.indicator(term.name, scope.record.id, scope.today, term.months_ago)


def _from_forms(
    term: FormCount | LastSubmitted | LastSubmittedAt | FirstSubmitted | LastAnswer | FirstAnswer,
    scope: Scope,
) -> Value:
    about = scope.world.about(term.form, scope.record.id, scope.today)
    if isinstance(term, FormCount):
        since = None if term.within is None else scope.today - term.within
        return sum(since is None or filled.day > since for filled in about)
    if not about:
        return None
    filled = about[0] if isinstance(term, FirstSubmitted | FirstAnswer) else about[-1]
    if isinstance(term, FirstSubmitted | LastSubmitted):
        return filled.day
    if isinstance(term, LastSubmittedAt):
        return filled.at
    return _answer(filled, term)


def _related(term: Related, scope: Scope) -> Value:
    record: Record | None = scope.record
    for link in term.links:
        named = record.values.get(link.property) if record else None
        record = scope.world.record(link.to, str(named)) if named is not None else None
    return recorded(record.values.get(term.name), term.type.kind) if record else None


def _household(term: Household, scope: Scope) -> bool | int:
    world, here = scope.world, scope.record
    home = world.top(term.subject, here.id, term.own)
    found = [
        other
        for other in world.records.get(term.list, ())
        if (term.list, other.id) != (term.subject, here.id)
        and world.top(term.list, other.id, term.chain) == home
        and value(term.condition, Scope(world, other, scope.today, now=scope.now))
    ]
    return bool(found) if term.type == BOOLEAN else len(found)


def _answer(filled: Filled | None, term: Answer | LastAnswer | FirstAnswer) -> Value:
    return recorded(filled.answers.get(term.field), term.type.kind) if filled else None
