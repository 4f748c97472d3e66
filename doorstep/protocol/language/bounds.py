"""Between which numbers a value lies: where it may become too large or too small for an engine.

Numbers of ``limits.NUMBER`` or more are blank, recorded or computed, and so are dates that no
calendar has. SQL only guards a calculation that can come so far: most cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ..days import DAY
from ..limits import (
    DIVISOR,
    EARLIEST_DAY,
    FIRST_DAY,
    LAST_DAY,
    LATEST_DAY,
    NUMBER,
    SMALLEST,
)
from ..problems import Code
from . import terms as t
from .faults import rejected
from .types import Kind, Value


class Bounds(NamedTuple):
    """``least`` is how near to zero a value may come that is not zero."""

    low: float
    high: float
    least: float = 1

    @property
    def size(self) -> float:
        return max(abs(self.low), abs(self.high))


CALENDAR = Bounds(FIRST_DAY, LAST_DAY)
COUNT = Bounds(0, 10**9)
_WHOLE = Bounds(1 - NUMBER, NUMBER - 1)
_DECIMAL = Bounds(-NUMBER, NUMBER, DIVISOR)
_ROUNDING = 2.0**-53
"""Of a double: by this much the difference of two may be nearer to zero than they are."""


def recorded(value: Value, kind: Kind | str) -> Value:
    """A recorded value as rules see it: blank where it is out of bounds."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return value
    if kind == Kind.DATE:
        return value if FIRST_DAY <= value <= LAST_DAY else None
    if kind == Kind.MOMENT:
        return value if FIRST_DAY * DAY <= value < (LAST_DAY + 1) * DAY else None
    if not abs(value) < NUMBER:  # not a number is not less either
        return None
    return 0.0 if kind == Kind.DECIMAL and abs(value) < DIVISOR else value


def within(value: Value, kind: Kind) -> Value:
    """What was computed, or blank where it is out of bounds."""
    if value is None or isinstance(value, str):
        return value
    if kind is Kind.DATE:
        return value if EARLIEST_DAY <= value <= LATEST_DAY else None
    return value if abs(value) < NUMBER else None


SUMS = ("+", "-")
_BOUNDED = (*SUMS, "*", "div", "mod", "date")


def is_bounded(term: t.Term, parent: t.Term | None) -> bool:
    """Whether what a term comes to is held within bounds.

    A sum in a sum is not: together they are one calculation, which cannot run over.
    """
    if not isinstance(term, t.Apply) or term.function not in _BOUNDED:
        return False
    in_sum = isinstance(parent, t.Apply) and parent.function in SUMS
    return not (in_sum and term.function in SUMS)


def runs_over(term: t.Term, parent: t.Term | None) -> bool:
    """Whether it is held within bounds and may come out of them."""
    if not isinstance(term, t.Apply) or not is_bounded(term, parent):
        return False
    found = unguarded(term)
    if term.type.kind is Kind.DATE:
        return found.low < EARLIEST_DAY or found.high > LATEST_DAY
    return found.size >= NUMBER


def check_size(term: t.Term) -> None:
    """Raise ExpressionRejected where a calculation may come to less than a double holds."""
    if isinstance(term, t.Apply):
        for argument in term.arguments:
            check_size(argument)
        if term.type.is_number and bounds(term).least < SMALLEST:
            message = "so many multiplications and divisions come to numbers too small to hold."
            raise rejected(Code.TOO_COMPLEX, term.span, message)


def bounds(term: t.Term, parent: t.Term | None = None) -> Bounds:
    """Of a term's numbers or epoch days, after what ``within`` makes blank."""
    if not isinstance(term, t.Apply):
        return _looked_up(term)
    found = unguarded(term)
    return _within(found, term.type.kind) if is_bounded(term, parent) else found


def _within(found: Bounds, kind: Kind) -> Bounds:
    limit = Bounds(EARLIEST_DAY, LATEST_DAY) if kind is Kind.DATE else _DECIMAL
    return Bounds(max(found.low, limit.low), min(found.high, limit.high), found.least)


