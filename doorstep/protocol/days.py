"""Epoch days: how rules, rows and SQL count. 1970-01-01 is 0. And the months of the calendar.

``sql/calendar.py`` says the same in whole numbers that every engine can divide.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from .limits import FIRST_DAY, LAST_DAY

DAY = 86_400  # seconds
_FIRST = date(1970, 1, 1).toordinal()


def epoch_day(day: date) -> int:
    return day.toordinal() - _FIRST


def from_epoch_day(day: int) -> date:
    return date.fromordinal(day + _FIRST)


def shown(day: int | None) -> str:
    """The ISO date of an epoch day, for people."""
    return "never" if day is None else from_epoch_day(day).isoformat()


def shown_moment(moment: int | None) -> str:
    """Date and time of local seconds, for people."""
    if moment is None:
        return "never"
    day, second = divmod(moment, DAY)
    return f"{shown(day)} {second // 3600:02}:{second // 60 % 60:02}"


def in_calendar(day: int) -> bool:
    """Whether its month can be told: on every engine, from 1900-03-01 to 2100-02-28."""
    return FIRST_DAY <= day <= LAST_DAY


def month_index(day: int) -> int:
    """Whole months from March 1900 to the month of a day."""
    found = from_epoch_day(day)
    return 12 * (found.year - 1900) + found.month - 3


def month_number(day: int) -> int:
    """Months since the year 0: 12 * year + the month's number from 0."""
    return month_index(day) + BEFORE_MARCH_1900


BEFORE_MARCH_1900 = 12 * 1900 + 2


def first_day(month: int) -> int:
    """The first day of a month, by its index."""
    year, month_of_year = divmod(month + 2, 12)
    return epoch_day(date(1900 + year, month_of_year + 1, 1))


def day_in_month(month: int, day: int) -> int:
    """The day of that number in a month, or its last: day 31 of February is the 28th or 29th."""
    first = from_epoch_day(first_day(month))
    return epoch_day(first.replace(day=min(day, monthrange(first.year, first.month)[1])))


def day_of_month(day: int) -> int:
    return from_epoch_day(day).day


def add_months(day: int | None, months: int | None) -> int | None:
    """The same day of another month or, where that has none, its last day.

    None where a side is, and outside the calendar.
    """
    if day is None or months is None or not in_calendar(day):
        return None
    month = month_index(day) + months
    if not 0 <= month <= month_index(LAST_DAY):
        return None
    return day_in_month(month, day_of_month(day))


def months_since(day: int | None, today: int) -> int | None:
    """The greatest n for which ``add_months(day, n)`` is today or earlier."""
    if day is None or not in_calendar(day):
        return None
    months = month_index(today) - month_index(day)
    reached = add_months(day, months)
    return months if reached is not None and reached <= today else months - 1
