"""What must hold for a comparison to be true, or to be false: alternatives of facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ...language import terms as t
from ...language.printer import print_term
from ...language.types import Kind
from .linear import scaled, sum_of

NEVER_BLANK = ("count-selected", "string-length")
_SWAPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass(frozen=True, slots=True)
class Blank:
    subject: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Is:
    """The subject is a text or choice. ``among`` are the choices that it can be at all."""

    subject: str
    value: str
    holds: bool
    among: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice is selected in a select_multiple."""

    subject: str
    value: str
    holds: bool
    among: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Bound:
    """A sum is less or more than a limit. ``operator`` is <, <=, > or >=."""

    subject: str
    operator: str
    limit: Fraction
    is_whole: bool
    is_count: bool  # it is one value that is never below 0


@dataclass(frozen=True, slots=True)
class Holds:
    """Something that is not looked into is true, or false."""

    subject: str
    holds: bool


Fact = Blank | Is | Chosen | Bound | Holds
Alternatives = list[list[Fact]]
"""One of them must hold, with all of its facts. ``[]`` never holds, ``[[]]`` always."""

Domain = Mapping[str, Mapping[str, tuple[str, ...]]]
"""By form ("" is the programme), the names of each choice list."""


def facts_of(term: t.Term, wanted: bool, domain: Domain) -> Alternatives:
    """When a condition that joins no others is true, or false."""
    match term:
        case t.Literal(value=bool() as value):
            return [[]] if value is wanted else []
        case t.Apply(function="is-blank", arguments=(operand,)):
            return _blank(operand, wanted)
        case t.Apply(function="selected", arguments=(subject, t.Literal(value=str() as name))):
            return _selected(subject, name, wanted, domain)
        case t.Apply(function="=" | "!=" as operator, arguments=(left, right)):
            found = _equal(left, right, wanted is (operator == "="), domain)
            return _opaque(term, wanted) if found is None else found
        case t.Apply(function="<" | "<=" | ">" | ">=" as operator, arguments=(left, right)):
            return _ordered(operator, left, right, wanted)
    return _opaque(term, wanted)


def _opaque(term: t.Term, wanted: bool) -> Alternatives:
    return [[Holds(print_term(term), wanted)]]


def _parts(term: t.Term) -> list[t.Term]:
    """The values that the term is blank without."""
    found = [part for part, _ in sum_of(term).parts.values()] if _is_sum(term) else [term]
    return [part for part in found if not _is_never_blank(part)]


def _is_sum(term: t.Term) -> bool:
    return term.type.is_number or term.type.kind in (Kind.DATE, Kind.MOMENT)


def _is_never_blank(term: t.Term) -> bool:
    never_blank = t.Literal | t.Today | t.Now | t.TriggerDay | t.TriggerMoment | t.Known
    return _is_count(term) or isinstance(term, never_blank)


def _is_count(term: t.Term) -> bool:
    """Whether it is a number that is never blank and never below 0."""
    if isinstance(term, t.Apply):
        return term.function in NEVER_BLANK
    return isinstance(term, t.FormCount | t.TaskValue | t.Household)


def _blank(operand: t.Term, wanted: bool) -> Alternatives:
    parts = [print_term(part) for part in _parts(operand)]
    if wanted:
        return [[Blank(part, True)] for part in parts]
    return [[Blank(part, False) for part in parts]]


def _selected(subject: t.Term, name: str, wanted: bool, domain: Domain) -> Alternatives:
    if subject.type.kind is Kind.CHOICE:
        return _is(subject, name, wanted, domain)
    return [[Chosen(print_term(subject), name, wanted, _among(subject, domain))]]


def _equal(left: t.Term, right: t.Term, wanted: bool, domain: Domain) -> Alternatives | None:
    """None where neither side is a constant: two blanks may be equal."""
    if isinstance(left, t.Literal):
        left, right = right, left
    if not isinstance(right, t.Literal) or isinstance(right.value, bool | None):
        return None
    if isinstance(left, t.Literal):
        return [[]] if (left.value == right.value) is wanted else []
    if isinstance(right.value, str):
        return _is(left, right.value, wanted, domain)
    if wanted:
        least, most = _ordered(">=", left, right, True), _ordered("<=", left, right, True)
        return [[*one, *other] for one in least for other in most]
    sides = [*_ordered("<", left, right, True), *_ordered(">", left, right, True)]
    return [*_blank(left, True), *sides]


def _is(subject: t.Term, value: str, wanted: bool, domain: Domain) -> Alternatives:
    return [[Is(print_term(subject), value, wanted, _among(subject, domain))]]


def _among(subject: t.Term, domain: Domain) -> tuple[str, ...] | None:
    if isinstance(subject, t.TaskField):
        return None
    choices = subject.type.choices or ""
    form = subject.form if isinstance(subject, t.Answer | t.LastAnswer) else ""
    return domain.get(form, {}).get(choices) or domain.get("", {}).get(choices)


def _ordered(operator: str, left: t.Term, right: t.Term, wanted: bool) -> Alternatives:
    there: list[Fact] = [Blank(print_term(part), False) for part in [*_parts(left), *_parts(right)]]
    bound = _bound(operator if wanted else _OPPOSITE[operator], left, right)
    found: Alternatives = []
    if not isinstance(bound, bool):
        found = [[*there, bound]]
    elif bound:
        found = [there]
    if not wanted:
        found += [[Blank(fact.subject, True)] for fact in there if isinstance(fact, Blank)]
    return found


def _bound(operator: str, left: t.Term, right: t.Term) -> Bound | bool:
    """The bound of a comparison; where nothing varies, whether it holds."""
    found = sum_of(left).plus(sum_of(right), Fraction(-1))
    if not found.parts:
        return compare(operator, found.constant, Fraction())
    name, factor = scaled(found)
    only = [term for term, _ in found.parts.values()]
    return Bound(
        subject=name,
        operator=operator if factor > 0 else _SWAPPED[operator],
        limit=-found.constant / factor,
        is_whole=found.times(1 / factor).is_whole,
        is_count=len(only) == 1 and _is_count(only[0]),
    )


def compare(operator: str, left: Fraction, right: Fraction) -> bool:
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[
        operator
    ]
