"""Text on the wire <-> typed values in rows: ISO dates are epoch days, blank is None."""

from __future__ import annotations

import math
import re
from datetime import date

from ..days import epoch_day, from_epoch_day
from ..language.bounds import recorded
from ..language.types import Kind, Value
from ..limits import NUMBER_DIGITS

INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
DECIMAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(T.*)?")

TOO_LARGE = f"has more than {NUMBER_DIGITS} digits"


class MisfitError(ValueError):
    """A text is no value of its column's type. The message never repeats the text."""


def to_day(text: str) -> int:
    """The epoch day of an ISO date, or of the date part of an ISO time as it is written."""
    match = DATE.fullmatch(text)
    if match is None:
        raise MisfitError("is not a date such as 2026-11-22")
    try:
        return epoch_day(date.fromisoformat(match[1]))
    except ValueError:
        raise MisfitError("is a day that does not exist") from None


def from_day(day: int) -> str:
    """The ISO date of an epoch day."""
    return from_epoch_day(day).isoformat()


def parse(text: str, kind: str) -> Value:
    """The typed value of ``text``, None where it is blank. Raises :class:`MisfitError`."""
    text = text.strip()
    if not text:
        return None
    match kind:
        case Kind.INTEGER:
            return _countable(_integer(text), kind, TOO_LARGE)
        case Kind.DECIMAL:
            return _countable(_decimal(text), kind, TOO_LARGE)
        case Kind.DATE:
            return _countable(to_day(text), kind, "is a day before 1900 or after 2100")
        case Kind.CHOICES:
            return " ".join(text.split())
        case _:
            return text


def show(value: Value, kind: str) -> str:
    """The text of a typed value as it travels; blank is ''."""
    if value is None:
        return ""
    if kind == Kind.DATE and isinstance(value, int):
        return from_day(value)
    return str(value)


def _integer(text: str) -> int:
    if INTEGER.fullmatch(text) is None:
        raise MisfitError("is not a whole number")
    return int(text)


def _countable(value: Value, kind: str, otherwise: str) -> Value:
    """What rules would not see stays out of the records too, where somebody is told of it."""
    if recorded(value, kind) is None:
        raise MisfitError(otherwise)
    return value


def _decimal(text: str) -> float:
    number = float(text) if DECIMAL.fullmatch(text) else math.nan
    if not math.isfinite(number):
        raise MisfitError("is not a number")
    return number
