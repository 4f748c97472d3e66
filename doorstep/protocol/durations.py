"""Spans of time as programmes write them: months are those of the calendar, days have 24 hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .days import DAY, add_months

HOUR = 3_600  # seconds


@dataclass(frozen=True, slots=True)
class Duration:
    """Months first, then days and hours; all of one sign."""

    months: int = 0
    days: int = 0
    hours: int = 0

    @property
    def seconds(self) -> int:
        """Of its days and hours."""
        return self.days * DAY + self.hours * HOUR

    def plus(self, other: Duration, times: int = 1) -> Duration:
        return Duration(
            self.months + times * other.months,
            self.days + times * other.days,
            self.hours + times * other.hours,
        )

    @property
    def least(self) -> int:
        """Seconds, where its months are short."""
        return _extremes(self.months)[0] * DAY + self.seconds

    @property
    def most(self) -> int:
        """Seconds, where its months are long."""
        return _extremes(self.months)[1] * DAY + self.seconds

    def is_within(self, other: Duration) -> bool:
        """Whether it ends no later than the other, on whatever day both begin."""
        pairs = zip(shifts(self.months), shifts(other.months), strict=True)
        return all(mine * DAY + self.seconds <= its * DAY + other.seconds for mine, its in pairs)

    def __str__(self) -> str:
        return " ".join(_parts(self)) or "0 days"


def _parts(duration: Duration) -> Iterator[str]:
    for count, unit in (
        (duration.months, "month"),
        (duration.days, "day"),
        (duration.hours, "hour"),
    ):
        if count:
            yield f"{count} {unit}" if abs(count) == 1 else f"{count} {unit}s"


@cache
def shifts(months: int) -> tuple[int, ...]:
    """Days that so many months take, from each day of four years: then the calendar repeats."""
    return tuple((add_months(day, months) or 0) - day for day in range(4 * 365 + 1))


@cache
def _extremes(months: int) -> tuple[int, int]:
    return min(shifts(months)), max(shifts(months))
