"""A plan as text, for people who ask what a rule reads."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.printer import print_term
from ..model.tasks import Occurrence, Reason
from .nodes import (
    CountOf,
    EscalationPlan,
    IndicatorPlan,
    InHousehold,
    Input,
    MessagePlan,
    NewestOf,
    OfCause,
    OfIndicator,
    OfRecord,
    OfRelated,
    OldestOf,
    Plan,
    RulePlan,
    Table,
)


def plan_text(plan: Plan) -> str:
    lines = [f"programme {plan.programme}"]
    lines += [_table(table) for table in (*plan.records, *plan.forms)]
    for rule in plan.rules:
        lines += ["", *_rule(rule)]
    for escalation in plan.escalations:
        lines += ["", *_escalation(escalation)]
    for message in plan.messages:
        lines += ["", *_message(message)]
    for indicator in plan.indicators:
        lines += ["", *indicator_text(indicator)]
    return "\n".join(lines) + "\n"


def _table(table: Table) -> str:
    columns = ", ".join(f"{column.name} {column.type.kind}" for column in table.columns)
    return f"table {table.name} ({columns})"


def _rule(rule: RulePlan) -> Iterator[str]:
    causes = f", for each row of {rule.causes} about it" if rule.causes else ""
    yield f"rule {rule.rule} of group {rule.group}, for each row of {rule.records}{causes}"
    for wanted in rule.inputs:
        yield f"  input {wanted.name} = {_source(wanted)}"
    for condition in rule.called_for:
        yield f"  called for by {print_term(condition)}"
    yield f"  anchor {print_term(rule.anchor)}"
    for row in rule.occurrences:
        yield f"  occurrence {_occurrence(row)}"
    yield f"  done by the first row of {rule.done.table} where {print_term(rule.done.when)}"
    yield f"  relevant {print_term(rule.relevant)}"
    yield f"  band {rule.band.name.lower()}"
    for bit, reason in enumerate(rule.reasons):
        yield f"  bit {bit} {_reason(reason)}"


def _source(wanted: Input) -> str:
    match wanted.source:
        case OfRecord(column=column):
            return f"{column} of the record"
        case OfCause(column=column):
            return f"{column} of the cause"
        case OfRelated(links=links, column=column):
            return f"{column} of its {' of its '.join(li.property for li in reversed(links))}"
        case CountOf(table=table, within=None):
            return f"count of {table} up to today"
        case CountOf(table=table, within=within):
            return f"count of {table} in {within} days up to today"
        case NewestOf(table=table, column=column):
            return f"{column} of the newest {table} up to today"
        case OldestOf(table=table, column=column):
            return f"{column} of the oldest {table} up to today"
        case OfIndicator(indicator=indicator, months_ago=ago):
            return f"indicator {indicator} of {ago} months ago"
        case InHousehold(table=table, condition=condition):
            return f"count of others of {table} in its household where {print_term(condition)}"


def _occurrence(row: Occurrence) -> str:
    closes = "never closes" if row.closes is None else f"closes {row.closes} after"
    since = f"{row.after} was done" if row.after else "the anchor"
    return f"{row.code}: due {row.due} after {since}, opens {row.opens} before, {closes}"


def _reason(reason: Reason) -> str:
    lift = f", at least {reason.band.name.lower()}" if reason.band is not None else ""
    cap = "" if reason.cap is None else f" up to {reason.cap}"
    ageing = f" + {reason.points_per_day} per day overdue{cap}" if reason.points_per_day else ""
    return f"{reason.code}: {reason.points}{ageing}{lift} where {print_term(reason.when)}"


def _escalation(plan: EscalationPlan) -> Iterator[str]:
    rules = ", ".join(plan.rules)
    yield f"escalation {plan.name} of group {plan.group}, for each task of {rules}"
    yield f"  raised {plan.after} after it was due, if it is open then"
    yield f"  where {print_term(plan.when)}"
    if plan.done:
        yield f"  done by the first row of {plan.done}"
    if plan.closes is not None:
        yield f"  closes {plan.closes} after"
    yield f"  band {plan.band.name.lower()}, or that of the task"


def _message(plan: MessagePlan) -> Iterator[str]:
    yield f"message {plan.code} to {plan.audience}, {plan.offset} days after {plan.trigger}"
    for about in plan.about:
        rules = f", tasks of {', '.join(about.rules)}" if about.rules else ""
        yield f"  about rows of {about.records}{rules}"
    yield f"  where {print_term(plan.when)}"


def indicator_text(indicator: IndicatorPlan) -> Iterator[str]:
    day = "the day recorded" if indicator.on is None else print_term(indicator.on)
    yield f"indicator {indicator.name}, by worker, area and period of {day}"
    if indicator.denominator is not None:
        yield f"  of the rows of {indicator.table} where {print_term(indicator.denominator)}"
    else:
        yield f"  of the rows of {indicator.table}"
    yield f"  counts those where {print_term(indicator.numerator)}"
