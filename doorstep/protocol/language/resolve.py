"""Syntax trees -> terms: what each name stands for, and of which type each value is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..days import epoch_day
from ..problems import Code, closest, did_you_mean, listing
from . import households
from . import terms as t
from .bounds import check_size
from .comparisons import ONE_EACH, as_choice, compare, is_text_literal
from .cost import check_cost
from .faults import ExpressionRejected, Fault, rejected
from .functions import REGISTRY, WRITTEN_OTHERWISE, Function, Wanted
from .households import resolve_household
from .lookups import LOOKUPS, lookup_of, resolve_lookup
from .messages import describe, misfit
from .nodes import Binary, Call, Name, Node, Number, Reference, Span, String, Unary
from .otherwise import OTHERWISE
from .parser import BINDING, parse
from .paths import resolve_path
from .patterns import PatternRejected, parse_pattern
from .scope import Scope
from .signatures import fits, is_blank, result_type, takes
from .types import DATE, DECIMAL, INTEGER, TEXT, Kind, Type

_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")


def condition(text: str, scope: Scope) -> t.Term:
    """The term of a condition. Raises ExpressionRejected."""
    return _wanted(text, scope, Wanted.CONDITION)


def date(text: str, scope: Scope) -> t.Term:
    """The term of an expression that gives a date. Raises ExpressionRejected."""
    return _wanted(text, scope, Wanted.DATE)


def date_or_moment(text: str, scope: Scope) -> t.Term:
    """The term of an expression that says when. Raises ExpressionRejected."""
    return _wanted(text, scope, Wanted.WHEN)


def resolve(node: Node, scope: Scope) -> t.Term:
    """The term of a syntax tree. Raises ExpressionRejected with all faults found."""
    resolver = _Resolver(scope)
    term = resolver.term(node)
    if term is None or resolver.faults:
        raise ExpressionRejected(resolver.faults)
    check_cost(term)
    check_size(term)
    return term


def _wanted(text: str, scope: Scope, wanted: Wanted) -> t.Term:
    return _fitting(resolve(parse(text), scope), wanted)


def _inner_condition(node: Node, scope: Scope) -> t.Term:
    return _fitting(resolve(node, scope), Wanted.CONDITION)


def _fitting(term: t.Term, wanted: Wanted) -> t.Term:
    if fits(term, wanted):
        return term
    message = f"here {wanted} is needed, found {describe(term)}."
    hints = {
        Wanted.CONDITION: "Compare it, as in ${age} < 18.",
        Wanted.DATE: "Name a date: ${lmp}.",
        Wanted.WHEN: "Name a date: ${lmp}.",
    }
    raise rejected(Code.WRONG_TYPE, term.span, message, hints.get(wanted))


class _Resolver:
    """Goes on after a fault, so that authors see all of them: a faulty part is None."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.faults: list[Fault] = []

    def term(self, node: Node) -> t.Term | None:
        try:
            return self._term(node)
        except ExpressionRejected as error:
            self.faults.extend(error.faults)
            return None

    def _term(self, node: Node) -> t.Term | None:
        match node:
            case Number():
                return t.Literal(node.value, _number_type(node), node.span)
            case String():
                return t.Literal(node.value or None, TEXT, node.span)
            case Reference():
                return self._reference(node)
            case Name():
                raise _bare_name(node, self._scope)
            case Call():
                return self._call(node)
            case Unary():
                return self._apply("negate", (node.operand,), node.span)
            case Binary() if node.operator in _COMPARISONS:
                return self._compare(node)
            case Binary():
                return self._apply(node.operator, (node.left, node.right), node.span)

    def _reference(self, node: Reference) -> t.Term | None:
        if node.name in self._scope.broken:
            return None
        if "." in node.name and not self._scope.is_task and node.name not in self._scope.references:
            return self._path(node)
        type_ = self._scope.references.get(node.name)
        if type_ is None:
            raise _unknown_reference(node, self._scope)
        if self._scope.is_task:
            return t.TaskField(node.name, type_, node.span)
        return t.Property(node.name, type_, node.span)

    def _path(self, node: Reference) -> t.Term | None:
        if self._scope.inside:
            message = f"${{{node.name}}} looks further than a condition {self._scope.inside} may."
            hint = "Name one of its own properties."
            raise rejected(Code.NOT_ALLOWED_HERE, node.span, message, hint)
        return resolve_path(node, self._scope)

    def _compare(self, node: Binary) -> t.Term | None:
        left, right = self.term(node.left), self.term(node.right)
        if left is None or right is None:
            return None
        return compare(node.operator, left, right, node.span, self._scope)

    def _call(self, node: Call) -> t.Term | None:
        if node.function in households.NAMES and lookup_of(node, self._scope):
            return resolve_household(node, self._scope, _inner_condition)
        if node.function in LOOKUPS:
            return resolve_lookup(node, self._scope)
        function = REGISTRY.get(node.function)
        if function is None or node.function in BINDING or node.function in WRITTEN_OTHERWISE:
            raise _unknown_function(node)
        if not takes(function, len(node.arguments)):
            count = len(node.arguments)
            message = f"{function.name}() cannot take {count} value{'s' * (count != 1)}."
            hint = f"For example: {function.example}"
            if function.name == "selected" and count > 2:
                hint = ONE_EACH
            raise rejected(Code.WRONG_ARGUMENTS, node.span, message, hint)
        if function.name == "date" and isinstance(node.arguments[0], String):
            return _date(node.arguments[0], node.span)
        return self._apply(function.name, node.arguments, node.span)

    def _apply(self, name: str, nodes: Sequence[Node], span: Span) -> t.Term | None:
        arguments = [term for node in nodes if (term := self.term(node)) is not None]
        if len(arguments) < len(nodes):
            return None
        return _applied(REGISTRY[name], arguments, span, self._scope)


