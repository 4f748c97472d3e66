"""Indicators as queries over ``period`` and the table that they count."""

from __future__ import annotations

from sqlglot import exp

from ..language.terms import ALWAYS, Known, Property, TaskField, TriggerDay
from ..model.indicators import Table
from ..plan.inputs import entity_table
from ..plan.nodes import IndicatorPlan
from .dialects import Dialect, render
from .names import column, table
from .task_fields import task_column
from .terms import Unresolved, translate

WHO = {
    Table.TASKS: ("COALESCE(t.done_by, t.owner, '')", "COALESCE(t.area, '')"),
    Table.FORM: ("COALESCE(t._worker, '')", "COALESCE(r._area, '')"),
    Table.LIST: ("COALESCE(t._owner, '')", "COALESCE(t._area, '')"),
}
"""For whom and where a row counts: what nobody did yet, for the owner of the record."""

SUBJECT = {Table.TASKS: "t.subject", Table.FORM: "t._subject", Table.LIST: "t._id"}
"""The record that a row is about."""

RECORDED = {Table.FORM: "_day", Table.LIST: "_known"}


def indicator(plan: IndicatorPlan, dialect: Dialect) -> str:
    """Rows (worker, area, period, numerator, denominator) from first_day to last_day, both in.

    The denominator is NULL of what is only counted. Parameters: kind of period, first_day,
    last_day.
    """
    worker, area = WHO[plan.of.table]
    query = exp.select(f"{worker} AS worker", f"{area} AS area", "p.code AS period")
    query = query.select(*_numbers(plan)).from_("period AS p")
    inside = exp.and_(*_between(plan, "p.first_day", "p.last_day"), wrap=False)
    query = query.join(table(plan.table, "t"), on=inside)
    if plan.of.table is Table.FORM:
        records = table(entity_table(plan.of.list), "r")
        query = query.join(records, on="r._id = t._subject")
    of_kind = ["p.kind = :kind", "p.first_day <= :last_day", "p.last_day >= :first_day"]
    query = query.where(*of_kind, *_between(plan, ":first_day", ":last_day"))
    counted = plan.denominator or plan.numerator
    if counted != ALWAYS:
        query = query.where(translate(counted, _column))
    return render(query.group_by(worker, area, "p.code"), dialect)


def rows_behind(plan: IndicatorPlan, dialect: Dialect) -> str:
    """What :func:`indicator` counts, one by one: rows (subject, worker, area, held).

    ``held`` is 1 where the numerator holds. Parameters: first_day, last_day.
    """
    worker, area = WHO[plan.of.table]
    query = exp.select(f"{SUBJECT[plan.of.table]} AS subject", f"{worker} AS worker")
    query = query.select(f"{area} AS area", exp.alias_(_held(plan), "held"))
    query = query.from_(table(plan.table, "t"))
    if plan.of.table is Table.FORM:
        query = query.join(table(entity_table(plan.of.list), "r"), on="r._id = t._subject")
    query = query.where(*_between(plan, ":first_day", ":last_day"))
    counted = plan.denominator or plan.numerator
    if counted != ALWAYS:
        query = query.where(translate(counted, _column))
    return render(query, dialect)


def _held(plan: IndicatorPlan) -> exp.Expr:
    if plan.denominator is None:
        return exp.convert(1)
    true = exp.If(this=translate(plan.numerator, _column), true=exp.convert(1))
    return exp.Case(ifs=[true], default=exp.convert(0))


def _numbers(plan: IndicatorPlan) -> list[str | exp.Expr]:
    if plan.denominator is None:
        return ["COUNT(*) AS numerator", "NULL AS denominator"]
    held = exp.Case(ifs=[exp.If(this=translate(plan.numerator, _column), true=exp.convert(1))])
    return [exp.alias_(exp.Count(this=held), "numerator"), "COUNT(*) AS denominator"]


def _between(plan: IndicatorPlan, first: str, last: str) -> tuple[exp.Expr, exp.Expr]:
    day = column(RECORDED[plan.of.table], "t") if plan.on is None else translate(plan.on, _column)
    from_first = exp.GTE(this=day, expression=exp.maybe_parse(first))
    to_last = exp.LTE(this=day.copy(), expression=exp.maybe_parse(last))
    return from_first, to_last


def _column(term: Unresolved) -> exp.Expr:
    match term:
        case TaskField():
            return task_column(term, "t")
        case Property():
            return column(term.name, "t")
        case Known():
            return column("_known", "t")
        case TriggerDay():
            return column("_day", "t")
        case _:
            raise TypeError(f"{term} is not a column of a row, and indicators look at rows only")
