"""How long and deep an expression becomes as SQL: some functions write their arguments twice."""

from __future__ import annotations

from .. import limits
from ..problems import Code
from . import terms as t
from .bounds import bounds, runs_over
from .faults import rejected
from .types import Kind

_MONTHS = {"add-months": 12, "age-in-months": 6, "age-in-years": 6}
_MOMENTS = ("hours-since", "day-of")


def check_cost(term: t.Term) -> None:
    """Raise ExpressionRejected where nested functions would make the SQL too long or too deep."""
    if _cost(term) > limits.EXPRESSION_COST:
        message = "max, min, mod, div or months stand too often inside each other."
        raise rejected(Code.TOO_COMPLEX, term.span, message)
    if _levels(term) > limits.EXPRESSION_LEVELS:
        message = "calculations that may come to very large numbers stand too deep in each other."
        raise rejected(Code.TOO_COMPLEX, term.span, message)


def _cost(term: t.Term) -> int:
    if not isinstance(term, t.Apply):
        return 1
    return 1 + sum(_times(term, i) * _cost(one) for i, one in enumerate(term.arguments))


def _times(call: t.Apply, place: int) -> int:
    """How often the SQL of a function has one of its arguments."""
    match call.function:
        case "max" | "min":
            return len(call.arguments)
        case "mod":
            return 2 + place
        case "div":
            return 2 if place and bounds(call.arguments[1]).least < limits.DIVISOR else 1
    return _MONTHS.get(call.function, 1)


def _levels(term: t.Term, parent: t.Apply | None = None) -> int:
    """Brackets inside each other."""
    if not isinstance(term, t.Apply):
        return 0
    own = _brackets(term) + (6 if runs_over(term, parent) else 0)
    return own + max((_levels(one, term) for one in term.arguments), default=0)


def _brackets(call: t.Apply) -> int:
    match call.function:
        case "and" | "or":  # a chain of them needs none
            return 0
        case "div":
            return 2 + _times(call, 1)
        case "*":
            return 1 if call.type.kind is Kind.DECIMAL else 3
        case name if name in _MOMENTS:
            return 3
        case name:
            return 16 if name in _MONTHS else 1
