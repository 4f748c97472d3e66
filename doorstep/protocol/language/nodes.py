"""The syntax tree of an expression, just as its author wrote it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where a node stands in the author's text: characters from ``start`` up to ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """``84`` or ``7.5``: an int where it has no decimal point."""

    value: int | float
    span: Span


@dataclass(frozen=True, slots=True)
class String:
    """``'bleeding'`` or ``"bleeding"``, without its quotes."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """``${lmp}``."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """A bare word; only a form or field name inside a call, as in ``last(anc_visit, hb)``."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """``selected(${signs}, 'bleeding')``."""

    function: str
    arguments: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Unary:
    """``- x``."""

    operator: str
    operand: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Binary:
    """``x >= 84``, ``a and b``, ``x div y``."""

    operator: str
    left: Node
    right: Node
    span: Span


Node = Number | String | Reference | Name | Call | Unary | Binary
