"""How long an expression becomes as SQL, where some functions write their arguments twice."""

from __future__ import annotations

from .. import limits
from ..problems import Code
from . import terms as t
from .faults import rejected

_REPEATING = ("max", "min", "mod")  # SQL has none that is the same on every engine


def check_cost(term: t.Term) -> None:
    """Raise ExpressionRejected where nested functions would make the SQL too long."""
    if _cost(term) > limits.EXPRESSION_COST:
        message = "max, min or mod stand too often inside each other."
        raise rejected(Code.TOO_COMPLEX, term.span, message)


def _cost(term: t.Term) -> int:
    if not isinstance(term, t.Apply):
        return 1
    times = len(term.arguments) if term.function in _REPEATING else 1
    return 1 + times * sum(map(_cost, term.arguments))