def _looked_up(term: t.Term) -> Bounds:
    match term:
        case t.Literal(value=int() | float() as value):
            return Bounds(value, value, abs(value) or 1)
        case t.FormCount() | t.Household() | t.DaysOverdue() | t.HoursOverdue() | t.Attempts():
            return COUNT
    match term.type.kind:
        case Kind.DATE:
            return Bounds(EARLIEST_DAY, LATEST_DAY) if isinstance(term, t.TaskField) else CALENDAR
        case Kind.DECIMAL:
            return _DECIMAL
        case _:
            return _WHOLE


def unguarded(call: t.Apply) -> Bounds:
    """Of the calculation alone, however far it comes."""
    if not (call.type.is_number or call.type.kind is Kind.DATE):
        return COUNT
    return _CALCULATIONS[call.function](call, [bounds(one, call) for one in call.arguments])


def _sum(call: t.Apply, left: Bounds, right: Bounds) -> Bounds:
    whole = call.type.kind is not Kind.DECIMAL
    least = 1 if whole else min(left.least, right.least) * _ROUNDING
    return Bounds(left.low + right.low, left.high + right.high, least)


def _negative(of: Bounds) -> Bounds:
    return Bounds(-of.high, -of.low, of.least)


def _product(left: Bounds, right: Bounds) -> Bounds:
    ends = [one * other for one in left[:2] for other in right[:2]]
    return Bounds(min(ends), max(ends), left.least * right.least)


def _inverse(of: Bounds) -> Bounds:
    """One divided by it; less than DIVISOR counts as 0, by which nothing is divided."""
    most = 1 / max(of.least, DIVISOR)
    return Bounds(-most, most, 1 / max(of.size, DIVISOR))


def _either(*of: Bounds) -> Bounds:
    lows, highs, leasts = zip(*of, strict=True)
    return Bounds(min(lows), max(highs), min(leasts))


def _rest(call: t.Apply, of: list[Bounds]) -> Bounds:
    size = min(of[0].size, of[1].size)
    return Bounds(-size, size, _sum(call, *of).least)


def _whole(_call: t.Apply, of: list[Bounds]) -> Bounds:
    return Bounds(of[0].low - 1, of[0].high + 1)


def _since(_call: t.Apply, of: list[Bounds]) -> Bounds:
    return Bounds(FIRST_DAY - of[0].high, LAST_DAY - of[0].low)


_HOURS = 24 * (LAST_DAY + 1 - FIRST_DAY)
"""Of the calendar."""


Calculation = Callable[[t.Apply, list[Bounds]], Bounds]

_CALCULATIONS: Mapping[str, Calculation] = {
    "+": lambda call, of: _sum(call, *of),
    "-": lambda call, of: _sum(call, of[0], _negative(of[1])),
    "*": lambda _, of: _product(*of),
    "div": lambda _, of: _product(of[0], _inverse(of[1])),
    "mod": _rest,
    "negate": lambda _, of: _negative(of[0]),
    "abs": lambda _, of: Bounds(0, of[0].size, of[0].least),
    "int": _whole,
    "round": _whole,
    "if": lambda _, of: _either(*of[1:]),
    **dict.fromkeys(("min", "max", "coalesce", "date"), lambda _, of: _either(*of)),
    **dict.fromkeys(("string-length", "count-selected"), lambda _, _of: COUNT),
    **dict.fromkeys(("days-since", "weeks-since", "age-in-days"), _since),
    **dict.fromkeys(("age-in-months", "age-in-years"), lambda _, _of: Bounds(-2400, 2400)),
    **dict.fromkeys(("add-months", "day-of"), lambda _, _of: CALENDAR),
    "hours-since": lambda _, _of: Bounds(-_HOURS, _HOURS),
}
"""Of each function that gives a number or a date."""
