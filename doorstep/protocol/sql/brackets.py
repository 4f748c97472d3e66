"""Operators with brackets only where they are needed, or help a reviewer."""

from __future__ import annotations

from functools import reduce

from sqlglot import exp

CONDITIONS = (exp.Connector, exp.Predicate, exp.Not, exp.Is)


def operand(expression: exp.Expr) -> exp.Expr:
    """One side of arithmetic or of a comparison."""
    loose = (*CONDITIONS, exp.Binary, exp.Neg)
    return exp.Paren(this=expression) if isinstance(expression, loose) else expression


def compared(expression: exp.Expr) -> exp.Expr:
    """One side of a comparison: arithmetic binds more strongly there."""
    return exp.Paren(this=expression) if isinstance(expression, CONDITIONS) else expression


def negated(condition: exp.Expr) -> exp.Not:
    inner = exp.Paren(this=condition) if isinstance(condition, exp.Connector) else condition
    return exp.Not(this=inner)


def joined(kind: type[exp.Connector], *conditions: exp.Expr) -> exp.Expr:
    """``a AND b AND c``, with brackets around the other kind of connector."""
    parts = (_part(kind, condition) for condition in conditions)
    return reduce(lambda left, right: kind(this=left, expression=right), parts)


def _part(kind: type[exp.Connector], condition: exp.Expr) -> exp.Expr:
    other = isinstance(condition, exp.Connector) and not isinstance(condition, kind)
    return exp.Paren(this=condition) if other else condition


def present(expression: exp.Expr) -> exp.Expr:
    """``NOT x IS NULL``."""
    return negated(exp.Is(this=compared(expression), expression=exp.null()))
