"""Numbers and dates as sums: ``today() - ${lmp} - 84``, so that bounds on them can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ...language import terms as t
from ...language.printer import print_term
from ...language.types import Kind

_SINCE = ("days-since", "age-in-days")
_WHOLE = (Kind.INTEGER, Kind.DATE, Kind.MOMENT)


@dataclass(frozen=True, slots=True)
class Sum:
    """``constant`` and so many times each part, by its text."""

    parts: Mapping[str, tuple[t.Term, Fraction]]
    constant: Fraction = Fraction()

    def plus(self, other: Sum, times: Fraction = Fraction(1)) -> Sum:
        parts = dict(self.parts)
        for text, (term, factor) in other.parts.items():
            parts[text] = (term, parts.get(text, (term, Fraction()))[1] + times * factor)
        kept = {text: part for text, part in parts.items() if part[1]}
        return Sum(kept, self.constant + times * other.constant)

    def times(self, factor: Fraction) -> Sum:
        return Sum({}).plus(self, factor)

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number, apart from its constant."""
        return all(
            factor.denominator == 1 and term.type.kind in _WHOLE
            for term, factor in self.parts.values()
        )


def sum_of(term: t.Term) -> Sum:
    """The term as a sum; a calculation that is none is one part of it."""
    match term:
        case t.Literal(value=int() | float() as value) if not isinstance(value, bool):
            return Sum({}, Fraction(value))
        case t.Apply(function="+", arguments=(left, right)):
            return sum_of(left).plus(sum_of(right))
        case t.Apply(function="-", arguments=(left, right)):
            return sum_of(left).plus(sum_of(right), Fraction(-1))
        case t.Apply(function="negate", arguments=(operand,)):
            return sum_of(operand).times(Fraction(-1))
        case t.Apply(function="*", arguments=(left, right)):
            return _product(term, sum_of(left), sum_of(right))
        case t.Apply(function=name, arguments=(day,)) if name in _SINCE:
            return sum_of(t.Today(term.span)).plus(sum_of(day), Fraction(-1))
    return Sum({print_term(term): (term, Fraction(1))})


def _product(term: t.Term, left: Sum, right: Sum) -> Sum:
    if not right.parts:
        return left.times(right.constant)
    if not left.parts:
        return right.times(left.constant)
    return Sum({print_term(term): (term, Fraction(1))})


def scaled(found: Sum) -> tuple[str, Fraction]:
    """A name for the sum's parts that is the same for every multiple of them, and the multiple."""
    first = next(found.parts[text][1] for text in sorted(found.parts))
    name = " + ".join(f"{found.parts[text][1] / first} {text}" for text in sorted(found.parts))
    return name, first
