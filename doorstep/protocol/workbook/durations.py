"""Spans of time in cells: ``84``, ``12 weeks``, ``9 months 7 days``, ``36 hours``."""

from __future__ import annotations

import re

from ..durations import Duration

_PART = re.compile(r"(?P<number>[0-9]{1,6})\s*(?P<unit>(?:hour|day|week|month|year)s?)?\s*")
_UNITS = {
    "hour": Duration(hours=1),
    "day": Duration(days=1),
    "week": Duration(days=7),
    "month": Duration(months=1),
    "year": Duration(months=12),
}
_SHORT = re.compile(r"([0-9]{1,6})\s*(h|d|w|m|y|hr|wk|mo|mth|yr)s?\.?")
_LONG = {"h": "hour", "d": "day", "w": "week", "m": "month", "y": "year"}
_EACH = {"hourly": "1 hour", "daily": "1 day", "weekly": "1 week", "monthly": "1 month"}
_NEVER = ("-", "–", "n/a", "na", "never", "none", "always", "open")


def parse_duration(text: str) -> Duration | None:
    sign, rest = (-1, text[1:]) if text.startswith("-") else (1, text)
    parts = list(_PART.finditer(rest))
    whole = "".join(part[0] for part in parts) == rest
    if not parts or not whole or (len(parts) > 1 and not all(part["unit"] for part in parts)):
        return None
    found = Duration()
    for part in parts:
        unit = (part["unit"] or "day").removesuffix("s")
        found = found.plus(_UNITS[unit], sign * int(part["number"]))
    return found


def duration_meant(text: str) -> str | None:
    """How to mend what is no duration, where it shows what was meant."""
    if text.casefold() in _NEVER:
        return "Where it has no end, leave closes blank."
    if "$" in text or "(" in text:
        return "Only the time from the anchor stands here, such as 84 days."
    meant = _spelt(text.casefold())
    return f"Write {meant}." if parse_duration(meant) else None


def _spelt(text: str) -> str:
    if short := _SHORT.fullmatch(text):
        unit = _LONG[short[2][0]]
        return f"{short[1]} {unit}" if short[1] == "1" else f"{short[1]} {unit}s"
    plain = re.sub(r",| and |\.0$|\.$|^\+", " ", text)
    return _EACH.get(text) or " ".join(plain.split())
