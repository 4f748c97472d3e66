"""All rules as one query: what each list looks up, named layers per rule, the union of their ends.

    "<form> summary"      for each record, what inputs need of a form's submissions (joined shape)
    "<list> inputs"       each record with all that the rules of its list look up
    "outcomes told"       what was said of tasks, with its effect
    "outcomes placed"     and how new it is
    "outcomes said"       a row for each task of which something was said
    "outcomes ended"      a row for each record whose work was said to be over
    "<rule> occurrences"  the schedule, as a literal table
    "<rule> risks"        each record (and cause): anchor, relevant, 1 or 0 for each reason
    "<rule> records"      with points, bits and lift in place of the reasons that all tasks share
    "<rule> starts"       with its occurrences and what they count from (where months are added)
    "<rule> windows"      with opens, due, closes, inside the horizon
    "<rule> hits"         for each task that was done, the submission that did it (joined shape)
    "<rule> done"         the windows with that submission
    "<rule> chain"        all steps together, where occurrences wait for each other
    "<rule> outcomes"     with what people said of them instead
    "<rule> states"       with the state on the day
    "<rule> overdue"      with days overdue
    "<rule> reasons"      with 1 or 0 for each reason that looks at the task itself
    "<rule> bands"        with the final band
    "<rule> tasks"        the end, under a name, where escalations look at it too

Rows are narrow before occurrences multiply them, and a condition is worked out once: in ``records``
what a record's tasks have alike, in later layers the rest.
"""

from __future__ import annotations

from functools import reduce

from sqlglot import exp

from ..model.outcomes import Effect
from ..package import TASK_COLUMNS
from ..plan.nodes import EscalationPlan, Plan, RulePlan
from . import escalations
from .dialects import Dialect, render
from .inputs import input_layers
from .layers import layers
from .moments import day_of
from .names import called, cast
from .outcomes import has, told_layers
from .shape import Asked, all_records, layer, one_record, some_records
from .urgency import reason_bits, score
from .windows import ITSELF_IN_HORIZON, layer_name, layer_table


def all_tasks(plan: Plan, dialect: Dialect) -> str:
    """The tasks of every record. Parameters: those of ``horizon.parameters``."""
    return render(_union(plan, all_records(dialect)), dialect)


def tasks_of_part(plan: Plan, dialect: Dialect) -> str:
    """The tasks of the records whose ids lie in a span of the alphabet.

    Parameters: those of ``horizon.parameters``, first_id, and before_id, which is outside.
    """
    return render(_union(plan, some_records(dialect)), dialect)


def tasks_of_subject(plan: Plan, dialect: Dialect) -> str:
    """The tasks of one record, of the list that the plan is about.

    Parameters: those of ``horizon.parameters``, and subject.
    """
    return render(_union(plan, one_record(dialect)), dialect)


def _union(plan: Plan, asked: Asked) -> exp.Expr:
    if not plan.rules:
        return exp.select(*(f"NULL AS {column}" for column in TASK_COLUMNS)).where(exp.false())
    watched = {name for escalation in plan.escalations for name in escalation.rules}
    parts = [*input_layers(plan, asked), *told_layers(plan, asked)]
    parts += [part for rule in plan.rules for part in layers(rule, asked)]
    parts += [_tasks(plan, rule) for rule in plan.rules if rule.rule in watched]
    parts += [part for item in plan.escalations for part in _escalation_layers(item)]
    ends: list[exp.Expr] = [
        _kept(rule) if rule.rule in watched else _end(plan, rule) for rule in plan.rules
    ]
    ends += [escalations.end(item, plan.band_points) for item in plan.escalations]
    whole = reduce(lambda a, b: exp.Union(this=a, expression=b, distinct=False), ends)
    whole.set("with_", exp.With(expressions=parts))
    return whole


def _kept(rule: RulePlan) -> exp.Select:
    """Of tasks that were worked out for what they raised, those of the horizon."""
    query = exp.select(*TASK_COLUMNS).from_(layer_table(rule, "tasks"))
    return query if rule.looks_back == 0 else query.where(*ITSELF_IN_HORIZON)


def _until(rule: RulePlan) -> exp.Expr:
    if not has(rule, Effect.DEFERRED):
        return cast(exp.null(), "BIGINT")
    return exp.maybe_parse("CASE WHEN state = 'on-hold' THEN put_off END")


def _tasks(plan: Plan, rule: RulePlan) -> exp.CTE:
    """A rule's tasks under a name, where the second layer looks at them too."""
    end = _end(plan, rule)
    if rule.per_day > 1:
        end = end.select("closes AS closes_at", "done_at")
    return layer(layer_name(rule, "tasks"), end)


def _escalation_layers(plan: EscalationPlan) -> list[exp.CTE]:
    return [
        layer(f"{plan.name} {title}", build(plan)) for title, build in escalations.LAYERS.items()
    ]


def _end(plan: Plan, rule: RulePlan) -> exp.Select:
    """The rule's tasks, with the columns of TASK_COLUMNS."""
    nothing = cast(exp.null(), "BIGINT")
    made: dict[str, exp.Expr] = {
        "rule": exp.Literal.string(rule.rule),
        "grp": exp.Literal.string(rule.group),
        "form": exp.Literal.string(rule.form),
        "due_at": nothing if rule.per_day == 1 else exp.column("due"),
        "until": _until(rule),
        "score": score(rule, plan.band_points),
        "reasons": reason_bits(rule),
    }
    if rule.per_day > 1:
        made |= {name: day_of(exp.column(name)) for name in ("opens", "due", "closes")}
    columns = [
        called(made[name], name) if name in made else exp.column(name) for name in TASK_COLUMNS
    ]
    return exp.select(*columns).from_(layer_table(rule, "bands"))
