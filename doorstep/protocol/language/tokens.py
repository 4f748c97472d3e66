"""Text -> tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .. import limits
from ..problems import Code
from .faults import ExpressionRejected, rejected
from .nodes import Span


class Sort(StrEnum):
    NUMBER = "number"
    STRING = "string"
    REFERENCE = "reference"
    NAME = "name"
    SYMBOL = "symbol"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    sort: Sort
    text: str  # of a string or reference: what stands inside
    span: Span

    def is_symbol(self, text: str) -> bool:
        return self.sort is Sort.SYMBOL and self.text == text


_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
  | '(?P<single>[^']*)' | "(?P<double>[^"]*)"
  | \$\{\s*(?P<reference>[A-Za-z_][A-Za-z0-9_.-]*)\s*\}
  | (?P<name>[A-Za-z_][A-Za-z0-9_-]*)
  | (?P<symbol><=|>=|!=(?!=)|=(?!=)|<(?!>)|>|[-+*(),])
  | (?P<end>$)
    )""",
    re.VERBOSE,
)

_FOREIGN = {
    "===": "Write = instead.",
    "==": "Write = instead.",
    "!==": "Write != instead.",
    "<>": "Write != instead.",
    "&&": "Write and instead.",
    "||": "Write or instead.",
    "&": "Write and instead.",
    "|": "Write or instead.",
    "!": "Write not(...) instead.",
    "/": "Write div to divide. Paths only stand in forms.",
    "%": "Write mod for the remainder of a division, and percentages without a sign.",
    ":": "What has a colon only stands in forms.",
    "≤": "Write <= instead.",
    "≥": "Write >= instead.",
    "≠": "Write != instead.",
    "−": "Write the plain minus - instead.",
    "–": "Write the plain minus - instead.",
    "—": "Write the plain minus - instead.",
    "×": "Write * instead.",
    "÷": "Write div instead.",
    ".": "Dots and paths only stand in forms: write ${name}, or last(form, question).",
    "[": "Brackets only stand in forms.",
    "]": "Brackets only stand in forms.",
    "#": "Remove it.",
    ";": "Remove it.",
    "{": "Write ${name}.",
    "}": "Write ${name}.",
}
_QUOTES = "‘’‚“”„«»`´′"


def tokens(text: str) -> Iterator[Token]:
    """The tokens of an expression, the last of sort END.

    Raises ExpressionRejected where a character has no meaning.
    """
    at = 0
    while match := _TOKEN.match(text, at):
        sort = match.lastgroup or ""
        span = Span(match.start(sort), match.end(sort))
        if sort in ("single", "double"):
            span = Span(span.start - 1, span.end + 1)
        elif sort == "reference":
            span = Span(text.index("${", at), match.end())
        elif sort == "number" and len(match[sort].replace(".", "")) > limits.NUMBER_DIGITS:
            message = f"a number has at most {limits.NUMBER_DIGITS} digits."
            raise rejected(Code.SYNTAX, span, message, "Shorten it.")
        kind = Sort.STRING if sort in ("single", "double") else Sort(sort)
        yield Token(kind, match[sort], span)
        if kind is Sort.END:
            return
        at = match.end()
    raise _unknown(text, at + len(text[at:]) - len(text[at:].lstrip()))


def _unknown(text: str, at: int) -> ExpressionRejected:
    character = text[at]
    rest = Span(at, len(text))
    if character in _QUOTES:
        hint = "Word processors bend quotes. Write straight ones: 'bleeding'."
        return rejected(Code.SYNTAX, Span(at, at + 1), f"{character} is not a quote here.", hint)
    if character in "'\"":
        hint = f"Add a {character} after the last letter of the text."
        return rejected(Code.SYNTAX, rest, f"the text after {character} has no end.", hint)
    if character == "$":
        hint = "Write ${name}, with a name of letters, digits and _."
        return rejected(Code.SYNTAX, Span(at, at + 1), "$ begins no reference here.", hint)
    if not character.isprintable():
        message = "an invisible character stands here."
        hint = "Delete it, or type the expression anew."
        return rejected(Code.SYNTAX, Span(at, at + 1), message, hint)
    if character.isdigit():
        message = f"{character} is not one of the digits 0 to 9."
        return rejected(Code.SYNTAX, Span(at, at + 1), message, "Type the number anew.")
    foreign = next((sign for sign in _FOREIGN if text.startswith(sign, at)), character)
    span = Span(at, at + len(foreign))
    return rejected(Code.SYNTAX, span, f"{foreign} has no meaning here.", _FOREIGN.get(foreign))