def _applied(function: Function, arguments: Sequence[t.Term], span: Span, scope: Scope) -> t.Term:
    if function.name == "selected":
        arguments = [arguments[0], _choice(arguments[0], arguments[1], scope)]
    type_ = result_type(function, arguments)
    if type_ is None:
        raise misfit(function, arguments, span)
    if function.name == "regex":
        _check_pattern(arguments[1])
    if function.signatures[0].result is Wanted.SAME:
        arguments = [_retyped(term, type_) for term in arguments]
    return t.Apply(function.name, tuple(arguments), type_, span)


def _retyped(term: t.Term, type_: Type) -> t.Term:
    """A blank takes the type of what it stands with."""
    return t.Literal(None, type_, term.span) if is_blank(term) else term


def _choice(among: t.Term, name: t.Term, scope: Scope) -> t.Term:
    """The second argument of selected(): the literal name of a choice of the first."""
    if among.type.kind not in (Kind.CHOICE, Kind.CHOICES):
        hint = "selected() looks into a select_multiple or select_one."
        message = f"selected() needs a select_multiple, found {describe(among)}."
        raise rejected(Code.WRONG_TYPE, among.span, message, hint)
    if not is_text_literal(name):
        message = f"selected() needs the name of a choice in quotes, found {describe(name)}."
        raise rejected(Code.WRONG_TYPE, name.span, message, "For example: 'bleeding'.")
    return as_choice(name, among, scope)


def _check_pattern(pattern: t.Term) -> None:
    if not is_text_literal(pattern) or is_blank(pattern):
        message = f"regex() needs a pattern in quotes, found {describe(pattern)}."
        raise rejected(Code.WRONG_TYPE, pattern.span, message, "For example: '[A-Z]{2}[0-9]{4}'.")
    try:
        parse_pattern(str(getattr(pattern, "value", "")))
    except PatternRejected as error:
        at = pattern.span.start + 1 + error.at
        span = Span(at, at + 1)
        raise rejected(Code.BAD_PATTERN, span, error.message, error.hint) from None


def _number_type(node: Number) -> Type:
    return INTEGER if isinstance(node.value, int) else DECIMAL


def _date(node: String, span: Span) -> t.Term:
    try:
        day = dt.date.fromisoformat(node.value)
    except ValueError:
        message = f"`{node.value}` is not a date in the calendar."
        raise rejected(Code.BAD_DATE, node.span, message) from None
    return t.Literal(epoch_day(day), DATE, span)


def _bare_name(node: Name, scope: Scope) -> ExpressionRejected:
    message = f"`{node.name}` alone has no meaning."
    hint = f"Write '{node.name}' for text, or ${{{node.name}}} for a property."
    words = [*scope.choices.values(), *scope.codes.values()]
    if property_ := closest(node.name, scope.references, likeness=1):
        hint = f"Write ${{{property_}}}."
    elif "answer" in scope.lookups and scope.answers and node.name in scope.answers.questions:
        hint = f"Write answer({node.name})."
    elif any(node.name in names for names in words):
        hint = f"Write '{node.name}', in quotes."
    elif node.name.casefold() in LOOKUPS:
        hint = f"Write {LOOKUPS[node.name.casefold()].example}."
    elif node.name.casefold() in ("null", "none", "blank", "empty"):
        hint = "Write '' for a blank, as in ${outcome} = ''."
    return rejected(Code.SYNTAX, node.span, message, hint)


def _unknown_reference(node: Reference, scope: Scope) -> ExpressionRejected:
    if scope.is_task:
        message = f"there is no column `{node.name}` in the table of tasks."
    else:
        message = f"there is no property `{node.name}` on {scope.subject}."
    hint = did_you_mean(node.name, scope.references)
    if scope.answers and node.name in scope.answers.questions:
        hint = f"For the answer of the form {scope.answers.form} write answer({node.name})."
    if not hint and scope.references:
        hint = f"There are: {listing(scope.references)}."
    return rejected(Code.UNKNOWN_PROPERTY, node.span, message, hint)


def _unknown_function(node: Call) -> ExpressionRejected:
    known = [name for name in REGISTRY if name[0].isalpha() and name not in WRITTEN_OTHERWISE]
    functions = [*(name for name in known if name not in BINDING), *LOOKUPS]
    span = Span(node.span.start, node.span.start + len(node.function))
    message = f"there is no function `{node.function}`."
    close = closest(node.function, functions)
    hint = f"Did you mean `{close}()`?" if close else f"There are: {listing(functions, 40)}."
    if otherwise := OTHERWISE.get(node.function.casefold().replace("_", "-")):
        hint = otherwise
    if node.function in BINDING:
        hint = f"Write {node.function} between two values."
    return rejected(Code.UNKNOWN_FUNCTION, span, message, hint)
