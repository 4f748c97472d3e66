"""Months in whole numbers: no two engines have the same date functions, but all of them divide.

Years begin in March, so that a leap day is the last day of one. All numbers are positive from
1900-03-01 to 2100-02-28 (``limits.FIRST_DAY``, ``LAST_DAY``), where dividing needs no sign.
An argument stands in a result several times: give a column, or a term that is short.
"""

from __future__ import annotations

from sqlglot import exp

from ..limits import FIRST_DAY, LAST_DAY
from .brackets import operand

MONTHS = 2_400
"""Of the calendar: their indexes are 0 (March 1900) to 2399 (February 2100)."""


def month_index(day: exp.Expr) -> exp.Expr:
    """Whole months from March 1900 to the month of a day."""
    return _plus(_times(12, _divided(_quarters(day), 1461)), _divided(_fifths(day), 153))


def day_of_month(day: exp.Expr) -> exp.Expr:
    """1 to 31."""
    return _plus(_divided(_rest(_fifths(day), 153), 5), 1)


def first_day(month: exp.Expr) -> exp.Expr:
    """The first day of a month, by its index."""
    years = _divided(_times(1461, _divided(month, 12)), 4)
    months = _divided(_plus(_times(153, _rest(month, 12)), 2), 5)
    return _plus(_plus(years, months), FIRST_DAY)


def last_day(month: exp.Expr) -> exp.Expr:
    """The last day of a month, by its index."""
    return _minus(first_day(_plus(month, 1)), 1)


def in_calendar(day: exp.Expr) -> exp.Expr:
    """A condition; NULL for NULL."""
    return _between(day, FIRST_DAY, LAST_DAY)


def day_in_month(month: exp.Expr, day: exp.Expr) -> exp.Expr:
    """The day of that number in a month, or its last: day 31 of February is the 28th or 29th.

    For arguments that are not NULL. February 2100 has no 29th, which ``last_day`` does not know.
    """
    wanted = _plus(first_day(month), _minus(day, 1))
    return exp.Least(this=wanted, expressions=[last_day(month), _number(LAST_DAY)])


def add_months(day: exp.Expr, months: exp.Expr) -> exp.Expr:
    """The same day of another month, or its last day. NULL outside the calendar."""
    month = _plus(month_index(day), months)
    inside = exp.And(this=in_calendar(day), expression=_between(month, 0, MONTHS - 1))
    return _where(inside, day_in_month(month, day_of_month(day)))


def months_since(day: exp.Expr, today: exp.Expr) -> exp.Expr:
    """The greatest n for which ``add_months(day, n)`` is today or earlier."""
    months = _minus(month_index(today), month_index(day))
    this_month = day_in_month(month_index(today), day_of_month(day))
    not_yet = exp.GT(this=this_month, expression=today.copy())
    less = exp.Case(ifs=[exp.If(this=not_yet, true=_number(1))], default=_number(0))
    return _where(in_calendar(day), _minus(months, less))


def _quarters(day: exp.Expr) -> exp.Expr:
    """Quarter days since the first day: a year has 1461 of them."""
    return _plus(_times(4, day), 4 * -FIRST_DAY + 3)


def _fifths(day: exp.Expr) -> exp.Expr:
    """Fifths of a day since the first of March: from there on, 153 days are five months."""
    day_of_year = _divided(_rest(_quarters(day), 1461), 4)
    return _plus(_times(5, day_of_year), 2)


def _where(condition: exp.Expr, value: exp.Expr) -> exp.Expr:
    return exp.Case(ifs=[exp.If(this=condition, true=value)])


def _between(value: exp.Expr, low: int, high: int) -> exp.Expr:
    return exp.Between(this=operand(value.copy()), low=_number(low), high=_number(high))


def _number(value: int) -> exp.Expr:
    return exp.convert(value)


def _plus(left: exp.Expr, right: exp.Expr | int) -> exp.Expr:
    if isinstance(right, int) and right < 0:
        return _minus(left, -right)
    return _binary(exp.Add, left, right)


def _minus(left: exp.Expr, right: exp.Expr | int) -> exp.Expr:
    return _binary(exp.Sub, left, right)


def _times(left: int, right: exp.Expr) -> exp.Expr:
    return exp.Mul(this=_number(left), expression=operand(right.copy()))


def _divided(left: exp.Expr, right: int) -> exp.Expr:
    """Without what is left over. ``dialects`` knows how each engine writes it."""
    return _binary(exp.IntDiv, left, right)


def _rest(left: exp.Expr, right: int) -> exp.Expr:
    """What is left over, of two whole numbers that are not negative: engines agree on those."""
    return _binary(exp.Mod, left, right)


def _binary(kind: type[exp.Binary], left: exp.Expr, right: exp.Expr | int) -> exp.Expr:
    other = _number(right) if isinstance(right, int) else right.copy()
    return kind(this=operand(left.copy()), expression=operand(other))
