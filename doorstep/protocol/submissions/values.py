"""Text on the wire <-> typed values in rows: ISO dates are epoch days, ISO times local seconds.

Blank is None.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, tzinfo

from ..days import DAY, epoch_day, from_epoch_day
from ..language.bounds import recorded
from ..language.types import Kind, Value
from ..limits import NUMBER_DIGITS

INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
DECIMAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(T.*)?")

TOO_LARGE = f"has more than {NUMBER_DIGITS} digits"
FAR = "is a day before 1900 or after 2100"


MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]((?:[01][0-9]|2[0-3]):[0-5][0-9])(:[0-5][0-9])?([.][0-9]+)?"
    r"(Z|[+-](?:0[0-9]|1[0-4])(?::?[0-5][0-9])?)?"
)


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


def to_moment(text: str, zone: tzinfo) -> int:
    """The local seconds of an ISO time: as it is written or, with an offset, as clocks in ``zone``
    showed it then.
    """
    match = MOMENT.fullmatch(text)
    if match is None:
        raise MisfitError("is not a time such as 2026-11-22T08:30")
    day, time, seconds, _, offset = match.groups()
    try:
        written = datetime.fromisoformat(f"{day}T{time}{seconds or ':00'}{_offset(offset)}")
        return wall_clock(written, zone) if offset else wall_clock(written.replace(tzinfo=UTC), UTC)
    except (ValueError, OverflowError):
        raise MisfitError("is a day that does not exist") from None


def _offset(text: str | None) -> str:
    """``+03:00``, as every version of Python reads it."""
    if text in (None, "Z"):
        return "+00:00" if text else ""
    digits = (text or "")[1:].replace(":", "")
    return f"{(text or '')[0]}{digits[:2]}:{digits[2:] or '00'}"


def wall_clock(moment: datetime, zone: tzinfo) -> int:
    """Seconds that clocks in ``zone`` have shown since they showed 1970-01-01T00:00."""
    there = moment.astimezone(zone)
    return int(there.replace(tzinfo=UTC, microsecond=0).timestamp())


def from_moment(moment: int) -> str:
    """The ISO time of local seconds."""
    day, second = divmod(moment, DAY)
    return f"{from_day(day)}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"


def parse(text: str, kind: str, zone: tzinfo = UTC) -> Value:
    """The typed value of ``text``, None where it is blank. Raises :class:`MisfitError`.

    ``zone`` is where the programme is: where a time is when it says its own offset.
    """
    text = text.strip()
    if not text:
        return None
    match kind:
        case Kind.INTEGER:
            return _countable(_integer(text), kind, TOO_LARGE)
        case Kind.DECIMAL:
            return _countable(_decimal(text), kind, TOO_LARGE)
        case Kind.DATE:
            return _countable(to_day(text), kind, FAR)
        case Kind.MOMENT:
            return _countable(to_moment(text, zone), kind, FAR)
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
    if kind == Kind.MOMENT and isinstance(value, int):
        return from_moment(value)
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
