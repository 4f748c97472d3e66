"""The layers that a rule's query is made of, in order. ``tasks`` says what each one is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from sqlglot import exp

from ..days import DAY
from ..durations import HOUR
from ..language.terms import (
    ALWAYS,
    Attempts,
    DaysOverdue,
    HoursOverdue,
    TaskField,
    TaskValue,
    Term,
)
from ..model.outcomes import Effect
from ..model.tasks import Reason
from ..plan.inputs import input_name, looks_at_task, parts
from ..plan.nodes import Input, OfCause, RulePlan
from .done import done
from .inputs import OWN, inputs_table
from .lookups import looked_up
from .names import aliased, called, column, named, quoted, table
from .outcomes import has, outcomes
from .pruning import near
from .shape import Asked, layer
from .terms import Resolve, Unresolved, flag, translate
from .urgency import band, reason_column, summed_up, weights
from .windows import in_horizon, layer_name, layer_table, occurrences, windows


def layers(rule: RulePlan, asked: Asked) -> Iterator[exp.CTE]:
    yield occurrences(rule)
    if summed_up(rule):
        yield layer(layer_name(rule, "risks"), records(rule), keep=asked.flows)
        yield layer(layer_name(rule, "records"), weighed(rule), keep=asked.keep)
    else:
        yield layer(layer_name(rule, "records"), records(rule), keep=asked.keep)
    for step in range(1, rule.steps + 1):
        yield from windows(rule, step, asked)
        yield from done(rule, step, asked, _later)
    if rule.steps > 1:
        yield layer(layer_name(rule, "chain"), chain(rule), keep=asked.flows)
    before = "done" if rule.steps == 1 else "chain"
    yield from outcomes(rule, before)
    before = "outcomes" if rule.outcomes else before
    yield layer(layer_name(rule, "states"), states(rule, before), keep=asked.flows)
    yield layer(layer_name(rule, "overdue"), overdue(rule), keep=asked.flows)
    yield layer(layer_name(rule, "reasons"), reasons(rule), keep=asked.flows)
    yield layer(layer_name(rule, "bands"), bands(rule), keep=asked.flows)


def records(rule: RulePlan) -> exp.Select:
    """Each record (and cause) with all that its tasks have alike."""
    resolve = _now(rule)
    query = exp.select(*(f"i.{name}" for name in OWN))
    query = query.select(*(_CAUSE if rule.causes else ("'' AS cause",)))
    query = query.select(called(translate(rule.anchor, resolve), "anchor"))
    if rule.relevant != ALWAYS:
        query = query.select(called(flag(translate(rule.relevant, resolve)), "relevant"))
    alike = [reason for reason in rule.reasons if not looks_at_task(reason.when)]
    query = query.select(*(_reason(reason, resolve) for reason in alike))
    query = query.select(*(aliased(_found(one), one.name) for one in rule.carried))
    query = query.from_(inputs_table(rule, "i"))
    if rule.causes:
        query = query.join(
            table(rule.causes, "c"), on="c._subject = i.subject AND c._day <= :today"
        )
    called_for = [translate(condition, resolve) for condition in rule.called_for]
    return query.where(*called_for, *near(rule, translate(rule.anchor, resolve)))


_CAUSE = ("c._id AS cause", "c._at AS cause_at")


def weighed(rule: RulePlan) -> exp.Select:
    """With three numbers in place of all reasons that weigh the same on each of its tasks."""
    kept = [*OWN, "cause", *(["cause_at"] if rule.causes else []), "anchor"]
    kept += ["relevant"] if rule.relevant != ALWAYS else []
    summed = summed_up(rule)
    alike = [one for one in rule.reasons if not looks_at_task(one.when) and one not in summed]
    query = exp.select(*kept, *(named(reason_column(one)) for one in alike))
    query = query.select(*(named(one.name) for one in rule.carried))
    query = query.select(*(called(value, name) for name, value in weights(rule).items()))
    return query.from_(layer_table(rule, "risks"))


def _now(rule: RulePlan) -> Resolve:
    """Inputs where they were looked up."""
    inputs = {one.name: _found(one) for one in rule.inputs}

    def resolve(term: Unresolved) -> exp.Expr:
        if isinstance(term, TaskField | TaskValue):
            return _later(term)
        return looked_up(term, inputs[input_name(term)].copy())

    return resolve


def _found(one: Input) -> exp.Expr:
    if isinstance(one.source, OfCause):
        return column(one.source.column, "c")
    return exp.Column(this=quoted(one.name), table=exp.to_identifier("i"))


def _later(term: Unresolved) -> exp.Expr:
    """What an earlier layer has named."""
    if isinstance(term, DaysOverdue):
        return exp.column("overdue")
    if isinstance(term, HoursOverdue):
        return exp.column("hours_overdue")
    if isinstance(term, Attempts):
        return exp.column("attempts")
    if isinstance(term, TaskField):
        raise TypeError(f"${{{term.name}}} is a column of tasks, and rules do not look at tasks")
    return looked_up(term, named(input_name(term)))


def chain(rule: RulePlan) -> exp.Expr:
    """The occurrences of all steps together, inside the horizon."""
    steps: list[exp.Expr] = [
        exp.select("*").from_(layer_table(rule, "done", "w", step)).where(*in_horizon(rule, "w"))
        for step in range(1, rule.steps + 1)
    ]
    return reduce(lambda a, b: exp.Union(this=a, expression=b, distinct=False), steps)


def states(rule: RulePlan, before: str) -> exp.Select:
    clock = ":today" if rule.per_day == 1 else ":now"
    state = exp.Case().when("NOT done_day IS NULL", "'completed'")
    if rule.relevant != ALWAYS:
        state = state.when("relevant = 0", "'cancelled'")
    for name, effect in (("needless", Effect.NOT_NEEDED), ("ended", Effect.ENDED)):
        if has(rule, effect):
            day = name if rule.per_day == 1 else f"{name} * {DAY}"
            state = state.when(
                f"NOT {name} IS NULL AND (closes IS NULL OR closes >= {day})", "'cancelled'"
            )
    state = state.when(f"closes < {clock}", "'failed'").when(f"opens > {clock}", "'draft'")
    if has(rule, Effect.DEFERRED):
        state = state.when("put_off > :today", "'on-hold'")
    return exp.select("*", called(state.else_("'ready'"), "state")).from_(layer_table(rule, before))


def overdue(rule: RulePlan) -> exp.Select:
    clock = ":today" if rule.per_day == 1 else ":now"
    is_late = f"state = 'ready' AND due < {clock}"
    query = exp.select("*", _late(is_late, f"{clock} - due", rule.per_day, "overdue"))
    if any(isinstance(part, HoursOverdue) for part in _seen_in_reasons(rule)):
        hours = f"({clock} - due) * 24" if rule.per_day == 1 else f"{clock} - due"
        unit = 1 if rule.per_day == 1 else HOUR
        query = query.select(_late(is_late, hours, unit, "hours_overdue"))
    query = query.from_(layer_table(rule, "states"))
    return query if has(rule, Effect.ATTEMPTED) else query.select("0 AS attempts")


def _late(condition: str, since: str, unit: int, name: str) -> exp.Alias:
    """Whole units past due, or 0. In SQL some engines divide without a rest, others with one."""
    late: exp.Expr = exp.maybe_parse(since)
    if unit > 1:
        late = exp.IntDiv(this=exp.Paren(this=late), expression=exp.convert(unit))
    return called(exp.Case().when(condition, late).else_("0"), name)


def _seen_in_reasons(rule: RulePlan) -> Iterator[Term]:
    return (part for reason in rule.reasons for part in parts(reason.when))


def reasons(rule: RulePlan) -> exp.Select:
    """Those that differ from task to task; the others are in ``records``."""
    own = [_reason(one, _later) for one in rule.reasons if looks_at_task(one.when)]
    return exp.select("*", *own).from_(layer_table(rule, "overdue"))


def bands(rule: RulePlan) -> exp.Select:
    final = called(band(rule), "band")
    return exp.select("*", final).from_(layer_table(rule, "reasons"))


def _reason(reason: Reason, resolve: Resolve) -> exp.Alias:
    return aliased(flag(translate(reason.when, resolve)), reason_column(reason))
