"""Conditions that tell nobody from anybody: always true, or never."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields as fields_of
from typing import Any

from ...language.terms import Term
from ...language.types import Kind
from ...problems import Code
from ...workbook import Row
from .adviser import Adviser

_ALWAYS = {
    ("tasks", "relevant"): "this is always true, so the task is there for every {what}.",
    ("priority", "when"): "this is always true, so every task has the reason.",
    ("messages", "when"): "this is always true, so the message is about everybody.",
}
_NEVER = {
    ("tasks", "relevant"): "this can never be true, so nobody has the task.",
    ("priority", "when"): "this can never be true, so no task has the reason.",
    ("messages", "when"): "this can never be true, so nobody gets the message.",
}


def check_conditions(adviser: Adviser) -> None:
    for row, column, term in _conditions(adviser):
        where = (row.place.sheet or "", column)
        if where == ("tasks", "done_when"):
            continue  # what can complete a task is a guideline of its own
        if not adviser.possible((term, True)):
            message = _NEVER.get(where, "this can never be true.")
            adviser.warn(Code.NEVER_TRUE, row, column, message)
        elif not adviser.possible((term, False)):
            message = _ALWAYS.get(where, "this is always true.")
            message = message.format(what=_what(row))
            adviser.warn(Code.ALWAYS_TRUE, row, column, message)


def _conditions(adviser: Adviser) -> Iterator[tuple[Row, str, Term]]:
    """Every condition that stands in a cell."""
    draft = adviser.draft
    indicators = zip(draft.book.sheet("indicators").rows, draft.indicators, strict=False)
    escalations = zip(draft.book.sheet("escalations").rows, draft.escalations, strict=False)
    pairs: list[tuple[Row, Any]] = [
        *adviser.rules(),
        *adviser.reasons(),
        *adviser.messages(),
        *indicators,
        *escalations,
    ]
    for row, item in pairs:
        for field in fields_of(item):
            value = getattr(item, field.name)
            if row.text(field.name) and isinstance(value, Term) and value.type.kind is Kind.BOOLEAN:
                yield row, field.name, value


def _what(row: Row) -> str:
    after = row.text("after")
    return f"submission of {after}" if after else row.text("for")
