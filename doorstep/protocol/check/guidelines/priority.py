"""A row of the sheet priority can match, tells tasks apart and changes their order."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.tasks import Reason, TaskRule
from ...problems import Code
from ...workbook import Row
from .adviser import Adviser


def check_reasons(adviser: Adviser) -> None:
    for row, reason in adviser.reasons():
        rules = adviser.rules_of(reason)
        _check_weight(row, reason, rules, adviser)
        _check_match(row, reason, rules, adviser)


def _check_weight(row: Row, reason: Reason, rules: Sequence[TaskRule], adviser: Adviser) -> None:
    lifts = reason.band is not None and any(rule.band < reason.band for rule in rules)
    weighs = reason.points > 0 or (reason.points_per_day > 0 and reason.cap != 0)
    if not lifts and not weighs:
        column = "band" if reason.band is not None else "points"
        message = "the row gives no points and lifts no task to a higher band."
        adviser.warn(Code.IDLE_REASON, row, column, message)
    elif reason.cap is not None and not reason.points_per_day:
        message = "cap limits points_per_day, and the row has none."
        hint = "Give the row points_per_day, or leave cap blank."
        adviser.warn(Code.IDLE_REASON, row, "cap", message, hint)


def _check_match(row: Row, reason: Reason, rules: Sequence[TaskRule], adviser: Adviser) -> None:
    """A condition that goes against what makes the tasks relevant, or repeats it."""
    conditions = [(reason.when, True), (reason.when, False)]
    conditions += [(rule.relevant, True) for rule in rules]
    if not all(map(adviser.possible, conditions)):
        return  # told of the condition itself
    names = ", ".join(rule.name for rule in rules)
    if not any(adviser.possible((reason.when, True), (rule.relevant, True)) for rule in rules):
        message = f"this can never be true while {names} is relevant."
        adviser.warn(Code.NEVER_TRUE, row, "when", message)
    elif reason.band is not None and not any(
        adviser.possible((reason.when, False), (rule.relevant, True)) for rule in rules
    ):
        message = f"this is true of every task {names}, so all of them are of this band."
        hint = "Write the band in the sheet tasks, or correct the condition."
        adviser.warn(Code.ALWAYS_TRUE, row, "when", message, hint)
