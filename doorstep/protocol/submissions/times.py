"""When did it happen, and who came later? What a phone says, as far as it can be true.

A phone may be years ahead or behind. Its work is taken all the same; what cannot be true is set
right as well as it can be known, and marked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo

from ..days import DAY, epoch_day
from ..horizon import last_second
from .clock import DRIFT_LIMIT, Clock
from .values import wall_clock


@dataclass(frozen=True, slots=True)
class Said:
    """What a phone says: the day, the time by its own watch, and its hybrid clock."""

    happened: date
    recorded: datetime
    clock: Clock


@dataclass(frozen=True, slots=True)
class Arrival:
    """What the server knows when it comes in.

    ``now`` is in ms. ``ahead``: how far the phone's watch was ahead of the server's when it sent
    this, in ms; 0 where it did not say. ``zone`` is where the programme is.
    """

    now: int
    zone: tzinfo
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class Settled:
    """``doubted`` is the day that the phone said, where ``happened`` is another one."""

    happened: date
    clock: Clock
    doubted: date | None


def settle(said: Said, at: Arrival) -> Settled:
    """A time is believed between what the phone knew when it recorded and what the server knows."""
    ahead = at.ahead if abs(at.ahead) > DRIFT_LIMIT else 0
    clock = _clock(said.clock, at.now, ahead)
    time = int(said.recorded.timestamp() * 1000) - ahead
    known = said.clock.ms if said.clock.ms <= at.now + DRIFT_LIMIT else 0
    if known - DRIFT_LIMIT <= time <= at.now + DRIFT_LIMIT:
        day = _day(time, at.zone) if ahead else said.happened
    else:
        day = _day(clock.ms, at.zone)
    latest = _day(at.now + DRIFT_LIMIT, at.zone)
    day = min(day, latest)
    return Settled(day, clock, said.happened if said.happened != day else None)


def happened_at(happened: date, recorded: datetime, zone: tzinfo) -> int:
    """The moment of a submission, in local seconds: when it was recorded, if that was on its day.

    Else nobody knows its time of day, and the end of the day is meant: so for what was set right,
    and for what was imported later.
    """
    day, at = epoch_day(happened), wall_clock(recorded, zone)
    return at if at // DAY == day else last_second(day)


def _clock(clock: Clock, now: int, ahead: int) -> Clock:
    """Without a limit one phone with a wrong year would win every conflict for years."""
    if clock.ms <= now + DRIFT_LIMIT:
        return clock
    return replace(clock, ms=max(0, min(clock.ms - max(ahead, 0), now)))


def _day(ms: int, zone: tzinfo) -> date:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(zone).date()
