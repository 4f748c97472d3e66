"""Which values terms look up, where each is found, and what it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..language.printer import print_term
from ..language.terms import (
    Answer,
    Apply,
    FirstAnswer,
    FirstSubmitted,
    FormCount,
    Household,
    IndicatorValue,
    Known,
    LastAnswer,
    LastSubmitted,
    LastSubmittedAt,
    Link,
    Property,
    Related,
    TaskValue,
    Term,
    TriggerDay,
    TriggerMoment,
)
from ..language.types import INTEGER
from .nodes import (
    CountOf,
    InHousehold,
    Input,
    Meeting,
    NewestOf,
    OfCause,
    OfIndicator,
    OfRecord,
    OfRelated,
    OldestOf,
    Source,
)

Lookup = (
    Property
    | Related
    | Known
    | Answer
    | FormCount
    | LastSubmitted
    | LastSubmittedAt
    | FirstSubmitted
    | LastAnswer
    | FirstAnswer
    | Household
    | IndicatorValue
    | TriggerDay
    | TriggerMoment
)


def entity_table(entity_list: str) -> str:
    return f"entity_{entity_list}"


def form_table(form: str) -> str:
    return f"form_{form}"


def parts(term: Term) -> Iterator[Term]:
    """The term and all terms inside it, from left to right.

    The condition of a household look-up is not among them: it is about another record.
    """
    yield term
    if isinstance(term, Apply):
        for argument in term.arguments:
            yield from parts(argument)


def looks_at_task(term: Term) -> bool:
    """Whether a condition may differ from one task of a record to the next."""
    return any(isinstance(part, TaskValue) for part in parts(term))


def input_name(lookup: Lookup) -> str:
    """How its author writes it; of both household look-ups, the one that counts."""
    return print_term(replace(lookup, type=INTEGER) if isinstance(lookup, Household) else lookup)


def source(lookup: Lookup) -> Source:
    match lookup:
        case Property(name=name):
            return OfRecord(name)
        case Known():
            return OfRecord("_known")
        case Related(links=links, name=name):
            return OfRelated(links, name)
        case Household():
            return _household(lookup)
        case IndicatorValue(name=name, months_ago=ago):
            return OfIndicator(name, ago)
        case Answer(field=field):
            return OfCause(field)
        case TriggerDay():
            return OfCause("_day")
        case TriggerMoment():
            return OfCause("_at")
        case _:
            return _of_forms(lookup)


def _of_forms(
    lookup: FormCount | LastSubmitted | LastSubmittedAt | FirstSubmitted | LastAnswer | FirstAnswer,
) -> Source:
    match lookup:
        case FormCount(form=form, within=within):
            return CountOf(form_table(form), within)
        case LastSubmitted(form=form):
            return NewestOf(form_table(form), "_day")
        case LastSubmittedAt(form=form):
            return NewestOf(form_table(form), "_at")
        case FirstSubmitted(form=form):
            return OldestOf(form_table(form), "_day")
        case LastAnswer(form=form, field=field):
            return NewestOf(form_table(form), field)
        case FirstAnswer(form=form, field=field):
            return OldestOf(form_table(form), field)


def _household(lookup: Household) -> Source:
    return InHousehold(
        table=entity_table(lookup.list),
        chain=lookup.chain,
        own=lookup.own,
        meetings=meetings(lookup.subject, lookup.own, lookup.list, lookup.chain),
        condition=lookup.condition,
        is_own=lookup.list == lookup.subject,
    )


def meetings(
    one: str, own: tuple[Link, ...], other: str, chain: tuple[Link, ...]
) -> tuple[Meeting, ...]:
    """Where the ways up from two lists come to the same list."""
    ours, theirs = ([name, *(li.to for li in way)] for name, way in ((one, own), (other, chain)))
    return tuple(Meeting(i, theirs.index(name)) for i, name in enumerate(ours) if name in theirs)


def inputs(terms: Iterable[Term]) -> tuple[Input, ...]:
    """What these terms look up, each once, in the order of its first use."""
    found: dict[str, Input] = {}
    for term in terms:
        for part in parts(term):
            if isinstance(part, Lookup):
                name = input_name(part)
                found.setdefault(name, Input(name, part.type, source(part)))
    return tuple(found.values())
