"""Texts, and choices as texts."""

from __future__ import annotations

from sqlglot import exp

from ..language.patterns import matches_blank, parse_pattern
from ..language.terms import Apply, Literal
from .arithmetic import ZERO
from .dialects import FullMatch

BLANK = exp.Literal.string(" ")
EMPTY = exp.Literal.string("")


def selected(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """Never LIKE: an underscore in a choice's name is a wildcard there."""
    chosen, name = arguments
    padded = exp.DPipe(
        this=exp.DPipe(this=BLANK.copy(), expression=chosen), expression=BLANK.copy()
    )
    return _found(padded, exp.Literal.string(f" {name.name} "))


def count_selected(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """Names are separated by single blanks: one more name than blanks."""
    chosen = arguments[0]
    joined = exp.func("REPLACE", chosen.copy(), BLANK.copy(), EMPTY.copy())
    blanks = exp.Sub(this=exp.Length(this=chosen), expression=exp.Length(this=joined))
    names = exp.Add(this=blanks, expression=exp.Literal.number(1))
    return exp.Coalesce(this=names, expressions=[ZERO.copy()])


def length(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Coalesce(this=exp.Length(this=arguments[0]), expressions=[ZERO.copy()])


def contains(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    text, part = arguments
    if _is_word(call):
        return _found(text, part)
    return _or_blank(_found(_filled(text), part))


def starts_with(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    text, part = arguments
    if _is_word(call):
        return _begins(text, part)
    return _or_blank(_begins(_filled(text), part))


def regex(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    text, pattern = arguments
    matched = FullMatch(this=text, pattern=pattern)
    return _or_blank(matched) if matches_blank(parse_pattern(pattern.name)) else matched


def _is_word(call: Apply) -> bool:
    """Whether what is looked for is a word, and never blank: then a blank text has no part in it.

    All other texts contain a blank and begin with one.
    """
    part = call.arguments[1]
    return isinstance(part, Literal) and part.value is not None


def _found(text: exp.Expr, part: exp.Expr) -> exp.Expr:
    return exp.GT(this=exp.StrPosition(this=text, substr=part), expression=ZERO.copy())


def _begins(text: exp.Expr, part: exp.Expr) -> exp.Expr:
    start = exp.Substring(
        this=text, start=exp.Literal.number(1), length=exp.Length(this=part.copy())
    )
    return exp.EQ(this=start, expression=part)


def _filled(text: exp.Expr) -> exp.Expr:
    return exp.Coalesce(this=text, expressions=[EMPTY.copy()])


def _or_blank(condition: exp.Expr) -> exp.Expr:
    return exp.Coalesce(this=condition, expressions=[exp.true()])
