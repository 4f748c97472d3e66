"""Epoch days: how rules, rows and SQL count. 1970-01-01 is 0."""

from __future__ import annotations

from datetime import date

_FIRST = date(1970, 1, 1).toordinal()


def epoch_day(day: date) -> int:
    return day.toordinal() - _FIRST


def from_epoch_day(day: int) -> date:
    return date.fromordinal(day + _FIRST)


def shown(day: int | None) -> str:
    """The ISO date of an epoch day, for people."""
    return "never" if day is None else from_epoch_day(day).isoformat()
