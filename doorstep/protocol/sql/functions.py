"""How each operator and function of the language is said in SQL.

Blank is NULL. A comparison with a blank is false, save that ``!=`` is true; two blanks are equal
where XPath compares them as text. Arithmetic with a blank is blank, and so is division by zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlglot import exp

from ..language.terms import Apply, Literal, Term
from ..language.types import Kind, Type
from .brackets import compared, joined, negated, operand, present
from .dialects import WholePart
from .names import cast

Function = Callable[[Apply, list[exp.Expr]], exp.Expr]
"""The call as the author wrote it, for its types, and its translated arguments."""

ZERO = exp.Literal.number(0)
BLANK = exp.Literal.string(" ")


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


TEXTUAL = (Kind.TEXT, Kind.CHOICE)


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


def _compute(kind: type[exp.Binary]) -> Function:
    def build(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
        left, right = map(operand, arguments)
        return kind(this=cast(left, "BIGINT") if _is_narrow(call) else left, expression=right)

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


def _divide(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return _quotient(*arguments)


def _quotient(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    may_be_zero = not (isinstance(right, exp.Literal) and float(right.name))
    divisor = exp.Nullif(this=right, expression=ZERO.copy()) if may_be_zero else right
    return exp.Div(this=cast(left, "DOUBLE"), expression=divisor)


def _modulo(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """What is left over, with the sign of the left side. ``%`` differs between engines."""
    times = WholePart(this=_quotient(*(a.copy() for a in arguments)))
    left, right = map(operand, arguments)
    return exp.Sub(this=left, expression=exp.Mul(this=right, expression=times))


def _negate(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Neg(this=operand(arguments[0]))


def _is_blank(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Is(this=compared(arguments[0]), expression=exp.null())


def _if(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    condition, then, otherwise = arguments
    return exp.Case(ifs=[exp.If(this=condition, true=then)], default=otherwise)


def _coalesce(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Coalesce(this=arguments[0], expressions=arguments[1:])


def _selected(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """Never LIKE: an underscore in a choice's name is a wildcard there."""
    chosen, name = arguments
    padded = exp.DPipe(
        this=exp.DPipe(this=BLANK.copy(), expression=chosen), expression=BLANK.copy()
    )
    place = exp.StrPosition(this=padded, substr=exp.Literal.string(f" {name.name} "))
    return exp.GT(this=place, expression=ZERO.copy())


def _count_selected(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """Names are separated by single blanks: one more name than blanks."""
    chosen = arguments[0]
    joined = exp.func("REPLACE", chosen.copy(), BLANK.copy(), exp.Literal.string(""))
    blanks = exp.Sub(this=exp.Length(this=chosen), expression=exp.Length(this=joined))
    names = exp.Add(this=blanks, expression=exp.Literal.number(1))
    return exp.Coalesce(this=names, expressions=[ZERO.copy()])


def _whole(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    whole_already = call.arguments[0].type.kind is not Kind.DECIMAL
    return arguments[0] if whole_already else WholePart(this=arguments[0])


def _round(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """floor(x + 0.5), as XPath rounds and no engine's own ROUND does."""
    if call.arguments[0].type.kind is not Kind.DECIMAL:
        return arguments[0]
    half = cast(exp.Literal.number("0.5"), "DOUBLE")
    raised = exp.Add(this=operand(arguments[0]), expression=half)
    return cast(exp.Floor(this=raised), "BIGINT")


def _extreme(kind: type[exp.Least] | type[exp.Greatest]) -> Function:
    """Blank where any argument is blank: some engines' LEAST leaves blanks out."""

    def build(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
        chosen = kind(this=arguments[0], expressions=arguments[1:])
        all_present = joined(exp.And, *(present(a.copy()) for a in arguments))
        return exp.Case(ifs=[exp.If(this=all_present, true=chosen)])

    return build


def _absolute(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Abs(this=arguments[0])


def _length(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Coalesce(this=exp.Length(this=arguments[0]), expressions=[ZERO.copy()])


def _date(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    """A date is its epoch day; check has turned ISO text into one."""
    return arguments[0]


def _days_since(_call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return exp.Sub(this=exp.Placeholder(this="today"), expression=operand(arguments[0]))


def _weeks_since(call: Apply, arguments: list[exp.Expr]) -> exp.Expr:
    return WholePart(this=_quotient(_days_since(call, arguments), exp.Literal.number(7)))


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
    "+": _compute(exp.Add),
    "-": _compute(exp.Sub),
    "*": _compute(exp.Mul),
    "div": _divide,
    "mod": _modulo,
    "negate": _negate,
    "is-blank": _is_blank,
    "if": _if,
    "coalesce": _coalesce,
    "selected": _selected,
    "count-selected": _count_selected,
    "int": _whole,
    "round": _round,
    "min": _extreme(exp.Least),
    "max": _extreme(exp.Greatest),
    "abs": _absolute,
    "string-length": _length,
    "date": _date,
    "days-since": _days_since,
    "weeks-since": _weeks_since,
}
