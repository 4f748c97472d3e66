"""What each operator and function means.

Blank is None. A comparison with a blank is false, save that ``!=`` is true; two blanks are equal
where XPath compares them as text. Arithmetic with a blank is blank, and so are division by zero and
what comes out of bounds.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from .. import days
from ..durations import HOUR
from ..horizon import Present
from ..language.bounds import is_bounded, within
from ..language.terms import Apply, Term
from ..language.types import TEXTUAL, Kind, Value
from ..limits import DIVISOR

Number = int | float
Function = Callable[[Apply, Sequence[Value], Present], Value]
"""Takes the call (for its types), the values of its arguments, and for when it is asked."""


def _numeric(compute: Callable[..., Value]) -> Function:
    """Blank where any argument is blank."""

    def function(_call: Apply, values: Sequence[Value], _at: Present) -> Value:
        return None if None in values else compute(*values)

    return function


def _compares(compare: Callable[[Number, Number], bool]) -> Function:
    """False where either side is blank."""

    def function(_call: Apply, values: Sequence[Value], _at: Present) -> bool:
        return None not in values and compare(*cast("Sequence[Number]", values))

    return function


def _plain(compute: Callable[..., Value]) -> Function:
    """Takes blanks as they are."""

    def function(_call: Apply, values: Sequence[Value], _at: Present) -> Value:
        return compute(*values)

    return function


def _equal(call: Apply, values: Sequence[Value], _at: Present) -> bool:
    left, right = values
    if left is None and right is None:
        return _as_text(call)
    return left == right


def _as_text(call: Apply) -> bool:
    """Whether both sides are texts, or both looked up and none computed: XPath compares texts."""
    return all(a.type.kind in TEXTUAL or not isinstance(a, Apply) for a in call.arguments)


def _unequal(call: Apply, values: Sequence[Value], at: Present) -> bool:
    return not _equal(call, values, at)


def _divide(left: Number, right: Number) -> Value:
    return left / right if abs(right) >= DIVISOR else None


def _modulo(left: Number, right: Number) -> Value:
    """What is left over, with the sign of the left side."""
    times = within(_divide(left, right), Kind.DECIMAL)
    return None if times is None else left - right * math.trunc(cast("float", times))


def _names(chosen: Value) -> list[str]:
    return str(chosen).split(" ") if chosen is not None else []


def _since(_call: Apply, values: Sequence[Value], at: Present) -> int | None:
    day = cast("int | None", values[0])
    return None if day is None else at.today - day


def _weeks_since(call: Apply, values: Sequence[Value], at: Present) -> int | None:
    since = _since(call, values, at)
    return None if since is None else math.trunc(since / 7)


def _age_in_months(_call: Apply, values: Sequence[Value], at: Present) -> int | None:
    return days.months_since(cast("int | None", values[0]), at.today)


def _age_in_years(call: Apply, values: Sequence[Value], at: Present) -> int | None:
    months = _age_in_months(call, values, at)
    return None if months is None else months // 12


def _hours_since(_call: Apply, values: Sequence[Value], at: Present) -> int | None:
    moment = cast("int | None", values[0])
    return None if moment is None else (at.now - moment) // HOUR


def _first(*values: Value) -> Value:
    return next((value for value in values if value is not None), None)


def _text(value: Value) -> str:
    """A blank is an empty text to XPath."""
    return "" if value is None else str(value)


def _matches(text: Value, pattern: str) -> bool:
    return re.fullmatch(pattern, _text(text), re.ASCII | re.DOTALL) is not None


def applied(call: Apply, parent: Term | None, values: Sequence[Value], at: Present) -> Value:
    """What a call comes to; blank where that is out of bounds."""
    found = FUNCTIONS[call.function](call, values, at)
    return within(found, call.type.kind) if is_bounded(call, parent) else found


FUNCTIONS: Mapping[str, Function] = {
    "or": _plain(lambda a, b: bool(a or b)),
    "and": _plain(lambda a, b: bool(a and b)),
    "not": _plain(lambda a: not a),
    "=": _equal,
    "!=": _unequal,
    "<": _compares(operator.lt),
    "<=": _compares(operator.le),
    ">": _compares(operator.gt),
    ">=": _compares(operator.ge),
    "+": _numeric(operator.add),
    "-": _numeric(operator.sub),
    "*": _numeric(operator.mul),
    "div": _numeric(_divide),
    "mod": _numeric(_modulo),
    "negate": _numeric(operator.neg),
    "is-blank": _plain(lambda a: a is None),
    "if": _plain(lambda condition, then, otherwise: then if condition else otherwise),
    "coalesce": _plain(_first),
    "selected": _plain(lambda chosen, name: name in _names(chosen)),
    "count-selected": _plain(lambda chosen: len(_names(chosen))),
    "int": _numeric(math.trunc),
    "round": _numeric(lambda number: math.floor(number + 0.5)),
    "min": _numeric(min),
    "max": _numeric(max),
    "abs": _numeric(abs),
    "string-length": _plain(lambda text: 0 if text is None else len(text)),
    "contains": _plain(lambda text, part: _text(part) in _text(text)),
    "starts-with": _plain(lambda text, part: _text(text).startswith(_text(part))),
    "regex": _plain(_matches),
    "date": _numeric(lambda day: day),
    "days-since": _since,
    "weeks-since": _weeks_since,
    "age-in-days": _since,
    "age-in-months": _age_in_months,
    "age-in-years": _age_in_years,
    "add-months": _numeric(days.add_months),
    "hours-since": _hours_since,
    "day-of": _numeric(lambda moment: moment // days.DAY),
}
