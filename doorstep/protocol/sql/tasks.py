"""All rules as one query: named layers per rule, then the union of their ends.

    "<rule> occurrences"  the schedule, as a literal table
    "<rule> records"      each record (and cause) with the inputs that the rule looks up
    "<rule> windows"      times its occurrences: opens, due, closes
    "<rule> firsts"       with the id of the submission that did it
    "<rule> done"         with that submission
    "<rule> states"       with its state on the day
    "<rule> overdue"      with days overdue
    "<rule> reasons"      with 1 or 0 for each reason
    "<rule> bands"        with the final band
    "<rule> tasks"        the end, under a name, where escalations look at it too

A reason's condition is worked out once, in its layer; band, score and bits read its column.
"""

from __future__ import annotations

from functools import reduce

from sqlglot import exp

from ..package import TASK_COLUMNS
from ..plan.nodes import EscalationPlan, Plan, RulePlan
from . import escalations
from .dialects import Dialect, render
from .layers import LAYERS, layer_table
from .names import called, cast, quoted
from .urgency import reason_bits, score

OCCURRENCE_COLUMNS = ("code", "opens", "due", "closes")


def all_tasks(plan: Plan, dialect: Dialect) -> str:
    """The tasks of every record. Parameters: those of ``horizon.parameters``."""
    return render(_union(plan, only=None), dialect)


def tasks_of_subject(plan: Plan, dialect: Dialect) -> str:
    """The tasks of one record. Parameters: those of ``horizon.parameters``, and subject."""
    return render(_union(plan, only=exp.Placeholder(this="subject")), dialect)


def _union(plan: Plan, only: exp.Expr | None) -> exp.Expr:
    if not plan.rules:
        return exp.select(*(f"NULL AS {column}" for column in TASK_COLUMNS)).where(exp.false())
    watched = {name for escalation in plan.escalations for name in escalation.rules}
    layers = [layer for rule in plan.rules for layer in _layers(rule, only)]
    layers += [_tasks(plan, rule) for rule in plan.rules if rule.rule in watched]
    layers += [layer for item in plan.escalations for layer in _escalation_layers(item)]
    ends: list[exp.Expr] = [
        exp.select("*").from_(layer_table(rule, "tasks"))
        if rule.rule in watched
        else _end(plan, rule)
        for rule in plan.rules
    ]
    ends += [escalations.end(item, plan.band_points) for item in plan.escalations]
    whole = reduce(lambda a, b: exp.Union(this=a, expression=b, distinct=False), ends)
    whole.set("with_", exp.With(expressions=layers))
    return whole


def _layers(rule: RulePlan, only: exp.Expr | None) -> list[exp.CTE]:
    return [_layer(rule, title, build(rule, only)) for title, build in LAYERS.items()]


def _layer(rule: RulePlan, title: str, query: exp.Expr) -> exp.CTE:
    columns = OCCURRENCE_COLUMNS if isinstance(query, exp.Values) else ()
    alias = exp.TableAlias(
        this=quoted(f"{rule.rule} {title}"), columns=[exp.to_identifier(c) for c in columns]
    )
    return exp.CTE(this=query, alias=alias, materialized=None if columns else False)


def _tasks(plan: Plan, rule: RulePlan) -> exp.CTE:
    """A rule's tasks under a name, where the second layer looks at them too."""
    return _named(f"{rule.rule} tasks", _end(plan, rule))


def _escalation_layers(plan: EscalationPlan) -> list[exp.CTE]:
    return [
        _named(f"{plan.name} {title}", build(plan)) for title, build in escalations.LAYERS.items()
    ]


def _named(name: str, query: exp.Expr) -> exp.CTE:
    return exp.CTE(this=query, alias=exp.TableAlias(this=quoted(name)))


def _end(plan: Plan, rule: RulePlan) -> exp.Select:
    """The rule's tasks, with the columns of TASK_COLUMNS."""
    made: dict[str, exp.Expr] = {
        "rule": exp.Literal.string(rule.rule),
        "grp": exp.Literal.string(rule.group),
        "form": exp.Literal.string(rule.form),
        "due_at": cast(exp.null(), "BIGINT"),
        "until": cast(exp.null(), "BIGINT"),
        "score": score(rule, plan.band_points),
        "reasons": reason_bits(rule),
    }
    columns = [
        called(made[name], name) if name in made else exp.column(name) for name in TASK_COLUMNS
    ]
    return exp.select(*columns).from_(layer_table(rule, "bands"))
