"""Inputs of a rule -> the columns and sub-queries that find them."""

from __future__ import annotations

from sqlglot import exp

from ..plan.nodes import CountOf, Input, NewestOf, OfCause, OfRecord
from .names import column, quoted, table, today


def found(wanted: Input) -> exp.Expr:
    """The input as a column named the way its author wrote it.

    In the query around it ``s`` is the record and ``c`` the submission that the rule comes after.
    """
    return exp.Alias(this=_source(wanted), alias=quoted(wanted.name))


def _source(wanted: Input) -> exp.Expr:
    match wanted.source:
        case OfRecord(column=name):
            return column(name, "s")
        case OfCause(column=name):
            return column(name, "c")
        case CountOf(table=name):
            return _about(name).select(exp.Count(this=exp.Star())).subquery()
        case NewestOf(table=name, column=answer):
            newest = _about(name).select(column(answer, "f"))
            return newest.order_by("f._day DESC", "f._id DESC").limit(1).subquery()


def _about(name: str) -> exp.Select:
    """Rows of a form table about the record at hand, up to today."""
    rows = exp.Select().from_(table(name, "f")).where("f._subject = s._id")
    return rows.where(exp.LTE(this=column("_day", "f"), expression=today()))
