"""The value of a term in a given scope."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.bounds import recorded
from ..language.terms import (
    Answer,
    Apply,
    DaysOverdue,
    FormCount,
    LastAnswer,
    LastSubmitted,
    Literal,
    Property,
    TaskField,
    Term,
    Today,
    TriggerDay,
)
from ..language.types import Value
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
    now: int = 0


def value(term: Term, scope: Scope, parent: Term | None = None) -> Value:
    match term:
        case Literal():
            return term.value
        case Apply():
            arguments = [value(argument, scope, term) for argument in term.arguments]
            return applied(term, parent, arguments, scope.today)
        case _:
            return looked_up(term, scope)


def looked_up(term: Term, scope: Scope) -> Value:
    match term:
        case Property():
            return recorded(scope.record.values.get(term.name), term.type.kind)
        case Answer():
            return _answer(scope.submission, term)
        case TriggerDay():
            return scope.submission.day if scope.submission else None
        case Today():
            return scope.today
        case DaysOverdue():
            return scope.overdue
        case FormCount() | LastSubmitted() | LastAnswer():
            return _from_forms(term, scope)
        case TaskField() | Literal() | Apply():
            raise TypeError(f"{term} cannot be looked up on a record")


def _from_forms(term: FormCount | LastSubmitted | LastAnswer, scope: Scope) -> Value:
    about = scope.world.about(term.form, scope.record.id, scope.today)
    if isinstance(term, FormCount):
        return len(about)
    if not about:
        return None
    return about[-1].day if isinstance(term, LastSubmitted) else _answer(about[-1], term)


def _answer(filled: Filled | None, term: Answer | LastAnswer) -> Value:
    return recorded(filled.answers.get(term.field), term.type.kind) if filled else None
