"""How each operator and function of the language is said in SQL.

Blank is NULL. A comparison with a blank is false, save that ``!=`` is true; two blanks are equal
where XPath compares them as text. Arithmetic with a blank is blank, and so is division by zero.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlglot import exp

from ..language.terms import Apply, Literal, Term
from ..language.types import TEXTUAL
from . import arithmetic, calendar, moments, texts
from .arithmetic import Function
from .brackets import compared, joined, negated, operand
from .dialects import WholePart


def _join(kind: type[exp.Connector]) -> Function:
    return lambda _call, arguments: joined(kind, *arguments)


def _not(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return negated(never_null(call.arguments[0], arguments[0]))


def never_null(term: Term, condition: exp.Expr) -> exp.Expr:
    """A condition that is false where the plain one would be NULL."""
    if _decided(term):
        return condition
    return exp.Coalesce(this=condition, expressions=[exp.false()])


def _decided(term: Term) -> bool:
    """Whether a condition is true or false, whatever is blank."""
    match term:
        case Literal() | Apply(function="is-blank" | "!=" | "not"):
            return True
        case Apply(function="and" | "or", arguments=arguments):
            return all(map(_decided, arguments))
        case _:
            return False


def _by_text(call: Apply) -> bool:
    """Whether XPath compares both sides as text, so that two blanks are equal.

    So it does for texts, and for two looked-up values of any type; a computed number that is
    blank equals nothing.
    """
    return all(not isinstance(a, Apply) or a.type.kind in TEXTUAL for a in call.arguments)


def _equal(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    left, right = map(compared, arguments)
    if _by_text(call) and not _has_literal(call):
        return exp.NullSafeEQ(this=left, expression=right)
    return exp.EQ(this=left, expression=right)


def _unequal(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    left, right = map(compared, arguments)
    if _by_text(call) or _has_literal(call):
        return exp.NullSafeNEQ(this=left, expression=right)
    return exp.Coalesce(this=exp.NEQ(this=left, expression=right), expressions=[exp.true()])


def _has_literal(call: Apply) -> bool:
    return any(isinstance(a, Literal) and a.value is not None for a in call.arguments)


def _compare(kind: type[exp.Binary]) -> Function:
    def build(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
        left, right = map(compared, arguments)
        return kind(this=left, expression=right)

    return build


def _is_blank(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Is(this=compared(arguments[0]), expression=exp.null())


def _if(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    condition, then, otherwise = arguments
    return exp.Case(ifs=[exp.If(this=condition, true=then)], default=otherwise)


def _coalesce(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Coalesce(this=arguments[0], expressions=arguments[1:])


def _date(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """A date is its epoch day; check has turned ISO text into one."""
    return arguments[0]


def _days_since(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Sub(this=exp.Placeholder(this="today"), expression=operand(arguments[0]))


def _weeks_since(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return WholePart(this=arithmetic.quotient(_days_since(call, arguments), exp.Literal.number(7)))


def _age_in_months(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return calendar.months_since(arguments[0], exp.Placeholder(this="today"))


def _age_in_years(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """Completed ones, also before the day: made positive, they are cut off downwards."""
    raised = exp.Add(this=_age_in_months(call, arguments), expression=exp.convert(calendar.MONTHS))
    years = exp.IntDiv(this=exp.Paren(this=raised), expression=exp.convert(12))
    return exp.Sub(this=years, expression=exp.convert(calendar.MONTHS // 12))


def _add_months(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return calendar.add_months(*arguments)


FUNCTIONS: Mapping[str, Function] = {
    "or": _join(exp.Or),
    "and": _join(exp.And),
    "not": _not,
    "=": _equal,
    "!=": _unequal,
    "<": _compare(exp.LT),
    "<=": _compare(exp.LTE),
    ">": _compare(exp.GT),
    ">=": _compare(exp.GTE),
    "+": arithmetic.compute(exp.Add),
    "-": arithmetic.compute(exp.Sub),
    "*": arithmetic.compute(exp.Mul),
    "div": arithmetic.divide,
    "mod": arithmetic.modulo,
    "negate": arithmetic.negate,
    "is-blank": _is_blank,
    "if": _if,
    "coalesce": _coalesce,
    "selected": texts.selected,
    "count-selected": texts.count_selected,
    "int": arithmetic.whole,
    "round": arithmetic.rounded,
    "min": arithmetic.extreme(exp.Least),
    "max": arithmetic.extreme(exp.Greatest),
    "abs": arithmetic.absolute,
    "string-length": texts.length,
    "contains": texts.contains,
    "starts-with": texts.starts_with,
    "regex": texts.regex,
    "date": _date,
    "days-since": _days_since,
    "weeks-since": _weeks_since,
    "age-in-days": _days_since,
    "age-in-months": _age_in_months,
    "age-in-years": _age_in_years,
    "add-months": _add_months,
    "hours-since": lambda _call, arguments: moments.hours_since(arguments[0]),
    "day-of": lambda _call, arguments: moments.day_of(arguments[0]),
}
