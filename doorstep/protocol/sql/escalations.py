"""The second layer: work that is raised by work that stayed undone, over the rules' own tasks.

"<escalation> raised"  overdue tasks of its rules that were open when it opened
"<escalation> firsts"  with the id of the submission that did it
"<escalation> done"    with that submission
"<escalation> states"  with its state on the day, and its band
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce

from sqlglot import exp

from ..language.terms import ALWAYS, TaskField
from ..model.tasks import Band
from ..package import TASK_COLUMNS
from ..plan.nodes import EscalationPlan
from .names import called, cast, table
from .task_fields import task_column
from .terms import Unresolved, translate
from .urgency import band_points_of
from .windows import last_unit, units, whole_day

Layer = Callable[[EscalationPlan], exp.Expr]


def raised(plan: EscalationPlan) -> exp.Expr:
    """A cancelled task raises nothing: nobody knows since when it was not needed."""
    parts: list[exp.Expr] = [_raised_by(plan, rule) for rule in plan.rules]
    return reduce(lambda a, b: exp.Union(this=a, expression=b, distinct=False), parts)


def _raised_by(plan: EscalationPlan, rule: str) -> exp.Expr:
    """``done`` and ``over_after`` of the task are in the unit of the escalation."""
    in_days = plan.per_day == 1
    due, done, over = (
        ("due", "done_day", "closes") if in_days else ("due_at", "done_at", "closes_at")
    )
    opens = f"t.{due} + {units(plan.after, plan.per_day)}"
    closes = "CAST(NULL AS BIGINT)"
    if plan.closes is not None:
        closes = f"{opens} + {last_unit(plan.closes, plan.per_day)}"
    query = exp.select(*(f"t.{name}" for name in TASK_COLUMNS))
    query = query.select(f"{opens} AS raised", f"{closes} AS ends")
    query = query.select(f"t.{done} AS done", f"t.{over} AS over_after")
    query = query.from_(table(f"{rule} tasks", "t")).where(
        f"{opens} <= {_clock(plan)}",
        "t.state <> 'cancelled'",
        f"t.{done} IS NULL OR t.{done} >= {opens}",
        f"t.{over} IS NULL OR t.{over} >= {opens}",
    )
    return query if plan.when == ALWAYS else query.where(translate(plan.when, _column))


def _clock(plan: EscalationPlan) -> str:
    return ":today" if plan.per_day == 1 else ":now"


def _column(term: Unresolved) -> exp.Expr:
    if not isinstance(term, TaskField):
        raise TypeError(f"{term} is not a column of tasks, and escalations look at tasks only")
    return task_column(term, "t")


def firsts(plan: EscalationPlan) -> exp.Expr:
    """With the id of the first submission that counts."""
    query = exp.select("r.*").from_(table(f"{plan.name} raised", "r"))
    if plan.done is None:
        return query
    first = (
        exp.select("f._id")
        .from_(table(plan.done, "f"))
        .where(
            "f._subject = r.subject",
            f"f.{_when(plan)} >= r.raised",
            "f._day <= :today",
            f"r.ends IS NULL OR f.{_when(plan)} <= r.ends",
            "f._id <> r.cause",
        )
    )
    first = first.order_by("f._at", "f._id").limit(1)
    return query.select(called(first.subquery(), "first_id"))


def _when(plan: EscalationPlan) -> str:
    """Of a submission: when it happened, in the unit of the escalation."""
    return "_day" if plan.per_day == 1 else "_at"


def done(plan: EscalationPlan) -> exp.Expr:
    """With the row of that submission, or NULLs."""
    query = exp.select("r.*").from_(table(f"{plan.name} firsts", "r"))
    if plan.done is None:
        nothing = [called(cast(exp.null(), t), name) for name, t in _HANDLED.items()]
        return query.select(*nothing)
    query = query.select("d._day AS handled", "d._id AS handled_with", "d._worker AS handled_by")
    on = "d._subject = r.subject AND d._id = r.first_id"
    return query.join(table(plan.done, "d"), on=on, join_type="left")


_HANDLED = {"handled": "BIGINT", "handled_with": "TEXT", "handled_by": "TEXT"}


def states(plan: EscalationPlan) -> exp.Expr:
    """Taken back once the task is done or over, and on hold while the task is."""
    band = "band"
    if plan.band > Band.ROUTINE:
        band = f"CASE WHEN band > {plan.band.value} THEN band ELSE {plan.band.value} END"
    stood = "(done IS NULL OR done > ends) AND (over_after IS NULL OR over_after >= ends)"
    state = exp.Case().when("NOT handled IS NULL", "'completed'")
    state = state.when(f"ends < {_clock(plan)} AND {stood}", "'failed'")
    state = state.when("state IN ('ready', 'on-hold')", "state").else_("'cancelled'")
    return exp.select("*", called(state, "stands"), f"{band} AS urgency").from_(
        table(f"{plan.name} done")
    )


LAYERS: Mapping[str, Layer] = {"raised": raised, "firsts": firsts, "done": done, "states": states}


_DATES = {"opens": "raised", "due": "raised", "closes": "ends"}


def end(plan: EscalationPlan, band_points: Mapping[Band, int]) -> exp.Select:
    """Its tasks, with the columns of TASK_COLUMNS: as urgent as the task itself, or more."""
    made: dict[str, str | exp.Expr] = {
        "rule": exp.Literal.string(plan.name),
        "grp": exp.Literal.string(plan.group),
        "occurrence": "rule || '.' || occurrence",
        "form": exp.Literal.string(plan.form),
        **{name: whole_day(exp.column(held), plan.per_day) for name, held in _DATES.items()},
        "due_at": exp.column("raised") if plan.per_day > 1 else cast(exp.null(), "BIGINT"),
        "done_day": "handled",
        "done_id": "handled_with",
        "done_by": "handled_by",
        "attempts": exp.convert(0),
        "until": "CASE WHEN stands = 'on-hold' THEN until END",
        "state": "stands",
        "band": "urgency",
        "score": _score(plan, band_points),
    }
    columns = [
        called(exp.maybe_parse(made[name]), name) if name in made else exp.column(name)
        for name in TASK_COLUMNS
    ]
    raised = whole_day(exp.column("raised"), plan.per_day)
    query = exp.select(*columns).from_(table(f"{plan.name} states"))
    query = query.where(exp.LTE(this=raised, expression=exp.Placeholder(this="to_day")))
    if plan.closes is None:
        return query
    ends = whole_day(exp.column("ends"), plan.per_day)
    return query.where(exp.GTE(this=ends, expression=exp.Placeholder(this="from_day")))


def _score(plan: EscalationPlan, band_points: Mapping[Band, int]) -> exp.Expr:
    if plan.band is Band.ROUTINE:
        return exp.column("score")
    own = exp.Sub(this=exp.column("score"), expression=band_points_of("band", band_points))
    return exp.Add(this=own, expression=band_points_of("urgency", band_points))
