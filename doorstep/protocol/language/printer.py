"""Expressions as text again: one way to write each, with no more parentheses than needed."""

from __future__ import annotations

from decimal import Decimal

from ..days import from_epoch_day
from . import terms as t
from .nodes import Binary, Call, Name, Node, Number, Reference, String, Unary
from .parser import BINDING, MINUS
from .types import Kind

_ATOM = 9


def print_node(node: Node) -> str:
    """The canonical text of a syntax tree; parsing it gives the same tree."""
    return _node(node)[0]


def print_term(term: t.Term) -> str:
    """The canonical text of a term, as its author could have written it."""
    return _term(term)[0]


Printed = tuple[str, int]  # text, and how strongly its outermost operator binds


def _node(node: Node) -> Printed:
    match node:
        case Number():
            return _number(node.value), _ATOM
        case String():
            return _quoted(node.value), _ATOM
        case Reference():
            return f"${{{node.name}}}", _ATOM
        case Name():
            return node.name, _ATOM
        case Call():
            return _call(node.function, *map(print_node, node.arguments))
        case Unary():
            return _minus(_node(node.operand))
        case Binary():
            return _binary(node.operator, _node(node.left), _node(node.right))


def _term(term: t.Term) -> Printed:
    match term:
        case t.Literal():
            return _literal(term), _ATOM
        case t.Property() | t.TaskField():
            return f"${{{term.name}}}", _ATOM
        case t.Apply():
            return _apply(term)
        case t.Related():
            path = ".".join([*(link.property for link in term.links), term.name])
            return f"${{{path}}}", _ATOM
        case t.Household():
            what = "any" if term.type.kind is Kind.BOOLEAN else "count"
            return _call(f"{what}-in-household", term.list, print_term(term.condition))
        case t.IndicatorValue():
            ago = [str(term.months_ago)] if term.months_ago else []
            return _call("indicator", term.name, *ago)
        case (
            t.Answer()
            | t.FormCount()
            | t.LastSubmitted()
            | t.LastSubmittedAt()
            | t.FirstSubmitted()
            | t.LastAnswer()
            | t.FirstAnswer()
        ):
            return _submissions(term)
        case _:
            return _call(_ALONE[type(term)])


_ALONE = {
    t.TriggerDay: "submitted",
    t.TriggerMoment: "submitted-at",
    t.Today: "today",
    t.Now: "now",
    t.DaysOverdue: "days-overdue",
    t.HoursOverdue: "hours-overdue",
    t.Attempts: "attempts",
    t.Known: "known",
}


def _submissions(
    term: t.Answer
    | t.FormCount
    | t.LastSubmitted
    | t.LastSubmittedAt
    | t.FirstSubmitted
    | t.LastAnswer
    | t.FirstAnswer,
) -> Printed:
    match term:
        case t.Answer():
            return _call("answer", term.field)
        case t.FormCount():
            within = [] if term.within is None else [str(term.within)]
            return _call("count", term.form, *within)
        case t.LastSubmitted():
            return _call("last-submitted", term.form)
        case t.LastSubmittedAt():
            return _call("last-submitted-at", term.form)
        case t.FirstSubmitted():
            return _call("first-submitted", term.form)
        case t.LastAnswer():
            return _call("last", term.form, term.field)
        case t.FirstAnswer():
            return _call("first", term.form, term.field)


def _apply(term: t.Apply) -> Printed:
    if term.function == "is-blank":
        return _binary("=", _term(term.arguments[0]), ("''", _ATOM))
    if (operand := _not_blank(term)) is not None:
        return _binary("!=", _term(operand), ("''", _ATOM))
    if term.function == "negate":
        return _minus(_term(term.arguments[0]))
    if term.function in BINDING:
        left, right = term.arguments
        return _binary(term.function, _term(left), _term(right))
    return _call(term.function, *map(print_term, term.arguments))


def _not_blank(term: t.Apply) -> t.Term | None:
    """``x`` where the term is what ``x != ''`` becomes."""
    inner = term.arguments[0]
    if term.function == "not" and isinstance(inner, t.Apply) and inner.function == "is-blank":
        return inner.arguments[0]
    return None


def _call(function: str, *arguments: str) -> Printed:
    return f"{function}({', '.join(arguments)})", _ATOM


def _binary(operator: str, left: Printed, right: Printed) -> Printed:
    power = BINDING[operator]
    return f"{_inside(left, power)} {operator} {_inside(right, power + 1)}", power


def _minus(operand: Printed) -> Printed:
    return f"-{_inside(operand, MINUS)}", MINUS


def _inside(printed: Printed, least: int) -> str:
    text, power = printed
    return text if power >= least else f"({text})"


def _literal(term: t.Literal) -> str:
    match term.value:
        case None:
            return "''"
        case bool():
            return "true()" if term.value else "false()"
        case int() if term.type.kind is Kind.DATE:
            return f"date('{from_epoch_day(term.value)}')"
        case str():
            return _quoted(term.value)
        case number:
            return _number(number)


def _number(value: int | float) -> str:
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(repr(value)), "f")
    return text if "." in text else f"{text}.0"


def _quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"
