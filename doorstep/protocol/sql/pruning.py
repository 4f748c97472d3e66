"""What the horizon rules out before occurrences multiply rows, and before submissions are joined.

It changes no answer, only how many rows get as far as the windows, which are what decides.
"""

from __future__ import annotations

from sqlglot import exp

from ..days import DAY
from ..plan.nodes import RulePlan
from .brackets import operand
from .moments import first_of

FIRST, LAST = "from_day", "to_day"


def near(rule: RulePlan, anchor: exp.Expr) -> list[exp.Expr]:
    """That some occurrence may lie in the horizon. What others wait for may lie outside."""
    if rule.steps > 1:
        return []
    earliest = min(one.due.least - one.opens.seconds for one in rule.occurrences)
    begins = _plus(anchor, _units(rule, earliest))
    near_enough: list[exp.Expr] = [exp.LTE(this=begins, expression=_last(rule))]
    if all_close(rule) and rule.looks_back is not None:
        latest = max(one.due.most + one.closes.seconds for one in rule.occurrences if one.closes)
        ends = _plus(anchor, _units(rule, latest))
        near_enough.append(exp.GTE(this=ends, expression=_first(rule)))
    return near_enough


def recent(rule: RulePlan, when: exp.Expr) -> list[exp.Expr]:
    """That a submission may lie in a window that meets the horizon."""
    if rule.steps > 1 or not all_close(rule) or rule.looks_back is None:
        return []
    longest = max(one.opens.seconds + one.closes.seconds for one in rule.occurrences if one.closes)
    return [exp.GTE(this=when, expression=_first(rule, _units(rule, longest)))]


def all_close(rule: RulePlan) -> bool:
    return all(one.closes is not None for one in rule.occurrences)


def _units(rule: RulePlan, seconds: int) -> int:
    return seconds * rule.per_day // DAY


def _first(rule: RulePlan, before: int = 0) -> exp.Expr:
    """Or so many units before it."""
    return _moment(FIRST, -(rule.looks_back or 0) * rule.per_day - before, rule)


def _last(rule: RulePlan) -> exp.Expr:
    return _moment(LAST, rule.per_day - 1, rule)


def _moment(parameter: str, later: int, rule: RulePlan) -> exp.Expr:
    day: exp.Expr = exp.Placeholder(this=parameter)
    return _plus(day if rule.per_day == 1 else first_of(day), later)


def _plus(value: exp.Expr, number: int) -> exp.Expr:
    if number == 0:
        return value.copy()
    kind = exp.Add if number > 0 else exp.Sub
    return kind(this=operand(value.copy()), expression=exp.convert(abs(number)))
