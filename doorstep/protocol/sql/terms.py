"""Term -> SQLGlot expression.

A condition may come out as NULL; NULL is false wherever SQL asks a condition (WHERE, CASE WHEN),
and ``functions`` makes it false where SQL would not (inside NOT). So plain comparisons stay plain
and can use an index.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from ..language.terms import Apply, Literal, Now, TaskField, TaskValue, Term, Today
from ..language.types import Kind, Value
from ..plan.inputs import Lookup
from .arithmetic import guarded
from .functions import FUNCTIONS
from .moments import now
from .names import cast

Unresolved = Lookup | TaskField | TaskValue
"""What only the query at hand knows."""

Resolve = Callable[[Unresolved], exp.Expr]
"""What a looked-up value is in the query at hand."""


def translate(term: Term, resolve: Resolve, parent: Term | None = None) -> exp.Expr:
    match term:
        case Literal(value=value, type=type_):
            return _literal(value, type_.kind)
        case Today():
            return exp.Placeholder(this="today")
        case Now():
            return now()
        case Apply(function=function, arguments=arguments):
            inner = [translate(argument, resolve, term) for argument in arguments]
            return guarded(term, parent, FUNCTIONS[function](term, inner))
        case _:
            return resolve(term)


def flag(condition: exp.Expr) -> exp.Expr:
    """1 where the condition holds, else 0: no engine stores booleans the same way."""
    return exp.Case(ifs=[exp.If(this=condition, true=exp.Literal.number(1))]).else_("0")


def _literal(value: Value, kind: Kind) -> exp.Expr:
    """Decimals are cast, else some engines take 7.0 for an exact decimal and others do not."""
    match value:
        case None:
            return exp.null()
        case bool():
            return exp.true() if value else exp.false()
        case str():
            return exp.Literal.string(value)
        case _:
            number = exp.convert(abs(value))
            signed = exp.Neg(this=number) if value < 0 else number
            return cast(signed, "DOUBLE") if kind is Kind.DECIMAL else signed
