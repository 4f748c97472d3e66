"""Programme -> Plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

from ..days import DAY
from ..language.functions import SINCE
from ..language.terms import ALWAYS, Answer, Apply, Literal, Term, TriggerDay, TriggerMoment
from ..language.types import BOOLEAN
from ..model import outcomes
from ..model.escalations import Escalation
from ..model.indicators import Indicator, Table
from ..model.messages import Message
from ..model.programme import Programme
from ..model.records import EntityList, Form
from ..model.tasks import TaskRule
from .inputs import entity_table, form_table, inputs, looks_at_task, parts
from .nodes import (
    About,
    Column,
    Done,
    EscalationPlan,
    IndicatorPlan,
    MessagePlan,
    Plan,
    RulePlan,
)
from .nodes import Table as PlannedTable
from .watches import watches


def plan(programme: Programme) -> Plan:
    return Plan(
        programme=programme.id,
        records=tuple(_records(entity_list) for entity_list in programme.lists),
        forms=(*map(_form, programme.forms), *([OUTCOMES] if programme.outcomes else [])),
        rules=tuple(_rule(programme, rule) for rule in programme.rules),
        escalations=tuple(map(_escalation, programme.escalations)),
        indicators=tuple(map(_indicator, programme.indicators)),
        messages=tuple(_message(programme, item) for item in programme.messages),
        working_days=programme.working_days,
        band_points=programme.band_points,
        watches=watches(programme),
    )


OUTCOMES = PlannedTable(
    form_table(outcomes.FORM),
    tuple(Column(name, type_) for name, type_ in outcomes.QUESTIONS.items()),
)


def _records(entity_list: EntityList) -> PlannedTable:
    columns = tuple(Column(p.name, p.type) for p in entity_list.properties)
    return PlannedTable(entity_table(entity_list.name), columns)


def _form(form: Form) -> PlannedTable:
    columns = tuple(Column(q.name, q.type) for q in form.questions)
    return PlannedTable(form_table(form.name), columns)


def _rule(programme: Programme, rule: TaskRule) -> RulePlan:
    reasons = programme.reasons_of(rule)
    conditions = tuple(_conditions(rule.relevant))
    read = [rule.anchor, rule.relevant, *(reason.when for reason in reasons)]
    return RulePlan(
        rule=rule.name,
        group=rule.group,
        form=rule.form,
        records=entity_table(rule.list),
        causes=form_table(rule.after) if rule.after else None,
        inputs=inputs([*read, *_outside_the_form(rule.done_when)]),
        carried=inputs(
            [
                *_outside_the_form(rule.done_when),
                *(reason.when for reason in reasons if looks_at_task(reason.when)),
            ]
        ),
        called_for=tuple(part for part in conditions if _of_cause_alone(part)),
        anchor=rule.anchor,
        relevant=_all(part for part in conditions if not _of_cause_alone(part)),
        occurrences=rule.occurrences,
        done=Done(form_table(rule.form), rule.done_when),
        band=rule.band,
        per_day=rule.per_day,
        looks_back=_looks_back(programme, rule),
        outcomes=programme.outcomes_of(rule),
        reasons=reasons,
    )


def _looks_back(programme: Programme, rule: TaskRule) -> int | None:
    """An escalation may end so long after its task closed: it was raised before that."""
    ends = [item.closes for item in programme.escalations if rule.name in item.rules]
    longest = [-(-closes.seconds // DAY) + 1 for closes in ends if closes is not None]
    return max(longest, default=0) if len(longest) == len(ends) else None


def _escalation(item: Escalation) -> EscalationPlan:
    return EscalationPlan(
        name=item.name,
        group=item.group,
        rules=item.rules,
        after=item.after,
        when=item.when,
        band=item.band,
        form=item.form or "",
        done=form_table(item.form) if item.form else None,
        closes=item.closes,
        per_day=item.per_day,
    )


def _indicator(item: Indicator) -> IndicatorPlan:
    named = {Table.FORM: form_table, Table.LIST: entity_table}.get(item.of.table)
    return IndicatorPlan(
        name=item.name,
        of=item.of,
        table=named(item.of.name) if named else "task",
        numerator=item.numerator,
        denominator=item.denominator,
        on=item.on,
    )


def _message(programme: Programme, item: Message) -> MessagePlan:
    rules = [programme.rule(name) for name in item.rules]
    about = tuple(
        About(entity_table(name), tuple(rule.name for rule in rules if rule.list == name))
        for name in item.lists
    )
    return MessagePlan(
        code=item.code,
        audience=item.audience,
        trigger=item.trigger,
        about=about,
        offset=item.offset,
        inputs=inputs([item.when]),
        when=item.when,
    )


def _conditions(term: Term) -> Iterator[Term]:
    """``a and b and c`` as its parts."""
    if isinstance(term, Apply) and term.function == "and":
        for argument in term.arguments:
            yield from _conditions(argument)
    else:
        yield term


def _all(conditions: Iterable[Term]) -> Term:
    kept = list(conditions)
    return reduce(lambda a, b: Apply("and", (a, b), BOOLEAN, a.span), kept) if kept else ALWAYS


def _of_cause_alone(condition: Term) -> bool:
    """Whether it looks at nothing but the cause: a submission never changes, so it is final."""
    looked_up = [p for p in parts(condition) if not isinstance(p, Apply | Literal)]
    moves = any(isinstance(p, Apply) and p.function in SINCE for p in parts(condition))
    return bool(looked_up) and not moves and all(isinstance(p, OF_CAUSE) for p in looked_up)


OF_CAUSE = (Answer, TriggerDay, TriggerMoment)


def _outside_the_form(done_when: Term) -> list[Term]:
    """What ``done_when`` looks up besides the answers of the form that does the task."""
    return [part for part in parts(done_when) if not _reads_answers(part)]


def _reads_answers(term: Term) -> bool:
    return any(isinstance(part, Answer) for part in parts(term))
