"""What people said of a rule's tasks instead of doing them, up to today."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from ..model.outcomes import FORM, Effect, Outcome
from ..plan.inputs import form_table
from ..plan.nodes import RulePlan
from .dialects import Outermost
from .names import called, column, table
from .shape import Asked, layer
from .windows import layer_name, layer_table

OF_TASK = {"attempts": Effect.ATTEMPTED, "put_off": Effect.DEFERRED, "needless": Effect.NOT_NEEDED}
KEY = ("subject", "occurrence", "cause")


def outcomes(rule: RulePlan, asked: Asked, before: str) -> Iterator[exp.CTE]:
    """The tasks with columns for those effects that the programme knows."""
    if not rule.outcomes:
        return
    build = _looked_up if asked.looks_up else _joined
    if not asked.looks_up:
        yield from _told(rule, asked)
    yield layer(layer_name(rule, "outcomes"), build(rule, before), keep=asked.flows)


def has(rule: RulePlan, effect: Effect) -> bool:
    return any(outcome.effect is effect for outcome in rule.outcomes)


def _looked_up(rule: RulePlan, before: str) -> exp.Select:
    query = exp.select("w.*").from_(layer_table(rule, before, "w"))
    for name, effect in OF_TASK.items():
        if has(rule, effect):
            same = ["f._subject = w.subject", "f.occurrence = w.occurrence", f"{CAUSE} = w.cause"]
            rows = _rows(rule, effect).where(_of_rule(rule), *same)
            if effect is Effect.DEFERRED:
                rows = rows.select(_until(rule)).order_by("f._at DESC", "f._id DESC").limit(1)
            else:
                rows = rows.select(_value(effect))
            query = query.select(called(rows.subquery(), name))
    if has(rule, Effect.ENDED):
        ended = _rows(rule, Effect.ENDED).where("f._subject = w.subject")
        query = query.select(called(ended.select("MIN(f._day)").subquery(), "ended"))
    return query


def _told(rule: RulePlan, asked: Asked) -> Iterator[exp.CTE]:
    """A row for each task, or each record, of which something was said."""
    for name, effect in OF_TASK.items():
        if has(rule, effect):
            rows = _rows(rule, effect).where(_of_rule(rule), *asked.about(column("_subject", "f")))
            keys = ("f._subject", "f.occurrence", CAUSE)
            rows = rows.select(*(f"{key} AS {alias}" for key, alias in zip(keys, KEY, strict=True)))
            rows = rows.select(called(_value(effect) or _newest(rule), name)).group_by(*keys)
            yield layer(layer_name(rule, name), rows)
    if has(rule, Effect.ENDED):
        rows = _rows(rule, Effect.ENDED).where(*asked.about(column("_subject", "f")))
        rows = rows.select("f._subject AS subject", "MIN(f._day) AS ended").group_by("f._subject")
        yield layer(layer_name(rule, "ended"), rows)


def _joined(rule: RulePlan, before: str) -> exp.Select:
    query = exp.select("w.*").from_(layer_table(rule, before, "w"))
    for name, effect in OF_TASK.items():
        if has(rule, effect):
            on = " AND ".join(f"{name}.{key} = w.{key}" for key in KEY)
            query = query.join(layer_table(rule, name, name), on=on, join_type="left")
            query = query.select(
                f"COALESCE({name}.{name}, 0) AS {name}"
                if effect is Effect.ATTEMPTED
                else f"{name}.{name}"
            )
    if has(rule, Effect.ENDED):
        there = layer_table(rule, "ended", "e")
        query = query.join(there, on="e.subject = w.subject", join_type="left").select("e.ended")
    return query


CAUSE = "COALESCE(f.cause, '')"


def _rows(rule: RulePlan, effect: Effect) -> exp.Select:
    """What was said with one effect, up to today."""
    names = [one.name for one in rule.outcomes if one.effect is effect]
    among = column("outcome", "f").isin(*names)
    rows = exp.Select().from_(table(form_table(FORM), "f")).where("f._day <= :today", among)
    return rows.where("NOT f.until IS NULL") if effect is Effect.DEFERRED else rows


def _of_rule(rule: RulePlan) -> exp.Expr:
    return exp.EQ(this=column("rule", "f"), expression=exp.Literal.string(rule.rule))


def _value(effect: Effect) -> exp.Expr | None:
    match effect:
        case Effect.ATTEMPTED:
            return exp.Count(this=exp.Star())
        case Effect.NOT_NEEDED:
            return exp.Min(this=column("_day", "f"))
    return None


def _newest(rule: RulePlan) -> exp.Expr:
    at, id_ = column("_at", "f"), column("_id", "f")
    return Outermost(this=_until(rule), at=at, id=id_, newest=True)


def _until(rule: RulePlan) -> exp.Expr:
    """Nobody puts work off for longer than the programme allows."""
    limited = [
        one for one in rule.outcomes if one.effect is Effect.DEFERRED and one.most is not None
    ]
    if not limited:
        return column("until", "f")
    ifs = [exp.If(this=column("outcome", "f").eq(one.name), true=_at_most(one)) for one in limited]
    return exp.Case(ifs=ifs, default=column("until", "f"))


def _at_most(outcome: Outcome) -> exp.Expr:
    furthest = exp.Add(this=column("_day", "f"), expression=exp.convert(outcome.most))
    return exp.Least(this=column("until", "f"), expressions=[furthest])
