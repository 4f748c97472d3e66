"""The present, in the shapes that the server needs."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from doorstep.protocol.submissions import values


def milliseconds() -> int:
    """Since 1970, as hybrid logical clocks count."""
    return int(timezone.now().timestamp() * 1000)


def today(time_zone: str) -> date:
    """The day it is where the programme is."""
    return timezone.now().astimezone(ZoneInfo(time_zone)).date()


def wall_clock(time_zone: str) -> int:
    """Seconds that clocks there have shown since they showed 1970-01-01T00:00."""
    return values.wall_clock(timezone.now(), ZoneInfo(time_zone))


def text(moment: datetime) -> str:
    """ISO time in UTC with milliseconds: ``2026-11-22T08:30:00.000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
