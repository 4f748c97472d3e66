"""Two tasks with one form about one list whose windows share days: one visit completes both."""

from __future__ import annotations

from itertools import combinations

from ...days import DAY
from ...language.terms import Term
from ...model.tasks import Occurrence, TaskRule
from ...problems import Code
from ...workbook import Row
from .adviser import Adviser


def check_windows(adviser: Adviser) -> None:
    """Only rules with one anchor are compared: days from other ones may fall anywhere."""
    for (_, first), (row, second) in combinations(adviser.rules(), 2):
        alike = all(
            getattr(first, name) == getattr(second, name)
            for name in ("list", "form", "after", "anchor")
        )
        if alike and _may_meet(first, second, adviser):
            _check_pair(first, second, row, adviser)


def _may_meet(first: TaskRule, second: TaskRule, adviser: Adviser) -> bool:
    """Whether one submission may be about both tasks, and nothing tells which of them it does.

    Where each can be done without the other, their author has told them apart: a visit that
    measures and vaccinates does both, and should.
    """
    together = [(rule.relevant, True) for rule in (first, second)]
    done = [(rule.done_when, True) for rule in (first, second)]
    return adviser.possible(*together) and adviser.possible(*done) and not _apart(adviser, *done)


def _apart(adviser: Adviser, one: tuple[Term, bool], other: tuple[Term, bool]) -> bool:
    return adviser.possible(one, (other[0], False)) and adviser.possible((one[0], False), other)


def _check_pair(first: TaskRule, second: TaskRule, row: Row, adviser: Adviser) -> None:
    for one in first.occurrences:
        for other in second.occurrences:
            rest = DAY if first.per_day == 1 else 0
            if _share(one, other, rest) and _share(other, one, rest):
                message = (
                    f"{first.name} ({one.code}) and {second.name} ({other.code}) are open on the "
                    f"same days, so one {first.form} completes both."
                )
                adviser.warn(Code.SHARED_WINDOWS, row, "form", message)
                return


def _share(one: Occurrence, other: Occurrence, rest: int) -> bool:
    """Whether ``other`` opens before ``one`` has closed."""
    if one.after or other.after:
        return False
    if one.closes is None:
        return True
    return other.due.least - other.opens.seconds < one.due.most + one.closes.seconds + rest
