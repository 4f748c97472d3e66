"""Which rules may give other tasks in another hour of one day."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.functions import SINCE_MOMENT
from ..language.terms import Apply, Household, Now, Term
from ..model.programme import Programme
from ..model.tasks import TaskRule


def moves_within_day(programme: Programme, rule: TaskRule) -> bool:
    """Whether it counts in hours, or looks at the clock."""
    read = [rule.relevant, rule.done_when, *(one.when for one in programme.reasons_of(rule))]
    return rule.per_day > 1 or any(_looks_at_clock(part) for term in read for part in _all(term))


def _looks_at_clock(term: Term) -> bool:
    return isinstance(term, Now) or (isinstance(term, Apply) and term.function in SINCE_MOMENT)


def _all(term: Term) -> Iterator[Term]:
    yield term
    if isinstance(term, Apply):
        for argument in term.arguments:
            yield from _all(argument)
    if isinstance(term, Household):
        yield from _all(term.condition)
