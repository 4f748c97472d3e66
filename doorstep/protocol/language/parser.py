"""Tokens -> syntax tree: a Pratt parser, one loop over binding powers."""

from __future__ import annotations

from collections.abc import Mapping

from .. import limits
from ..problems import Code
from .faults import ExpressionRejected, rejected
from .nodes import Binary, Call, Name, Node, Number, Reference, Span, String, Unary
from .tokens import Sort, Token, tokens

BINDING: Mapping[str, int] = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}
"""How strongly each operator of two sides binds; all of them take the left side first."""

MINUS = 7
"""How strongly a sign binds."""


def parse(text: str) -> Node:
    """The syntax tree of an expression. Raises ExpressionRejected."""
    if len(text) > limits.EXPRESSION_LENGTH:
        message = f"{len(text)} characters; at most {limits.EXPRESSION_LENGTH} are read."
        raise rejected(Code.TOO_COMPLEX, Span(0, 1), message)
    parser = _Parser(text)
    node = parser.expression(0)
    parser.expect_end()
    _check_depth(node)
    return node


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = list(tokens(text))
        self._at = 0
        self._nesting = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        self._at += token.sort is not Sort.END
        return token

    def expression(self, binding: int) -> Node:
        """An operand, then each operator that binds more than ``binding``."""
        left = self._operand()
        while (power := BINDING.get(self._operator(), 0)) > binding:
            operator = self._take().text
            right = self.expression(power)
            left = Binary(operator, left, right, Span(left.span.start, right.span.end))
        return left

    def _inside(self, opening: Token, binding: int = 0) -> Node:
        """The expression after an opening bracket, comma or sign."""
        self._nesting += 1
        if self._nesting > limits.EXPRESSION_NESTING:
            message = f"more than {limits.EXPRESSION_NESTING} levels stand inside each other."
            raise rejected(Code.TOO_COMPLEX, opening.span, message)
        node = self.expression(binding)
        self._nesting -= 1
        return node

    def _operator(self) -> str:
        return self._next.text if self._next.sort in (Sort.SYMBOL, Sort.NAME) else ""

    def _operand(self) -> Node:
        token = self._take()
        match token.sort:
            case Sort.NUMBER:
                return Number(
                    float(token.text) if "." in token.text else int(token.text), token.span
                )
            case Sort.STRING:
                return String(token.text, token.span)
            case Sort.REFERENCE:
                return Reference(token.text, token.span)
            case Sort.NAME if self._next.is_symbol("("):
                return self._call(token)
            case Sort.NAME if token.text.casefold() == "not":
                message = f"{token.text} stands before parentheses."
                raise rejected(Code.SYNTAX, token.span, message, "Write not(...).")
            case Sort.NAME if token.text not in BINDING:
                return Name(token.text, token.span)
        if token.is_symbol("-"):
            operand = self._inside(token, MINUS)
            return Unary("-", operand, Span(token.span.start, operand.span.end))
        if token.is_symbol("("):
            return self._group(token)
        raise _no_operand(token)

    def _group(self, opening: Token) -> Node:
        node = self._inside(opening)
        self._close(opening)
        return node

    def _call(self, name: Token) -> Node:
        opening = self._take()
        arguments: list[Node] = []
        if not self._next.is_symbol(")"):
            arguments.append(self._inside(opening))
            while self._next.is_symbol(","):
                arguments.append(self._inside(self._take()))
        end = self._close(opening)
        return Call(name.text, tuple(arguments), Span(name.span.start, end.span.end))

    def _close(self, opening: Token) -> Token:
        token = self._take()
        if token.is_symbol(")"):
            return token
        if token.sort is Sort.END:
            raise rejected(Code.SYNTAX, opening.span, "( is never closed.", "Add the missing ).")
        raise _no_operator(token, self._before)

    @property
    def _before(self) -> Token | None:
        """What stands before the last token that was taken."""
        return self._tokens[self._at - 2] if self._at > 1 else None

    def expect_end(self) -> None:
        token = self._take()
        if token.is_symbol(")"):
            raise rejected(Code.SYNTAX, token.span, ") closes nothing.", "Remove it, or add a (.")
        if token.sort is not Sort.END:
            raise _no_operator(token, self._before)


def _no_operand(token: Token) -> ExpressionRejected:
    if token.sort is Sort.END:
        message, hint = "the expression ends too early.", "Add what should stand here."
    else:
        message = f"{token.text} stands where a value should."
        hint = _ORDER.get(token.text, "Write a value such as ${lmp}, 84 or 'yes' before it.")
    return rejected(Code.SYNTAX, token.span, message, hint)


def _no_operator(token: Token, before: Token | None) -> ExpressionRejected:
    message = f"{_shown(token)} cannot follow here."
    word = token.text.casefold()
    hint = "Join two conditions with and, or with or."
    if token.sort is Sort.NAME and word in BINDING:
        hint = f"Write {word}, in small letters."
    elif token.sort is Sort.NAME and word in _WORDS:
        hint = _WORDS[word]
    elif token.sort is Sort.NAME and before and before.sort is Sort.NUMBER:
        hint = "Write the number alone, in the unit that the property has."
    elif token.is_symbol(","):
        hint = "Commas only stand between arguments: write 1000 for 1,000 and 2.5 for 2,5."
    return rejected(Code.SYNTAX, token.span, message, hint)


_ORDER = {"<": "Write <= for at most.", ">": "Write >= for at least.", "=": "Remove it."}
_DAYS = "Numbers are days: write 84 for 84 days or 12 weeks."
_WORDS = {
    **dict.fromkeys(("day", "days", "week", "weeks"), _DAYS),
    **dict.fromkeys(
        ("month", "months", "year", "years"), "Write add-months(${lmp}, 9), or age-in-months()."
    ),
    "between": "Write ${age} >= 10 and ${age} <= 20.",
    "is": "Write = 'yes', or = '' to ask for blank.",
    "in": "Write one = for each value, joined with or.",
    **dict.fromkeys(("like", "matches", "contains"), "Use contains(), starts-with() or regex()."),
}


def _shown(token: Token) -> str:
    match token.sort:
        case Sort.STRING:
            return f"'{token.text}'"
        case Sort.REFERENCE:
            return f"${{{token.text}}}"
    return token.text


def _check_depth(node: Node) -> None:
    """Chains are deep trees: what reads them recursively, and SQLite's parser, must survive.

    Chains of conditions may be longer than those of calculations, which SQL puts in brackets.
    """
    waiting = [(node, 1, 1)]
    while waiting:
        one, depth, steps = waiting.pop()
        if depth > limits.EXPRESSION_CHAIN or steps > limits.EXPRESSION_STEPS:
            raise rejected(Code.TOO_COMPLEX, node.span, "the expression has too many steps.")
        joins = isinstance(one, Binary) and one.operator in ("and", "or")
        waiting += [(child, depth + 1, steps + (not joins)) for child in children(one)]


def children(node: Node) -> tuple[Node, ...]:
    match node:
        case Call():
            return node.arguments
        case Unary():
            return (node.operand,)
        case Binary():
            return (node.left, node.right)
    return ()
