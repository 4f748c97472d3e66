"""Local seconds as days and hours. Engines do not agree on dividing below 0: here nothing is."""

from __future__ import annotations

from sqlglot import exp

from ..days import DAY
from ..durations import HOUR
from ..limits import FIRST_DAY, LAST_DAY
from .brackets import operand
from .names import cast

HOURS = 24 * (LAST_DAY + 1 - FIRST_DAY)
"""Of the calendar."""


def now() -> exp.Expr:
    return exp.Placeholder(this="now")


def day_of(moment: exp.Expr) -> exp.Expr:
    """The epoch day of a moment."""
    return _floored(moment, DAY, -FIRST_DAY)


def hours_since(moment: exp.Expr) -> exp.Expr:
    """Completed hours up to now."""
    return _floored(exp.Sub(this=now(), expression=operand(moment)), HOUR, HOURS)


def first_of(day: exp.Expr) -> exp.Expr:
    """The first moment of a day. Some engines take a small parameter for a 32-bit number."""
    wide = cast(day, "BIGINT") if isinstance(day, exp.Placeholder) else operand(day)
    return exp.Mul(this=wide, expression=exp.convert(DAY))


def _floored(seconds: exp.Expr, unit: int, raised: int) -> exp.Expr:
    """So many whole units, also below 0: ``raised`` by so many it is not."""
    above = exp.Add(this=operand(seconds), expression=exp.convert(raised * unit))
    units = exp.IntDiv(this=exp.Paren(this=above), expression=exp.convert(unit))
    return exp.Sub(this=exp.Paren(this=units), expression=exp.convert(raised))
