"""When each occurrence of a rule opens, is due and closes, for each of its records."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from ..days import DAY
from ..durations import Duration
from ..model.tasks import Occurrence
from ..plan.nodes import RulePlan
from . import calendar
from .moments import day_of, first_of
from .names import called, cast, table
from .shape import Asked, layer


def layer_name(rule: RulePlan, what: str, step: int = 1) -> str:
    """Where occurrences wait for each other, there is a layer for each step of the chain."""
    return f"{rule.rule} {what}" if step == 1 else f"{rule.rule} {what} {step}"


def layer_table(rule: RulePlan, what: str, short: str | None = None, step: int = 1) -> exp.Table:
    return table(layer_name(rule, what, step), short)


def occurrences(rule: RulePlan) -> exp.CTE:
    """The schedule: how long after its start each occurrence opens, is due and closes."""
    columns = ["occurrence", "opens_after", "due_after", "closes_after"]
    columns += ["months"] if _has_months(rule) else []
    columns += ["waits_for"] if rule.steps > 1 else []
    rows = exp.Values(expressions=[_row(rule, one) for one in rule.occurrences])
    return layer(layer_name(rule, "occurrences"), rows, tuple(columns))


def _has_months(rule: RulePlan) -> bool:
    return any(one.due.months for one in rule.occurrences)


def _row(rule: RulePlan, one: Occurrence) -> exp.Tuple:
    due, opens = units(one.due, rule.per_day), units(one.opens, rule.per_day)
    closes = None if one.closes is None else due + last_unit(one.closes, rule.per_day)
    values = [exp.Literal.string(one.code), *map(_number, (due - opens, due, closes))]
    values += [exp.convert(one.due.months)] if _has_months(rule) else []
    values += [exp.Literal.string(one.after or "")] if rule.steps > 1 else []
    return exp.Tuple(expressions=values)


def units(duration: Duration, per_day: int) -> int:
    """Its days and hours: months are added by the calendar."""
    return duration.seconds * per_day // DAY


def last_unit(closes: Duration, per_day: int) -> int:
    """From due to the last day of a window, or to the second before it closes."""
    return units(closes, per_day) - (1 if per_day > 1 else 0)


def _number(number: int | None) -> exp.Expr:
    return cast(exp.null(), "BIGINT") if number is None else exp.convert(number)


def windows(rule: RulePlan, step: int, asked: Asked) -> Iterator[exp.CTE]:
    """No row without a start, nor where the window closed before the record was known, nor
    outside the horizon; only, what others wait for may lie outside.
    """
    starts = _starts(rule, step)
    if _has_months(rule):
        yield layer(layer_name(rule, "starts", step), starts, keep=asked.flows)
        starts = _moved(rule, step)
    dates = [f"s.start + s.{name}_after AS {name}" for name in ("opens", "due", "closes")]
    dated = exp.select("s.*", *dates).from_(starts.subquery("s"))
    query = exp.select("*").from_(dated.subquery("w")).where(_known(rule))
    conditions = in_horizon(rule, "w") if rule.steps == 1 else ["NOT w.opens IS NULL"]
    yield layer(layer_name(rule, "windows", step), query.where(*conditions), keep=asked.flows)


def _starts(rule: RulePlan, step: int) -> exp.Select:
    """Each record with each occurrence of this step, and what that counts from."""
    start = "r.anchor" if step == 1 else f"p.done_{unit_column(rule)}"
    query = exp.select("r.*", "o.*", f"{start} AS {'origin' if _has_months(rule) else 'start'}")
    if step == 1:
        query = query.from_(layer_table(rule, "records", "r"))
        query = query.join(layer_table(rule, "occurrences", "o"), join_type="cross")
        return query.where("o.waits_for = ''") if rule.steps > 1 else query
    query = query.from_(layer_table(rule, "done", "p", step - 1))
    same = "r.subject = p.subject AND r.cause = p.cause"
    query = query.join(layer_table(rule, "records", "r"), on=same)
    query = query.join(layer_table(rule, "occurrences", "o"), on="o.waits_for = p.occurrence")
    return query.where("NOT p.done_day IS NULL")


def unit_column(rule: RulePlan) -> str:
    """Of a submission: when it happened, in the unit of the rule."""
    return "day" if rule.per_day == 1 else "at"


def _moved(rule: RulePlan, step: int) -> exp.Select:
    """So many months after its origin: the same day of that month, or its last one."""
    origin, months = exp.column("origin", "s"), exp.column("months", "s")
    day = whole_day(origin, rule.per_day)
    later = calendar.add_months(day, months)
    if rule.per_day > 1:
        days = exp.Paren(this=exp.Sub(this=exp.Paren(this=later), expression=exp.Paren(this=day)))
        later = exp.Add(this=origin, expression=exp.Mul(this=days, expression=exp.convert(DAY)))
    start = exp.Case(ifs=[exp.If(this=months.eq(0), true=origin)], default=later)
    query = exp.select("s.*", called(start, "start"))
    return query.from_(layer_table(rule, "starts", "s", step))


def whole_day(when: exp.Expr, per_day: int) -> exp.Expr:
    """The epoch day of a point in time, in the unit of a rule."""
    return when if per_day == 1 else day_of(when.copy())


def _known(rule: RulePlan) -> str:
    """Nobody can be late with work that nobody could know of."""
    return f"w.closes IS NULL OR w.closes >= {_first_of('w.known', rule)}"


def in_horizon(rule: RulePlan, of: str) -> list[str]:
    """Or so long before it that what it raised may still lie there."""
    opens = f"{of}.opens <= :to_day"
    if rule.per_day > 1:
        opens = f"{of}.opens < {_first_of(':to_day', rule)} + {DAY}"
    if rule.looks_back is None:
        return [opens]
    first = _first_of(":from_day", rule)
    if rule.looks_back:
        first += f" - {rule.looks_back * rule.per_day}"
    return [opens, f"{of}.closes IS NULL OR {of}.closes >= {first}"]


ITSELF_IN_HORIZON = ("opens <= :to_day", "closes IS NULL OR closes >= :from_day")
"""Of tasks with whole days, where more than the horizon was worked out."""


def _first_of(day: str, rule: RulePlan) -> str:
    """The beginning of a day, in the unit of the rule."""
    return day if rule.per_day == 1 else first_of(exp.maybe_parse(day)).sql()
