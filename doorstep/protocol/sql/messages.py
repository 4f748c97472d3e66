"""Which messages are due on a day: a query over ``task``, ``entity_*`` and ``period``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from sqlglot import exp

from ..language.terms import ALWAYS, Attempts, TaskField, TaskValue
from ..model.messages import OF_TASKS, Trigger
from ..package import MESSAGE_COLUMNS
from ..plan.inputs import input_name
from ..plan.nodes import About, MessagePlan, Plan
from .dialects import Dialect, render
from .lookups import found, join_links, looked_up
from .names import called, named, table
from .terms import Unresolved, translate


def messages_due(plan: Plan, dialect: Dialect) -> str:
    """Rows with the columns of MESSAGE_COLUMNS. Parameter: today."""
    week = plan.working_days
    parts: list[exp.Expr] = [
        _due(message, about, week) for message in plan.messages for about in message.about
    ]
    if not parts:
        nothing = exp.select(*(f"NULL AS {column}" for column in MESSAGE_COLUMNS))
        return render(nothing.where(exp.false()), dialect)
    whole = reduce(lambda a, b: exp.Union(this=a, expression=b, distinct=False), parts)
    return render(whole, dialect)


def _due(plan: MessagePlan, about: About, week: Sequence[int]) -> exp.Select:
    head = [
        called(exp.Literal.string(plan.code), "message"),
        called(exp.Literal.string(plan.audience), "audience"),
    ]
    records = _records(plan, about)
    if plan.trigger in OF_TASKS:
        query = exp.select(*head, "t.subject", "t.rule", "t.occurrence", "t.cause")
        query = query.from_("task AS t").join(records, on="r.id = t.subject")
        query = query.where(_of_tasks(plan, about, week))
    else:
        own = ("r.id AS subject", "'' AS rule", "'' AS occurrence", "'' AS cause")
        query = exp.select(*head, *own).from_(records)
        query = _on_the_day(plan, query, week)
    return query if plan.when == ALWAYS else query.where(translate(plan.when, _input))


def _records(plan: MessagePlan, about: About) -> exp.Subquery:
    """Each record with what the condition looks up."""
    own = exp.select("s._id AS id", "s._known AS known", *map(found, plan.inputs))
    return join_links(own.from_(table(about.records, "s")), plan.inputs).subquery("r")


def _of_tasks(plan: MessagePlan, about: About, week: Sequence[int]) -> exp.Expr:
    """Tasks that are still to be done, so many days after they open or fall due."""
    names = [exp.Literal.string(rule) for rule in about.rules]
    of_rules = exp.In(this=exp.column("rule", "t"), expressions=names)
    day = "t.opens" if plan.trigger is Trigger.OPENS else "t.due"
    to_do = "t.state IN ('draft', 'ready')"
    return exp.and_(of_rules, to_do, _goes_out(day, plan.offset, week), wrap=False)


def _on_the_day(plan: MessagePlan, query: exp.Select, week: Sequence[int]) -> exp.Select:
    if plan.trigger is Trigger.CREATED:
        return query.where(_goes_out("r.known", plan.offset, week))
    on = f"p.kind = 'month' AND {_goes_out('p.last_day', plan.offset, week)}"
    return query.join("period AS p", on=on)


def _goes_out(day: str, offset: int, week: Sequence[int]) -> str:
    """Today is its working day: the next one or, ahead of what it is about, the one before."""
    meant = f"{day} + {offset}"
    if len(week) == len(WEEK):
        return f"{meant} = :today"
    back = [_free_days(one, week, 1 if offset < 0 else -1) for one in WEEK]
    cases = " ".join(f"WHEN {at} THEN {days}" for at, days in enumerate(back))
    span = f"CASE (:today + {MONDAY}) % 7 {cases} END"
    if offset < 0:
        return f"{meant} BETWEEN :today AND :today + {span}"
    return f"{meant} BETWEEN :today - {span} AND :today"


WEEK = range(1, 8)
MONDAY = 70_003
"""Epoch day 0 was a Thursday; the weeks besides keep days before it from being negative."""


def _free_days(day: int, week: Sequence[int], step: int) -> int:
    """How many lie beside a working day; -1 for a day that is free itself: nothing goes out."""
    if day not in week:
        return -1
    beside = (day + step * away for away in WEEK)
    return next(days for days, one in enumerate(beside) if (one - 1) % 7 + 1 in week)


def _input(term: Unresolved) -> exp.Expr:
    if isinstance(term, Attempts):
        return exp.column("attempts", "t")
    if isinstance(term, TaskField | TaskValue):
        raise TypeError(f"{term} is nothing that a message may look at")
    return looked_up(term, named(input_name(term)))
