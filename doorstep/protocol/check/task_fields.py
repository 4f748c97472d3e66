"""The columns of the table of tasks, as conditions name them: ``${state}``, ``${due}``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..language import lookups
from ..language.scope import Scope
from ..language.types import DATE, INTEGER, TEXT, Kind, Type
from ..model.tasks import Band, State
from .draft import Draft

FIELDS: Mapping[str, Type] = {
    **{name: Type(Kind.CHOICE, name) for name in ("rule", "group", "occurrence", "form", "state")},
    "subject": TEXT,
    "band": INTEGER,
    "opens": DATE,
    "due": DATE,
    "closes": DATE,
    "done_day": DATE,
    "attempts": INTEGER,
    "until": DATE,
}


def task_scope(draft: Draft) -> Scope:
    """The columns of the table of tasks, each with the words that it may hold."""
    rules = list(draft.rules.values())
    return Scope(
        subject="task",
        references=FIELDS,
        choices={
            "rule": _each(rule.name for rule in rules),
            "group": _each(rule.group for rule in rules),
            "occurrence": _each(one.code for rule in rules for one in rule.occurrences),
            "form": _each(rule.form for rule in rules),
            "state": tuple(state.value for state in State),
        },
        lookups=lookups.CONSTANTS,
        is_task=True,
        codes={"band": {band.name.lower(): band.value for band in Band}},
    )


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
