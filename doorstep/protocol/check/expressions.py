"""Expressions in cells: their faults become problems, with the caret under the cell's text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ..language import lookups
from ..language.faults import ExpressionRejected
from ..language.nodes import Span
from ..language.parser import parse
from ..language.scope import Answers, Listed, Scope
from ..language.terms import ALWAYS, Property, Term
from ..language.types import BOOLEAN
from ..model import workers
from ..model.records import EntityList, Form
from ..workbook.fields import Fields
from .draft import Draft

Resolve = Callable[[str, Scope], Term]

UNREAD = Property("unread", BOOLEAN, Span(0, 0))
"""In the place of a condition that is wrong: guidelines can say nothing of it."""


def read_term(fields: Fields, column: str, scope: Scope | None, resolve: Resolve) -> Term | None:
    """The term of a cell; None where it is wrong, which is reported.

    Without a scope only its grammar is checked, since what it may name is not known.
    """
    cell = fields.cell(column)
    try:
        if scope is not None:
            return resolve(cell.text, scope)
        parse(cell.text)
    except ExpressionRejected as error:
        if not fields.row.broken:
            for fault in error.faults:
                place = replace(cell.place, span=(fault.span.start, fault.span.end))
                fields.problems.add(fault.code, place, fault.message, fault.hint)
    return None


def optional_term(fields: Fields, column: str, scope: Scope | None, resolve: Resolve) -> Term:
    """The term of a cell that may be blank, which means always."""
    if not fields.text(column):
        return ALWAYS
    return read_term(fields, column, scope, resolve) or UNREAD


def choice_names(draft: Draft) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(c.name for c in choices) for name, choices in draft.choices.items()}


def record_scope(
    draft: Draft, entity_list: EntityList, after: Form | None, is_after: bool
) -> Scope:
    """What the conditions of a rule may name. ``after`` is None where that form is wrong."""
    return Scope(
        subject=entity_list.name,
        references={property_.name: property_.type for property_ in entity_list.properties},
        choices=choice_names(draft),
        lookups=_lookups(entity_list, is_after),
        forms={
            form.name: answers(form)
            for form in draft.forms.values()
            if writes(form, entity_list.name)
        },
        answers=answers(after) if after else None,
        broken=_broken(draft, entity_list.name),
        lists={name: _listed(draft, item) for name, item in draft.lists.items()},
        indicators=frozenset(fields.text("name") for fields in draft.rows("indicators")),
    )


def _lookups(entity_list: EntityList, is_after: bool) -> frozenset[str]:
    after = lookups.AFTER_FORM if is_after else frozenset[str]()
    of_worker = lookups.ABOUT_WORKER if entity_list.name == workers.LIST else frozenset[str]()
    return lookups.ABOUT_RECORD | after | of_worker


def _listed(draft: Draft, item: EntityList) -> Listed:
    types = {property_.name: property_.type for property_ in item.properties}
    return Listed(types, _broken(draft, item.name), item.parents)


def _broken(draft: Draft, entity_list: str) -> frozenset[str]:
    return frozenset(name for list_, name in draft.broken if list_ == entity_list)


def done_scope(scope: Scope, form: Form | None) -> Scope:
    """What done_when may name: the properties, and the answers of the rule's form."""
    allowed = lookups.EVERYWHERE | {"answer"}
    return replace(scope, lookups=allowed, forms={}, answers=answers(form) if form else None)


def answers(form: Form) -> Answers:
    return Answers(form.name, {question.name: question.type for question in form.questions})


def writes(form: Form, entity_list: str) -> bool:
    """Whether submissions of a form are about records of a list."""
    return any(block.list == entity_list for block in form.entities)
