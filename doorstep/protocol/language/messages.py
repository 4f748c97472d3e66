"""What to say when arguments do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..problems import Code
from . import terms as t
from .faults import ExpressionRejected, rejected
from .functions import REGISTRY, Function, Wanted
from .nodes import Span
from .parser import BINDING
from .printer import print_term
from .signatures import fits, is_blank, parameters
from .types import Kind

_KINDS = {
    Kind.BOOLEAN: "a condition",
    Kind.INTEGER: "a whole number",
    Kind.DECIMAL: "a decimal number",
    Kind.DATE: "a date",
    Kind.MOMENT: "a moment",
    Kind.TEXT: "text",
    Kind.CHOICE: "a choice",
    Kind.CHOICES: "a select_multiple",
    Kind.RECORD: "a record",
}
_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")


def describe(term: t.Term) -> str:
    return "a blank" if is_blank(term) else _KINDS[term.type.kind]


def misfit(function: Function, arguments: Sequence[t.Term], span: Span) -> ExpressionRejected:
    """The error of a function whose arguments fit none of its signatures."""
    if function.name in _COMPARISONS:
        return _incomparable(function, arguments, span)
    if len(function.signatures) == 1 and (error := _one_wrong(function, arguments)):
        return error
    alike = _alike(function, arguments)
    found = " and ".join(map(describe, alike or arguments))
    if alike:
        message = f"{_shown(function)} needs values of one type, found {found}."
    else:
        message = f"{_shown(function)} cannot take {found} together."
    return rejected(Code.WRONG_TYPE, span, message, f"For example: {function.example}")


def _alike(function: Function, arguments: Sequence[t.Term]) -> list[t.Term]:
    """The arguments that must have one type."""
    wanted = parameters(function.signatures[0], len(arguments)) or ()
    pairs = zip(arguments, wanted, strict=True)
    return [term for term, want in pairs if want is Wanted.SAME]


def _one_wrong(function: Function, arguments: Sequence[t.Term]) -> ExpressionRejected | None:
    wanted = parameters(function.signatures[0], len(arguments)) or ()
    for term, want in zip(arguments, wanted, strict=True):
        if not fits(term, want):
            need = "a value" if want is Wanted.SAME else want
            message = f"{_shown(function)} needs {need}, found {describe(term)}."
            hint = f"For example: {function.example}"
            if want is Wanted.PLAIN and term.type.kind is Kind.CHOICES:
                hint = f"For example: {REGISTRY['selected'].example}"
            if want is Wanted.DATE and term.type.kind is Kind.MOMENT:
                hint = f"Write {_shown(function)[:-1]}{_day_of(term)})."
            if function.name in ("and", "or") and term is arguments[1]:
                hint = _once_more(function, *arguments) or hint
            return rejected(Code.WRONG_TYPE, term.span, message, hint)
    return None


def _once_more(function: Function, left: t.Term, right: t.Term) -> str | None:
    """The cure of "a = 1 or 2", where the comparison was only meant to go on."""
    first = left
    while isinstance(first, t.Apply) and first.function in ("and", "or"):
        first = first.arguments[1]
    if isinstance(right, t.Literal) and isinstance(first, t.Apply) and is_comparison(first):
        again = replace(first, arguments=(first.arguments[0], right))
        return f"Write {print_term(left)} {function.name} {print_term(again)}."
    return None


def is_comparison(term: t.Term) -> bool:
    return isinstance(term, t.Apply) and term.function in _COMPARISONS


def _incomparable(
    function: Function, arguments: Sequence[t.Term], span: Span
) -> ExpressionRejected:
    left, right = arguments
    message = f"cannot compare {describe(left)} with {describe(right)}."
    hint = None
    if {left.type.kind, right.type.kind} == {Kind.BOOLEAN}:
        hint = "Join conditions with and, or, not()."
    elif isinstance(left, t.Apply) and is_comparison(left):
        middle = print_term(left.arguments[1])
        hint = f"Write {print_term(left)} and {middle} {function.name} {print_term(right)}."
    elif Kind.DATE in (left.type.kind, right.type.kind) and (
        left.type.is_number or right.type.is_number
    ):
        since, number = (left, right) if left.type.kind is Kind.DATE else (right, left)
        hint = _bare_date(number) or (
            f"For the days from then to today write days-since({print_term(since)})."
        )
    elif function.name not in ("=", "!=") and left.type.is_textual and right.type.is_textual:
        message = f"{function.name} compares numbers and dates, found {describe(left)}."
        hint = "Text and choices are only equal or not: = and !=."
    elif {left.type.kind, right.type.kind} == {Kind.DATE, Kind.MOMENT}:
        moment = left if left.type.kind is Kind.MOMENT else right
        hint = f"A moment has a time of day. For its date write {_day_of(moment)}."
    else:
        hint = _hint_for_text(left, right) or _hint_for_text(right, left)
    return rejected(Code.WRONG_TYPE, span, message, hint)


def _day_of(moment: t.Term) -> str:
    return f"day-of({print_term(moment)})"


def _hint_for_text(term: t.Term, other: t.Term) -> str | None:
    if not isinstance(term, t.Literal) or term.type.kind is not Kind.TEXT:
        return None
    text = str(term.value)
    if other.type.kind is Kind.DATE:
        return f"Write date('{text if _is_date(text) else '2026-11-22'}'), year first."
    if other.type.kind is Kind.MOMENT:
        return f"A moment is compared with another one. For its date write {_day_of(other)}."
    number = text.replace(",", ".")
    is_number = other.type.is_number and number.replace(".", "", 1).isdecimal()
    return f"Write {number}, without quotes." if is_number else None


def _bare_date(term: t.Term) -> str | None:
    """The cure of 2026-01-01, which without quotes is a subtraction."""
    text = "-".join(part.zfill(2) for part in print_term(term).split(" - "))
    return f"Write date('{text}'), year first." if _is_date(text) else None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _shown(function: Function) -> str:
    if function.name == "negate":
        return "'-'"
    return f"'{function.name}'" if function.name in BINDING else f"{function.name}()"
