"""Epoch days as people read them."""

from __future__ import annotations

from datetime import date

EPOCH = date(1970, 1, 1).toordinal()


def shown(day: int | None) -> str:
    """The ISO date of an epoch day."""
    return "never" if day is None else date.fromordinal(day + EPOCH).isoformat()
