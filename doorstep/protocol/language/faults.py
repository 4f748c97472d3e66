"""What is wrong with an expression, before it is known which cell it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..problems import Code
from .nodes import Span


@dataclass(frozen=True, slots=True)
class Fault:
    code: Code
    span: Span
    message: str
    hint: str | None = None


class ExpressionRejected(Exception):  # noqa: N818 (a verdict, as ProgrammeRejected)
    """An expression that has no meaning, with all faults found.

    Without any where it only names things that are broken themselves, which is told elsewhere.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(*faults)
        self.faults = tuple(faults)


def rejected(code: Code, span: Span, message: str, hint: str | None = None) -> ExpressionRejected:
    return ExpressionRejected([Fault(code, span, message, hint)])
