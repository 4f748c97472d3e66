"""For which day, hour and span of time tasks are asked: the parameters of every task query."""

from __future__ import annotations

from dataclasses import dataclass

from . import limits
from .days import DAY


@dataclass(frozen=True, slots=True)
class Present:
    """When a question is asked for: ``now`` is a second of ``today``, on the programme's clocks."""

    today: int
    now: int


@dataclass(frozen=True, slots=True)
class Horizon:
    """The days that a question is about, both ends in, as epoch days."""

    from_day: int
    to_day: int

    def meets(self, opens: int, closes: int | None) -> bool:
        """Whether a window that opens and closes on these days shares a day with it."""
        return opens <= self.to_day and (closes is None or closes >= self.from_day)


EVERYTHING = Horizon(limits.FIRST_DAY, limits.LAST_DAY)


def last_second(today: int) -> int:
    """The end of a day: the time that is meant where somebody asks for a day alone."""
    return today * DAY + DAY - 1


def end_of(today: int) -> Present:
    return Present(today, last_second(today))


def parameters(
    today: int, now: int | None = None, horizon: Horizon = EVERYTHING
) -> dict[str, int | str]:
    """``now`` is a second of ``today``, counted as ``package.QueriesJson`` says."""
    return {
        "today": today,
        "now": last_second(today) if now is None else now,
        "from_day": horizon.from_day,
        "to_day": horizon.to_day,
    }
