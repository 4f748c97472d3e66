"""The sheet indicators: what is counted, over the table of tasks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .. import limits
from ..language import lookups, resolve
from ..language.scope import Scope
from ..language.terms import ALWAYS
from ..language.types import DATE, INTEGER, TEXT, Kind, Type
from ..model.programme import Indicator
from ..model.tasks import Band, State
from ..workbook.fields import Unique
from .draft import Draft
from .expressions import read_term
from .sources import sources_of

_FIELDS: Mapping[str, Type] = {
    **{name: Type(Kind.CHOICE, name) for name in ("rule", "group", "occurrence", "form", "state")},
    "subject": TEXT,
    "band": INTEGER,
    "opens": DATE,
    "due": DATE,
    "closes": DATE,
    "done_day": DATE,
}


def read_indicators(draft: Draft) -> None:
    taken = Unique()
    scope = _scope(draft)
    for fields in draft.rows("indicators"):
        name = fields.name("name")
        taken.take(fields, "name", name)
        when = None
        if fields.required("when", limits.EXPRESSION_LENGTH):
            when = read_term(fields, "when", scope, resolve.condition)
        draft.indicators.append(
            Indicator(
                name=name,
                label=fields.words(),
                when=when or ALWAYS,
                group=fields.name("group"),
                sources=sources_of(fields, draft, needed=True),
            )
        )


def _scope(draft: Draft) -> Scope:
    """The columns of the table of tasks, each with the words that it may hold."""
    rules = list(draft.rules.values())
    return Scope(
        subject="task",
        references=_FIELDS,
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
