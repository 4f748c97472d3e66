"""Band, score and bits of a task, from the columns that hold 1 or 0 for each reason."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from sqlglot import exp

from ..model.tasks import Band, Reason
from ..plan.nodes import RulePlan
from .brackets import joined, operand
from .names import named


def band(rule: RulePlan) -> exp.Expr:
    """The greatest of the rule's band and those of its matching reasons."""
    lifts = sorted({r.band for r in rule.reasons if r.band and r.band > rule.band}, reverse=True)
    if not lifts:
        return exp.convert(rule.band.value)
    steps = [exp.If(this=_any(rule, lift), true=exp.convert(lift.value)) for lift in lifts]
    return exp.Case(ifs=steps, default=exp.convert(rule.band.value))


def _any(rule: RulePlan, lift: Band) -> exp.Expr:
    held = [_holds(reason).eq(1) for reason in rule.reasons if reason.band is lift]
    return joined(exp.Or, *held)


def score(rule: RulePlan, band_points: Mapping[Band, int]) -> exp.Expr:
    of_band = band_points_of("band", band_points)
    return _sum([of_band, *(_points(reason) for reason in rule.reasons if _counts(reason))])


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
    bits: list[exp.Expr] = [
        exp.Mul(this=_holds(reason), expression=exp.convert(1 << i))
        for i, reason in enumerate(rule.reasons)
    ]
    return _sum(bits) if bits else exp.convert(0)


def _holds(reason: Reason) -> exp.Column:
    return named(reason_column(reason))


def reason_column(reason: Reason) -> str:
    """The column that holds 1 or 0 for a reason."""
    return f"reason {reason.code}"


def _sum(numbers: list[exp.Expr]) -> exp.Expr:
    return reduce(lambda a, b: exp.Add(this=a, expression=b), numbers)
