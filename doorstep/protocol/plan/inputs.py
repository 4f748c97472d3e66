"""Which values terms look up, where each is found, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..language.terms import (
    Answer,
    Apply,
    FormCount,
    LastAnswer,
    LastSubmitted,
    Property,
    Term,
    TriggerDay,
)
from .nodes import CountOf, Input, NewestOf, OfCause, OfRecord, Source

Lookup = Property | Answer | FormCount | LastSubmitted | LastAnswer | TriggerDay


def entity_table(entity_list: str) -> str:
    return f"entity_{entity_list}"


def form_table(form: str) -> str:
    return f"form_{form}"


def parts(term: Term) -> Iterator[Term]:
    """The term and all terms inside it, from left to right."""
    yield term
    if isinstance(term, Apply):
        for argument in term.arguments:
            yield from parts(argument)


def input_name(lookup: Lookup) -> str:
    match lookup:
        case Property(name=name):
            return f"${{{name}}}"
        case Answer(field=field):
            return f"answer({field})"
        case FormCount(form=form):
            return f"count({form})"
        case LastSubmitted(form=form):
            return f"last-submitted({form})"
        case LastAnswer(form=form, field=field):
            return f"last({form}, {field})"
        case TriggerDay():
            return "submitted()"


def source(lookup: Lookup) -> Source:
    match lookup:
        case Property(name=name):
            return OfRecord(name)
        case Answer(field=field):
            return OfCause(field)
        case FormCount(form=form):
            return CountOf(form_table(form))
        case LastSubmitted(form=form):
            return NewestOf(form_table(form), "_day")
        case LastAnswer(form=form, field=field):
            return NewestOf(form_table(form), field)
        case TriggerDay():
            return OfCause("_day")


def inputs(terms: Iterable[Term]) -> tuple[Input, ...]:
    """What these terms look up, each once, in the order of its first use."""
    found: dict[str, Input] = {}
    for term in terms:
        for part in parts(term):
            if isinstance(part, Lookup):
                name = input_name(part)
                found.setdefault(name, Input(name, part.type, source(part)))
    return tuple(found.values())
