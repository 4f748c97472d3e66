"""Inputs of a rule -> the columns and sub-queries that find them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

from ..days import BEFORE_MARCH_1900
from ..language.terms import Household
from ..language.types import BOOLEAN
from ..plan.inputs import Lookup
from ..plan.nodes import (
    CountOf,
    InHousehold,
    Input,
    NewestOf,
    OfCause,
    OfIndicator,
    OfRecord,
    OfRelated,
    OldestOf,
)
from .calendar import month_index
from .households import in_household
from .links import linked, with_links
from .names import column, quoted, table, today


def found(wanted: Input) -> exp.Expr:
    """The input as a column named the way its author wrote it.

    In the query around it ``s`` is the record and ``c`` the submission that the rule comes after;
    ``join_links`` has joined the records that it is linked to.
    """
    return exp.Alias(this=_source(wanted), alias=quoted(wanted.name))


def join_links(query: exp.Select, wanted: Iterable[Input]) -> exp.Select:
    """With the records that the inputs look at by way of links."""
    ways = []
    for one in wanted:
        match one.source:
            case OfRelated(links=links):
                ways.append(links)
            case InHousehold(own=own):
                ways.append(own[:-1])
    return with_links(query, ways)


def looked_up(term: Lookup, value: exp.Expr) -> exp.Expr:
    """The value of a look-up, from the column that holds its input."""
    is_any = isinstance(term, Household) and term.type == BOOLEAN
    return exp.GT(this=value, expression=exp.Literal.number(0)) if is_any else value


def _source(wanted: Input) -> exp.Expr:
    match wanted.source:
        case OfRecord(column=name):
            return column(name, "s")
        case OfCause(column=name):
            return column(name, "c")
        case OfRelated(links=links, column=name):
            return linked(links, name)
        case CountOf(table=name, within=within):
            rows = _about(name) if within is None else _since(_about(name), within)
            return rows.select(exp.Count(this=exp.Star())).subquery()
        case NewestOf(table=name, column=answer):
            return _one(name, answer, "f._at DESC", "f._id DESC")
        case OldestOf(table=name, column=answer):
            return _one(name, answer, "f._at", "f._id")
        case OfIndicator(indicator=name, months_ago=ago):
            return _indicator(name, ago)
        case InHousehold() as household:
            return in_household(household)


def _one(name: str, answer: str, *order: str) -> exp.Expr:
    return _about(name).select(column(answer, "f")).order_by(*order).limit(1).subquery()


def _about(name: str) -> exp.Select:
    """Rows of a form table about the record at hand, up to today."""
    rows = exp.Select().from_(table(name, "f")).where("f._subject = s._id")
    return rows.where(exp.LTE(this=column("_day", "f"), expression=today()))


def _since(rows: exp.Select, within: int) -> exp.Select:
    start = exp.Sub(this=today(), expression=exp.convert(within))
    return rows.where(exp.GT(this=column("_day", "f"), expression=start))


def _indicator(name: str, months_ago: int) -> exp.Expr:
    """A share in per cent, blank of nothing."""
    share = "100 * CAST(v.numerator AS DOUBLE) / NULLIF(v.denominator, 0)"
    number = "CASE WHEN v.denominator IS NULL THEN CAST(v.numerator AS DOUBLE)"
    value = exp.select(f"{number} ELSE {share} END").from_("indicator_value AS v")
    month = exp.Add(
        this=exp.Paren(this=month_index(today())),
        expression=exp.convert(BEFORE_MARCH_1900 - months_ago),
    )
    of_month = exp.EQ(this=column("month", "v"), expression=month)
    of_indicator = exp.EQ(this=column("indicator", "v"), expression=exp.Literal.string(name))
    return value.where(of_indicator, "v.worker = s._id", of_month).subquery()
