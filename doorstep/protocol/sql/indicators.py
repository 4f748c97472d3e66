"""Indicators as queries over the tables ``task`` and ``period``."""

from __future__ import annotations

from sqlglot import exp

from ..language.terms import DaysOverdue, TaskField
from ..plan.inputs import Lookup
from ..plan.nodes import IndicatorPlan
from .dialects import Dialect, render
from .terms import translate

COLUMNS = {"group": "grp"}
"""Task fields whose column has another name, as SQL keeps the word for itself."""


def indicator(plan: IndicatorPlan, dialect: Dialect) -> str:
    """Rows (worker, period, value) of the tasks done from first_day to last_day, both ends in.

    Parameters: kind of period, first_day, last_day.
    """
    query = exp.select("t.done_by AS worker", "p.code AS period", "COUNT(*) AS value")
    query = query.from_("period AS p")
    query = query.join("task AS t", on="t.done_day >= p.first_day AND t.done_day <= p.last_day")
    of_kind = ["p.kind = :kind", "p.first_day <= :last_day", "p.last_day >= :first_day"]
    in_time = ["t.done_day >= :first_day", "t.done_day <= :last_day"]
    query = query.where(*of_kind, *in_time, translate(plan.when, _column))
    query = query.group_by("t.done_by", "p.code").order_by("t.done_by", "p.code")
    return render(query, dialect)


def _column(term: Lookup | TaskField | DaysOverdue) -> exp.Expr:
    if not isinstance(term, TaskField):
        raise TypeError(f"{term} is not a column of tasks, and indicators look at tasks only")
    return exp.column(COLUMNS.get(term.name, term.name), "t")
