"""What people said of tasks instead of doing them, up to today.

It is summed up once for all rules, for it is little beside the tasks: nothing was said of most of
them, and each rule merely joins it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from ..model.outcomes import FORM, Effect, Outcome
from ..plan.inputs import form_table
from ..plan.nodes import Plan, RulePlan
from .brackets import joined
from .names import called, column, table
from .shape import Asked, layer
from .windows import layer_name, layer_table

OF_TASK = {"attempts": Effect.ATTEMPTED, "put_off": Effect.DEFERRED, "needless": Effect.NOT_NEEDED}
KEY = ("subject", "rule", "occurrence", "cause")
TOLD, PLACED, SAID, ENDED = (f"outcomes {what}" for what in ("told", "placed", "said", "ended"))
_SUMS = {
    "attempts": "COUNT(CASE WHEN effect = 'attempted' THEN 1 END)",
    "put_off": "MAX(CASE WHEN effect = 'deferred' AND place = 1 THEN until END)",
    "needless": "MIN(CASE WHEN effect = 'not_needed' THEN day END)",
}


def has(rule: RulePlan, effect: Effect) -> bool:
    return any(outcome.effect is effect for outcome in rule.outcomes)


def _of_task(rule: RulePlan) -> list[str]:
    return [name for name, effect in OF_TASK.items() if has(rule, effect)]


def told_layers(plan: Plan, asked: Asked) -> Iterator[exp.CTE]:
    """A row for each task, and one for each record, of which something was said."""
    if any(map(_of_task, plan.rules)):
        yield layer(TOLD, _told(plan, asked), keep=asked.flows)
        yield layer(PLACED, _placed(), keep=asked.flows)
        sums = (f"{value} AS {name}" for name, value in _SUMS.items())
        said = exp.select(*KEY, *sums).from_(table(PLACED)).group_by(*KEY)
        yield layer(SAID, said, keep=True)
    if any(has(rule, Effect.ENDED) for rule in plan.rules):
        yield layer(ENDED, _ended(plan, asked), keep=True)


def outcomes(rule: RulePlan, before: str) -> Iterator[exp.CTE]:
    """The tasks with columns for those effects that the programme knows."""
    if not rule.outcomes:
        return
    query = exp.select("w.*").from_(layer_table(rule, before, "w"))
    if names := _of_task(rule):
        of_rule = exp.EQ(this=column("rule", "o"), expression=exp.Literal.string(rule.rule))
        same = [f"o.{key} = w.{key}" for key in KEY if key != "rule"]
        query = query.join(table(SAID, "o"), on=exp.and_(of_rule, *same), join_type="left")
        query = query.select(
            *("COALESCE(o.attempts, 0) AS attempts" if n == "attempts" else f"o.{n}" for n in names)
        )
    if has(rule, Effect.ENDED):
        on = "e.subject = w.subject"
        query = query.join(table(ENDED, "e"), on=on, join_type="left").select("e.ended")
    yield layer(layer_name(rule, "outcomes"), query)


def _submissions(asked: Asked) -> exp.Select:
    query = exp.Select().from_(table(form_table(FORM), "f"))
    return query.where("f._day <= :today", *asked.about(column("_subject", "f")))


def _told(plan: Plan, asked: Asked) -> exp.Select:
    """What was said of tasks, and the effect that it has on that task."""
    query = _submissions(asked).select(
        *("f._subject AS subject", "f.rule", "f.occurrence", "COALESCE(f.cause, '') AS cause"),
        *("f._day AS day", "f._at AS at", "f._id AS id"),
        called(_effect(plan), "effect"),
        called(_until(plan), "until"),
    )
    names = [outcome.name for outcome in _outcomes(plan, *OF_TASK.values())]
    return query.where(column("outcome", "f").isin(*names))


def _placed() -> exp.Select:
    """With 1 for the newest of its effect: the last word of a deferral is what counts."""
    group = f"PARTITION BY {', '.join(KEY)}, effect"
    place = f"ROW_NUMBER() OVER ({group} ORDER BY at DESC, id DESC)"
    return exp.select("*", f"{place} AS place").from_(table(TOLD)).where("NOT effect IS NULL")


def _ended(plan: Plan, asked: Asked) -> exp.Select:
    names = [outcome.name for outcome in _outcomes(plan, Effect.ENDED)]
    query = _submissions(asked).where(column("outcome", "f").isin(*names))
    return query.select("f._subject AS subject", "MIN(f._day) AS ended").group_by("f._subject")


def _outcomes(plan: Plan, *effects: Effect) -> list[Outcome]:
    """Those with one of these effects, each once."""
    every = (outcome for rule in plan.rules for outcome in rule.outcomes)
    return list({one.name: one for one in every if one.effect in effects}.values())


def _effect(plan: Plan) -> exp.Expr:
    """Blank where that cannot be said of the task, or lacks its date."""
    cases = []
    for outcome in _outcomes(plan, *OF_TASK.values()):
        rules = [rule.rule for rule in plan.rules if outcome in rule.outcomes]
        tests: list[exp.Expr] = [column("outcome", "f").eq(outcome.name)]
        if len(rules) < len(plan.rules):
            tests.append(column("rule", "f").isin(*rules))
        if outcome.effect is Effect.DEFERRED:
            tests.append(exp.maybe_parse("NOT f.until IS NULL"))
        effect = exp.Literal.string(outcome.effect.value)
        cases.append(exp.If(this=joined(exp.And, *tests), true=effect))
    return exp.Case(ifs=cases)


def _until(plan: Plan) -> exp.Expr:
    """Nobody puts work off for longer than the programme allows."""
    limited = [one for one in _outcomes(plan, Effect.DEFERRED) if one.most is not None]
    if not limited:
        return column("until", "f")
    ifs = [exp.If(this=column("outcome", "f").eq(one.name), true=_at_most(one)) for one in limited]
    return exp.Case(ifs=ifs, default=column("until", "f"))


def _at_most(outcome: Outcome) -> exp.Expr:
    furthest = exp.Add(this=column("_day", "f"), expression=exp.convert(outcome.most))
    return exp.Least(this=column("until", "f"), expressions=[furthest])
