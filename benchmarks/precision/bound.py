"""What nobody could do better, who knew everything beforehand.

The work is that of a CHW without limits: she visits each day whoever has something open, so she
finds the most. An optimiser then chooses, for each line of the table by itself, the households
and days that serve that line best with the visits there are; it knows every birth and illness of
the future, and finds everybody at home. It may split a visit (a linear programme), which only
makes the bound higher.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from doorstep.protocol.days import DAY
from doorstep.protocol.model.programme import Programme

from .notebook import MORNING
from .outcomes import (
    EARLY,
    Work,
    births,
    counted,
    is_danger,
    is_high_risk,
    is_low_risk,
)
from .people import END, START, Community
from .worker import Diary, is_working_day


@dataclass(frozen=True, slots=True)
class Wanted:
    """A visit to a household on one of these days, both ends in."""

    household: str
    first: int
    last: int

    def days(self) -> Iterator[int]:
        first, last = max(self.first, START), min(self.last, END - 1)
        return (day for day in range(first, last + 1) if is_working_day(day))


def bounds(
    programme: Programme, of: Community, without_limits: Diary, each_day: int
) -> dict[str, float]:
    """By the names of ``outcomes.measures``: the best that is possible, in per cent."""
    work = counted(programme, without_limits)

    def wanted(which: Iterable[Work], *, late: bool = False) -> list[Wanted]:
        return [_window(without_limits, one, late=late) for one in which]

    early = [
        Wanted(b.household, -(-(b.born_at - MORNING) // DAY), (b.born_at + EARLY) // DAY)
        for b in births(of)
    ]
    low = wanted((w for w in work if is_low_risk(w)), late=True)
    return {
        "danger signs looked at again within 24 h, %": most_met(
            wanted(w for w in work if is_danger(w)), each_day
        ),
        "first visit within 48 h of birth, % of all births": most_met(early, each_day),
        "contacts of people at risk on time, %": most_met(
            wanted(w for w in work if is_high_risk(w)), each_day
        ),
        "low-risk work never done, %": 100 - most_met(low, each_day),
    }


def _window(diary: Diary, work: Work, *, late: bool) -> Wanted:
    task = work.task
    last = task.closes if late and task.closes is not None else task.due
    return Wanted(diary.households.get(task.subject, task.subject), task.opens, last)


def most_met(wanted: list[Wanted], each_day: int) -> float:
    """Per cent of the wanted visits that can be made at most."""
    if not wanted:
        return 0.0
    visits = {
        place: i
        for i, place in enumerate(
            sorted({(one.household, day) for one in wanted for day in one.days()})
        )
    }
    days = {day: i for i, day in enumerate(sorted({day for _, day in visits}))}
    met, made = len(wanted), len(visits)
    cells = [(i, i, 1.0) for i in range(met)]  # what is met needs a visit in its days ...
    for i, one in enumerate(wanted):
        cells += [(i, met + visits[one.household, day], -1.0) for day in one.days()]
    for (_, day), i in visits.items():  # ... and each day has so many
        cells.append((met + days[day], met + i, 1.0))
    rows, columns, values = (np.array(part) for part in zip(*cells, strict=True))
    matrix = coo_matrix((values, (rows, columns)), shape=(met + len(days), met + made))
    most = np.concatenate([np.zeros(met), np.full(len(days), float(each_day))])
    worth = np.concatenate([-np.ones(met), np.zeros(made)])
    found = linprog(worth, A_ub=matrix.tocsr(), b_ub=most, bounds=(0, 1), method="highs")
    return float(-100 * found.fun / met)
