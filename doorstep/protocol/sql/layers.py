"""The layers that a rule's query is made of, in order. ``tasks`` says what each one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlglot import exp

from ..language.terms import ALWAYS, Answer, Attempts, DaysOverdue, TaskField
from ..model.tasks import Occurrence, Reason
from ..plan.nodes import RulePlan
from .brackets import negated, operand, present
from .functions import never_null
from .lookups import found, join_links, looked_up
from .names import called, cast, column, quoted, table
from .terms import Unresolved, flag, translate
from .urgency import band, reason_column

Layer = Callable[[RulePlan, exp.Expr | None], exp.Expr]
"""Builds a layer, of all records or only of the one that the second argument names."""


def layer_table(rule: RulePlan, layer: str, short: str | None = None) -> exp.Table:
    return table(f"{rule.rule} {layer}", short)


def occurrences(rule: RulePlan, _only: exp.Expr | None) -> exp.Expr:
    """Days after the anchor on which each occurrence opens, is due and closes."""
    return exp.Values(expressions=[_occurrence(o) for o in rule.occurrences])


def _occurrence(row: Occurrence) -> exp.Tuple:
    days = [row.due - row.opens, row.due, None if row.closes is None else row.due + row.closes]
    return exp.Tuple(expressions=[exp.Literal.string(row.code), *map(_day, days)])


def _day(day: int | None) -> exp.Expr:
    return cast(exp.null(), "BIGINT") if day is None else exp.convert(day)


def records(rule: RulePlan, only: exp.Expr | None) -> exp.Expr:
    cause = "c._id AS cause" if rule.causes else "'' AS cause"
    own = ("s._id AS subject", "s._owner AS owner", "s._area AS area", "s._known AS known")
    query = exp.select(*own, cause, *map(found, rule.inputs))
    query = join_links(query.from_(table(rule.records, "s")), rule.inputs)
    if rule.causes:
        query = query.join(table(rule.causes, "c"), on="c._subject = s._id AND c._day <= :today")
    if only is not None:
        query = query.where(exp.EQ(this=column("_id", "s"), expression=only))
    return query


def windows(rule: RulePlan, _only: exp.Expr | None) -> exp.Expr:
    """No row where the cause does not call for it, nor without an anchor, nor where the window
    closed before the record was known or lies outside the horizon.
    """
    anchor = translate(rule.anchor, _input)
    opens, due, closes = (_after(anchor, day) for day in ("opens", "due", "closes"))
    query = exp.select("r.*", "o.code AS occurrence", called(opens, "opens"), called(due, "due"))
    query = query.select(called(closes, "closes")).from_(layer_table(rule, "records", "r"))
    query = query.join(layer_table(rule, "occurrences", "o"), join_type="cross")
    called_for = [translate(condition, _input) for condition in rule.called_for]
    begun = exp.LTE(this=opens, expression=exp.Placeholder(this="to_day"))
    known = exp.GTE(this=closes, expression=exp.column("known", "r"))
    not_over = exp.GTE(this=closes.copy(), expression=exp.Placeholder(this="from_day"))
    closing = exp.or_("o.closes IS NULL", exp.and_(known, not_over, wrap=False))
    return query.where(*called_for, present(anchor), begun, closing)


def _after(anchor: exp.Expr, day: str) -> exp.Add:
    return exp.Add(this=operand(anchor.copy()), expression=exp.column(day, "o"))


def firsts(rule: RulePlan, _only: exp.Expr | None) -> exp.Expr:
    """With the id of the first submission that counts: Spark asks for it here, not in a join."""
    first = called(_first(rule).subquery(), "first_id")
    return exp.select("w.*", first).from_(layer_table(rule, "windows", "w"))


def done(rule: RulePlan, _only: exp.Expr | None) -> exp.Expr:
    """With the row of the first submission that counts, or NULLs."""
    query = exp.select("w.*", "d._day AS done_day", "d._id AS done_id", "d._worker AS done_by")
    query = query.from_(layer_table(rule, "firsts", "w"))
    on = "d._subject = w.subject AND d._id = w.first_id"
    return query.join(table(rule.done.table, "d"), on=on, join_type="left")


def _first(rule: RulePlan) -> exp.Select:
    """The first submission in the window that counts, up to today; a cause never does."""
    tests: list[str | exp.Expr] = [
        "f._subject = w.subject",
        "f._day >= w.opens",
        "f._day <= :today",
        "w.closes IS NULL OR f._day <= w.closes",
    ]
    if rule.causes:
        tests.append("f._id <> w.cause")
    if rule.done.when != ALWAYS:
        tests.append(translate(rule.done.when, _answer_or_input))
    first = exp.select("f._id").from_(table(rule.done.table, "f")).where(*tests)
    return first.order_by("f._day", "f._id").limit(1)


def states(rule: RulePlan, _only: exp.Expr | None) -> exp.Expr:
    state = exp.Case().when("NOT done_day IS NULL", "'completed'")
    if rule.relevant != ALWAYS:
        relevant = never_null(rule.relevant, translate(rule.relevant, _input))
        state = state.when(negated(relevant), "'cancelled'")
    state = state.when("closes < :today", "'failed'").when("opens > :today", "'draft'")
    final = called(state.else_("'ready'"), "state")
    return exp.select("*", final).from_(layer_table(rule, "done"))


def overdue(rule: RulePlan, _only: exp.Expr | None) -> exp.Expr:
    days = "CASE WHEN state = 'ready' AND due < :today THEN :today - due ELSE 0 END AS overdue"
    return exp.select("*", days, "0 AS attempts").from_(layer_table(rule, "states"))


def reasons(rule: RulePlan, _only: exp.Expr | None) -> exp.Expr:
    flags = [_reason(reason) for reason in rule.reasons]
    return exp.select("*", *flags).from_(layer_table(rule, "overdue"))


def _reason(reason: Reason) -> exp.Alias:
    held = flag(translate(reason.when, _input))
    return exp.Alias(this=held, alias=quoted(reason_column(reason)))


def bands(rule: RulePlan, _only: exp.Expr | None) -> exp.Expr:
    final = called(band(rule), "band")
    return exp.select("*", final).from_(layer_table(rule, "reasons"))


def _input(term: Unresolved) -> exp.Expr:
    if isinstance(term, DaysOverdue):
        return exp.column("overdue")
    if isinstance(term, Attempts):
        return exp.column("attempts")
    if isinstance(term, TaskField):
        raise TypeError(f"${{{term.name}}} is a column of tasks, and rules do not look at tasks")
    return looked_up(term)


def _answer_or_input(term: Unresolved) -> exp.Expr:
    return column(term.field, "f") if isinstance(term, Answer) else _input(term)


LAYERS: Mapping[str, Layer] = {
    "occurrences": occurrences,
    "records": records,
    "windows": windows,
    "firsts": firsts,
    "done": done,
    "states": states,
    "overdue": overdue,
    "reasons": reasons,
    "bands": bands,
}
