"""In which hours messages go out, where the programme is: also on the day the clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from doorstep.protocol.model.messages import Hours

MIDNIGHT = 24 * 60


def opening(now: datetime, zone: ZoneInfo, hours: Hours) -> datetime:
    """Now, or when the next span of hours begins."""
    today = now.astimezone(zone).date()
    if now >= closing(today, zone, hours):
        return _at(today + timedelta(days=1), zone, hours.start)
    return max(now, _at(today, zone, hours.start))


def closing(day: date, zone: ZoneInfo, hours: Hours) -> datetime:
    return _at(day, zone, hours.end)


def is_open(now: datetime, zone: ZoneInfo, hours: Hours) -> bool:
    return opening(now, zone, hours) == now


def _at(day: date, zone: ZoneInfo, minutes: int) -> datetime:
    """When clocks there show it, not so many minutes after midnight: some days are shorter."""
    if minutes == MIDNIGHT:
        day, minutes = day + timedelta(days=1), 0
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone).astimezone(UTC)
