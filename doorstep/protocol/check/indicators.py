"""The sheet indicators: what is counted, of tasks, filled forms or records."""

from __future__ import annotations

from .. import limits
from ..language import lookups, resolve
from ..language.scope import Scope
from ..language.terms import ALWAYS, TaskField, Term
from ..language.types import DATE
from ..model.indicators import Counted, Direction, Indicator, Table
from ..problems import Code
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .expressions import UNREAD, choice_names, optional_term, read_term
from .sources import sources_of
from .task_fields import task_scope

TASKS = "tasks"


def read_indicators(draft: Draft) -> None:
    taken = Unique()
    for fields in draft.rows("indicators"):
        taken.take(fields, "name", fields.name("name"))
        draft.indicators.append(_indicator(fields, draft))


def _indicator(fields: Fields, draft: Draft) -> Indicator:
    of = _counted(fields, draft)
    scope = _scope(of, draft)
    denominator = _optional(fields, "denominator", scope)
    return Indicator(
        name=fields.text("name"),
        label=fields.words(),
        group=fields.name("group"),
        of=of or Counted(Table.TASKS),
        numerator=_numerator(fields, scope),
        denominator=denominator,
        on=_on(fields, of, scope),
        direction=Direction(fields.one_of("direction", [*Direction], Direction.HIGHER)),
        target=_target(fields),
        sources=sources_of(fields, draft, needed=True),
    )


def _counted(fields: Fields, draft: Draft) -> Counted | None:
    """The rows that it counts; None where the cell names nothing."""
    name = fields.text("of") or TASKS
    if name in draft.forms and name in draft.lists:
        message = f"`{name}` is a form and an entity list."
        fields.report(Code.DUPLICATE_NAME, "of", message)
    if name == TASKS:
        return Counted(Table.TASKS)
    if name in draft.forms:
        return Counted(Table.FORM, name, draft.forms[name].about_list)
    if name in draft.lists:
        return Counted(Table.LIST, name, name)
    fields.check_known("of", name, [TASKS, *draft.forms, *draft.lists], "a form or a list")
    return None


def _scope(of: Counted | None, draft: Draft) -> Scope | None:
    """What its conditions may name: the columns of a row. None where that is not known."""
    if of is None:
        return None
    if of.table is Table.TASKS:
        return task_scope(draft)
    if of.table is Table.FORM:
        if of.name in draft.broken_forms:
            return None
        questions = {q.name: q.type for q in draft.forms[of.name].questions}
        return Scope(of.name, questions, choice_names(draft), lookups.CONSTANTS | {"submitted"})
    return Scope(
        subject=of.name,
        references={p.name: p.type for p in draft.lists[of.name].properties},
        choices=choice_names(draft),
        lookups=lookups.CONSTANTS | {"known"},
        broken=frozenset(name for list_, name in draft.broken if list_ == of.name),
    )


def _numerator(fields: Fields, scope: Scope | None) -> Term:
    """Blank means every row, save in a share: that would always be all of it."""
    if fields.text("denominator"):
        fields.required("numerator", limits.EXPRESSION_LENGTH)
    return optional_term(fields, "numerator", scope, resolve.condition)


def _optional(fields: Fields, column: str, scope: Scope | None) -> Term | None:
    if not fields.text(column):
        return None
    return read_term(fields, column, scope, resolve.condition) or UNREAD


def _on(fields: Fields, of: Counted | None, scope: Scope | None) -> Term | None:
    """A count of tasks goes by the day they were done, a share of them by the day due."""
    if fields.text("on"):
        return read_term(fields, "on", scope, resolve.date)
    if of is None or of.table is not Table.TASKS:
        return None
    name = "due" if fields.text("denominator") else "done_day"
    return TaskField(name, DATE, ALWAYS.span)


def _target(fields: Fields) -> int | None:
    target = fields.number("target", None)
    if target is not None and target > 100 and fields.text("denominator"):
        message = f"{target} is more than 100 %."
        fields.report(Code.TOO_LARGE, "target", message, "Write a percentage.")
    return target
