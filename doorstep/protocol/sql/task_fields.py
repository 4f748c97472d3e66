"""``${state}`` and the like as columns of the table of tasks."""

from __future__ import annotations

from sqlglot import exp

from ..language.terms import TaskField

COLUMNS = {"group": "grp"}
"""Task fields whose column has another name, as SQL keeps the word for itself."""


def task_column(term: TaskField, of: str) -> exp.Column:
    return exp.column(COLUMNS.get(term.name, term.name), of)
