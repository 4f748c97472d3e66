"""Which messages are due on a day: a query over ``task``, ``entity_*`` and ``period``."""

from __future__ import annotations

from functools import reduce

from sqlglot import exp

from ..language.terms import ALWAYS, TaskField, TaskValue
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
    parts: list[exp.Expr] = [
        _due(message, about) for message in plan.messages for about in message.about
    ]
    if not parts:
        nothing = exp.select(*(f"NULL AS {column}" for column in MESSAGE_COLUMNS))
        return render(nothing.where(exp.false()), dialect)
    whole = reduce(lambda a, b: exp.Union(this=a, expression=b, distinct=False), parts)
    return render(whole, dialect)


def _due(plan: MessagePlan, about: About) -> exp.Select:
    head = [
        called(exp.Literal.string(plan.code), "message"),
        called(exp.Literal.string(plan.audience), "audience"),
    ]
    records = _records(plan, about)
    if plan.trigger in OF_TASKS:
        query = exp.select(*head, "t.subject", "t.rule", "t.occurrence", "t.cause")
        query = query.from_("task AS t").join(records, on="r.id = t.subject")
        query = query.where(_of_tasks(plan, about))
    else:
        own = ("r.id AS subject", "'' AS rule", "'' AS occurrence", "'' AS cause")
        query = exp.select(*head, *own).from_(records)
        query = _on_the_day(plan, query)
    return query if plan.when == ALWAYS else query.where(translate(plan.when, _input))


def _records(plan: MessagePlan, about: About) -> exp.Subquery:
    """Each record with what the condition looks up."""
    own = exp.select("s._id AS id", "s._known AS known", *map(found, plan.inputs))
    return join_links(own.from_(table(about.records, "s")), plan.inputs).subquery("r")


def _of_tasks(plan: MessagePlan, about: About) -> exp.Expr:
    """Tasks that are still to be done, so many days after they open or fall due."""
    names = [exp.Literal.string(rule) for rule in about.rules]
    of_rules = exp.In(this=exp.column("rule", "t"), expressions=names)
    day = "t.opens" if plan.trigger is Trigger.OPENS else "t.due"
    to_do = "t.state IN ('draft', 'ready')"
    return exp.and_(of_rules, to_do, f"{day} + {plan.offset} = :today", wrap=False)


def _on_the_day(plan: MessagePlan, query: exp.Select) -> exp.Select:
    if plan.trigger is Trigger.CREATED:
        return query.where(f"r.known + {plan.offset} = :today")
    on = f"p.kind = 'month' AND p.last_day + {plan.offset} = :today"
    return query.join("period AS p", on=on)


def _input(term: Unresolved) -> exp.Expr:
    if isinstance(term, TaskField | TaskValue):
        raise TypeError(f"{term} belongs to a task, and messages look at records")
    return looked_up(term, named(input_name(term)))
