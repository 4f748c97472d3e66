"""= != < <= > >=: where a blank, a choice's name or a code may stand on one side."""

from __future__ import annotations

from ..problems import Code, did_you_mean, listing
from . import terms as t
from .faults import ExpressionRejected, rejected
from .functions import REGISTRY
from .messages import describe, misfit
from .nodes import Span
from .scope import Scope
from .signatures import is_blank, result_type
from .types import BOOLEAN, INTEGER, TEXT, Kind, Type

ONE_EACH = "Write one selected() for each choice, joined with or."


def compare(operator: str, left: t.Term, right: t.Term, span: Span, scope: Scope) -> t.Term:
    """The term of a comparison. Raises ExpressionRejected."""
    if is_blank(left) or is_blank(right):
        return _blank(operator, left, right, span)
    left, right = _literal(left, right, scope), _literal(right, left, scope)
    for term in (left, right):
        if term.type.kind is Kind.CHOICES:
            message = f"'{operator}' cannot look into a select_multiple."
            raise rejected(Code.WRONG_TYPE, span, message, _selected_hint(left, right))
    if result_type(REGISTRY[operator], (left, right)) is None:
        raise misfit(REGISTRY[operator], (left, right), span)
    return t.Apply(operator, (left, right), BOOLEAN, span)


def is_text_literal(term: t.Term) -> bool:
    return isinstance(term, t.Literal) and term.type == TEXT


def as_choice(literal: t.Term, among: t.Term, scope: Scope) -> t.Term:
    """A text literal as a choice of the list that ``among`` takes its values from."""
    name, choices = getattr(literal, "value", None) or "", among.type.choices or ""
    known = scope.choices.get(choices)
    if known is None:  # the list is missing, which is told where it is named
        raise ExpressionRejected([])
    if name not in known:
        hint = did_you_mean(name, known) or f"Its choices are: {listing(known)}."
        if len(name.split()) > 1 and set(name.split()) <= set(known):
            hint = ONE_EACH
        message = f"'{name}' is not a choice of {_shown(among)}."
        raise rejected(Code.UNKNOWN_CHOICE, literal.span, message, hint)
    return t.Literal(name, Type(Kind.CHOICE, choices), literal.span)


def _blank(operator: str, left: t.Term, right: t.Term, span: Span) -> t.Term:
    operand = right if is_blank(left) else left
    if operand.type.kind is Kind.BOOLEAN:
        hint = "A condition is true or false. Join conditions with and, or, not()."
        raise rejected(Code.WRONG_TYPE, span, "a condition is never blank.", hint)
    if operator not in ("=", "!="):
        message = f"'{operator}' cannot compare {describe(operand)} with a blank."
        hint = "To ask whether there is a value, write = '' or != ''."
        raise rejected(Code.WRONG_TYPE, span, message, hint)
    blank = t.Apply("is-blank", (operand,), BOOLEAN, span)
    return blank if operator == "=" else t.Apply("not", (blank,), BOOLEAN, span)


def _literal(term: t.Term, other: t.Term, scope: Scope) -> t.Term:
    """A text literal as what it stands for beside ``other``: a choice, or the code of a word."""
    if not is_text_literal(term):
        return term
    if isinstance(other, t.TaskField) and other.name in scope.codes:
        return _code(term, other, scope)
    return as_choice(term, other, scope) if other.type.kind is Kind.CHOICE else term


def _code(literal: t.Term, field: t.TaskField, scope: Scope) -> t.Term:
    word, codes = str(getattr(literal, "value", "")), scope.codes[field.name]
    if word not in codes:
        hint = did_you_mean(word, codes) or f"Its words are: {listing(codes)}."
        message = f"'{word}' is not a word of ${{{field.name}}}."
        raise rejected(Code.UNKNOWN_CHOICE, literal.span, message, hint)
    return t.Literal(codes[word], INTEGER, literal.span)


def _selected_hint(left: t.Term, right: t.Term) -> str:
    among, name = (left, right) if left.type.kind is Kind.CHOICES else (right, left)
    word = getattr(name, "value", "bleeding")
    return f"Use selected({_shown(among)}, '{word}')."


def _shown(term: t.Term) -> str:
    match term:
        case t.Property() | t.TaskField():
            return f"${{{term.name}}}"
        case t.Answer():
            return f"answer({term.field})"
        case t.LastAnswer():
            return f"last({term.form}, {term.field})"
    return "this"
