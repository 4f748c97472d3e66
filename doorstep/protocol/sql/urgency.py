"""Band, score and bits of a task, from the columns that hold 1 or 0 for each reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

from sqlglot import exp

from ..model.tasks import Band, Reason
from ..plan.inputs import looks_at_task
from ..plan.nodes import RulePlan
from .brackets import joined, operand
from .names import named

POINTS, BITS, LIFT = "points", "bits", "lift"
"""Columns with what the reasons of ``summed_up`` make together: a row per record, not per task."""


def summed_up(rule: RulePlan) -> list[Reason]:
    """The reasons that weigh the same on all tasks of a record, and on all days."""
    return [one for one in rule.reasons if not looks_at_task(one.when) and not one.points_per_day]


def _rest(rule: RulePlan) -> list[Reason]:
    summed = summed_up(rule)
    return [one for one in rule.reasons if one not in summed]


def weights(rule: RulePlan) -> dict[str, exp.Expr]:
    """The columns that stand for the reasons of ``summed_up``, from their columns of 1 or 0."""
    summed = summed_up(rule)
    if not summed:
        return {}
    return {
        POINTS: _sum([_points(one) for one in summed if one.points] or [exp.convert(0)]),
        BITS: _bits(rule, summed),
        LIFT: _greatest(rule, summed, exp.convert(rule.band.value)),
    }


def band(rule: RulePlan) -> exp.Expr:
    """The greatest of the rule's band and those of its matching reasons."""
    least = exp.column(LIFT) if summed_up(rule) else exp.convert(rule.band.value)
    return _greatest(rule, _rest(rule), least)


def _greatest(rule: RulePlan, reasons: Sequence[Reason], least: exp.Expr) -> exp.Expr:
    lifts = sorted({one.band for one in reasons if one.band and one.band > rule.band}, reverse=True)
    if not lifts:
        return least
    steps = []
    for lift in lifts:
        held = joined(exp.Or, *(_holds(one).eq(1) for one in reasons if one.band is lift))
        if isinstance(least, exp.Column):
            lower = exp.LT(this=least.copy(), expression=exp.convert(lift.value))
            held = joined(exp.And, lower, held)
        steps.append(exp.If(this=held, true=exp.convert(lift.value)))
    return exp.Case(ifs=steps, default=least)


def score(rule: RulePlan, band_points: Mapping[Band, int]) -> exp.Expr:
    parts = [band_points_of("band", band_points)]
    parts += [exp.column(POINTS)] if summed_up(rule) else []
    return _sum([*parts, *(_points(reason) for reason in _rest(rule) if _counts(reason))])


def band_points_of(column: str, band_points: Mapping[Band, int]) -> exp.Expr:
    """The points of the band that a column holds."""
    points = [
        exp.If(this=exp.convert(b.value), true=exp.convert(p)) for b, p in band_points.items()
    ]
    return exp.Case(this=exp.column(column), ifs=points)


def _counts(reason: Reason) -> bool:
    return reason.points != 0 or reason.points_per_day != 0


def _points(reason: Reason) -> exp.Expr:
    return exp.Mul(this=_holds(reason), expression=operand(_worth(reason)))


def _worth(reason: Reason) -> exp.Expr:
    if reason.points_per_day == 0:
        return exp.convert(reason.points)
    ageing: exp.Expr = exp.Mul(
        this=exp.convert(reason.points_per_day), expression=exp.column("overdue")
    )
    if reason.cap is not None:
        ageing = exp.Least(this=ageing, expressions=[exp.convert(reason.cap)])
    return exp.Add(this=exp.convert(reason.points), expression=ageing) if reason.points else ageing


def reason_bits(rule: RulePlan) -> exp.Expr:
    """Bit i for the i-th reason of the rule."""
    rest = _rest(rule)
    parts = [exp.column(BITS)] if summed_up(rule) else []
    return _sum([*parts, *([_bits(rule, rest)] if rest or not parts else [])])


def _bits(rule: RulePlan, reasons: Sequence[Reason]) -> exp.Expr:
    bits: list[exp.Expr] = [
        exp.Mul(this=_holds(reason), expression=exp.convert(1 << i))
        for i, reason in enumerate(rule.reasons)
        if reason in reasons
    ]
    return _sum(bits) if bits else exp.convert(0)


def _holds(reason: Reason) -> exp.Column:
    return named(reason_column(reason))


def reason_column(reason: Reason) -> str:
    """The column that holds 1 or 0 for a reason."""
    return f"reason {reason.code}"


def _sum(numbers: Sequence[exp.Expr]) -> exp.Expr:
    return reduce(lambda a, b: exp.Add(this=a, expression=b), numbers)
