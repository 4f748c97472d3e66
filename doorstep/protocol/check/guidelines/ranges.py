"""Whether bounds on one number leave it any value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from .facts import Bound

_Edge = tuple[Fraction, bool]  # a limit, and whether the number may be just that


def is_empty(bounds: Sequence[Bound]) -> bool:
    low = [_edge(bound) for bound in bounds if bound.operator in (">", ">=")]
    high = [_edge(bound) for bound in bounds if bound.operator in ("<", "<=")]
    if bounds[0].is_count:
        low.append((Fraction(), True))
    if not low or not high:
        return False
    least = max(low, key=lambda edge: (edge[0], not edge[1]))
    most = min(high, key=lambda edge: (edge[0], edge[1]))
    return least[0] > most[0] or (least[0] == most[0] and not (least[1] and most[1]))


def _edge(bound: Bound) -> _Edge:
    """A whole number above 17 is at least 18."""
    limit, touches = bound.limit, bound.operator in ("<=", ">=")
    if not bound.is_whole:
        return limit, touches
    if bound.operator in (">", ">="):
        return Fraction(math.ceil(limit) if touches else math.floor(limit) + 1), True
    return Fraction(math.floor(limit) if touches else math.ceil(limit) - 1), True
