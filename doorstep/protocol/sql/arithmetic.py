"""Numbers: what the engines' own arithmetic does differently, and where it would stop a query.

A calculation that comes to ``limits.NUMBER`` or more is blank. It is guarded where, by the bounds
of what it takes, it can come so far.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from ..language.bounds import bounds, runs_over, unguarded
from ..language.terms import Apply, Literal, Term
from ..language.types import Kind, Type
from ..limits import DIVISOR, EARLIEST_DAY, LATEST_DAY, NUMBER
from .brackets import joined, operand, present
from .dialects import WholePart
from .names import cast

Function = Callable[[Apply, list[exp.Expr]], exp.Expr]
"""The call as the author wrote it, for its types, and its translated arguments."""

ZERO = exp.Literal.number(0)
BIGGEST = 2**63
"""From here on whole numbers do not fit an engine's."""


def guarded(call: Term, parent: Term | None, value: exp.Expr) -> exp.Expr:
    """The value, or NULL where it is out of bounds."""
    if not runs_over(call, parent):
        return value
    if call.type.kind is Kind.DATE:
        return _between(value, EARLIEST_DAY - 1, LATEST_DAY + 1)
    held = _between(value, -NUMBER, NUMBER)
    return cast(held, "BIGINT") if _is_wide(call) else held


def _is_wide(call: Term) -> bool:
    """Whether a product of whole numbers may be too large for an engine's: doubles hold it."""
    if not isinstance(call, Apply) or call.function != "*" or call.type.kind is Kind.DECIMAL:
        return False
    return unguarded(call).size >= BIGGEST


def _between(value: exp.Expr, low: int, high: int) -> exp.Expr:
    """NULL at the ends and beyond. The value stands here once: in a CASE it would stand twice."""
    least = exp.Greatest(this=value, expressions=[exp.convert(low)])
    cut = exp.Least(this=least, expressions=[exp.convert(high)])
    above = exp.Nullif(this=cut, expression=exp.convert(low))
    return exp.Nullif(this=above, expression=exp.convert(high))


def compute(kind: type[exp.Binary]) -> Function:
    def build(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
        left, right = map(operand, arguments)
        if _is_wide(call):
            left = cast(left, "DOUBLE")
        elif _is_narrow(call):
            left = cast(left, "BIGINT")
        return kind(this=left, expression=right)

    return build


def _is_narrow(term: Term) -> bool:
    """Whether an engine would take it for a 32-bit number, as it takes small literals."""
    match term:
        case Literal(type=type_):
            return type_.kind is Kind.INTEGER
        case Apply(function="string-length" | "count-selected"):
            return True
        case Apply(arguments=arguments, type=Type(kind=Kind.INTEGER)):
            return all(_is_narrow(a) for a in arguments if a.type.kind is not Kind.BOOLEAN)
        case _:
            return False


def divide(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    left, right = arguments
    if bounds(call.arguments[1]).least >= DIVISOR:
        return quotient(left, right)
    enough = exp.GTE(this=exp.Abs(this=right.copy()), expression=_double(f"{DIVISOR:.15f}"))
    divisor = exp.Case(ifs=[exp.If(this=enough, true=right)])
    return exp.Div(this=cast(left, "DOUBLE"), expression=divisor)


def quotient(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    may_be_zero = not (isinstance(right, exp.Literal) and float(right.name))
    divisor = exp.Nullif(this=right, expression=ZERO.copy()) if may_be_zero else right
    return exp.Div(this=cast(left, "DOUBLE"), expression=divisor)


def modulo(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """What is left over, with the sign of the left side. ``%`` differs between engines."""
    ratio = Apply("div", call.arguments, Type(Kind.DECIMAL), call.span)
    times = guarded(ratio, None, divide(ratio, [a.copy() for a in arguments]))
    left, right = map(operand, arguments)
    return exp.Sub(this=left, expression=exp.Mul(this=right, expression=WholePart(this=times)))


def negate(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Neg(this=operand(arguments[0]))


def whole(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    whole_already = call.arguments[0].type.kind is not Kind.DECIMAL
    return arguments[0] if whole_already else WholePart(this=arguments[0])


def rounded(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """floor(x + 0.5), as XPath rounds and no engine's own ROUND does."""
    if call.arguments[0].type.kind is not Kind.DECIMAL:
        return arguments[0]
    raised = exp.Add(this=operand(arguments[0]), expression=_double("0.5"))
    return cast(exp.Floor(this=raised), "BIGINT")


def extreme(kind: type[exp.Least] | type[exp.Greatest]) -> Function:
    """Blank where any argument is blank: some engines' LEAST leaves blanks out."""

    def build(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
        chosen = kind(this=arguments[0], expressions=arguments[1:])
        all_present = joined(exp.And, *(present(a.copy()) for a in arguments))
        return exp.Case(ifs=[exp.If(this=all_present, true=chosen)])

    return build


def absolute(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Abs(this=arguments[0])


def _double(number: str) -> exp.Expr:
    return cast(exp.Literal.number(number), "DOUBLE")
