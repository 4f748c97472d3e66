"""Slips in a form's expressions: pyxform stops at its first one, and looks into few of them.

The form engine of the phone has the last word; these are the slips that people make most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..problems import Code, Problems, did_you_mean, listing
from ..workbook import Cell, Row, Workbook
from .choices import Lists, names
from .survey import Item, split_type

FUNCTIONS = frozenset(
    """abs acos area asin atan atan2 base64-decode boolean boolean-from-string ceiling checklist
    coalesce concat contains cos count count-non-empty count-selected current date date-time
    decimal-date-time decimal-time digest distance ends-with exp exp10 false floor format-date
    format-date-time geofence id if indexed-repeat instance int join jr:choice-name jr:itext lang
    last local-name log log10 max min name namespace-uri normalize-space not now number once pi
    position pow pulldata random randomize regex round selected selected-at sin sqrt starts-with
    string string-length substr substring substring-after substring-before sum tan today translate
    true uuid weighted-checklist node text""".split()
)
"""What the form engine of the phone knows."""

_EXPRESSIONS = {
    "survey": """relevant constraint calculation required readonly read_only default choice_filter
    repeat_count""".split(),
    "entities": ["create_if", "update_if", "entity_id", "label"],
}
_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?(?P<name>[^{}]*?)\s*\}")
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_CALL = re.compile(r"(?<![\w./-])(?P<name>[A-Za-z_][\w-]*(?::[\w-]+)?)\s*\(")
OPERATORS = ("and", "or", "div", "mod")
_SLIPS = {
    "==": "Write = instead.",
    "<>": "Write != instead.",
    "&&": "Write and instead.",
    "||": "Write or instead.",
    "‘": "Word processors bend quotes. Write straight ones: 'bleeding'.",
    "’": "Word processors bend quotes. Write straight ones: 'bleeding'.",
    "“": "Word processors bend quotes. Write straight ones: 'bleeding'.",
    "”": "Word processors bend quotes. Write straight ones: 'bleeding'.",
}
_SLIP = re.compile("|".join(map(re.escape, _SLIPS)))
_VALUE = r"(?:'(?P<{0}1>[^']*)'|\"(?P<{0}2>[^\"]*)\")"
_ASKED = r"(?P<{0}q>\$\{{[^{{}}]*\}}|(?<![\w.)\]])\.(?![\w./]))"
_ANSWERS = re.compile(
    rf"{_ASKED.format('a')}\s*!?=\s*{_VALUE.format('a')}"
    rf"|{_VALUE.format('b')}\s*!?=\s*{_ASKED.format('b')}"
    rf"|selected\(\s*{_ASKED.format('c')}\s*,\s*{_VALUE.format('c')}\s*\)"
)


@dataclass(frozen=True, slots=True)
class _Looked:
    """An expression, and it without its strings and references, each letter in its place."""

    cell: Cell
    bare: str
    row: Row


def check_expressions(
    book: Workbook, asked: Sequence[Item], lists: Lists, problems: Problems
) -> None:
    """Report names, functions and choices that a form's expressions have and the form lacks."""
    for cell in _texts(book):
        _check_references(cell, book, problems)
    for looked in _expressions(book):
        _check_slips(looked, problems)
        _check_functions(looked, problems)
        _check_answers(looked, asked, lists, problems)


def _texts(book: Workbook) -> Iterator[Cell]:
    for sheet in ("survey", "entities"):
        for row in book.sheet(sheet).rows:
            yield from (cell for cell in row.cells.values() if "${" in cell.text)


def _expressions(book: Workbook) -> Iterator[_Looked]:
    for sheet, columns in _EXPRESSIONS.items():
        for row in book.sheet(sheet).rows:
            for column in columns:
                cell = row.cell(column)
                if cell.text and _is_expression(cell.text, column):
                    yield _Looked(cell, without_values(cell.text), row)


def _is_expression(text: str, column: str) -> bool:
    """A default or a required may be plain words."""
    plain = column in ("default", "required", "readonly", "read_only", "label")
    return not plain or "(" in text or "${" in text


def without_values(text: str) -> str:
    """An expression without its strings and references, each letter in its place."""
    return _REFERENCE.sub(_blanks, _STRING.sub(_blanks, text))


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _report(
    problems: Problems,
    code: Code,
    cell: Cell,
    span: tuple[int, int],
    message: str,
    hint: str | None,
) -> None:
    problems.add(code, replace(cell.place, span=span), message, hint)


def _check_references(cell: Cell, book: Workbook, problems: Problems) -> None:
    known = {row.text("name") for row in book.sheet("survey").rows} - {""}
    for match in _REFERENCE.finditer(cell.text):
        if match["name"] not in known:
            message = f"there is no question `{match['name']}` in the form."
            hint = did_you_mean(match["name"], known)
            _report(problems, Code.UNKNOWN_QUESTION, cell, match.span(), message, hint)


def _check_slips(looked: _Looked, problems: Problems) -> None:
    for match in _SLIP.finditer(looked.bare):
        message = f"{match[0]} has no meaning here."
        _report(problems, Code.SYNTAX, looked.cell, match.span(), message, _SLIPS[match[0]])
    opened, closed = looked.bare.count("("), looked.bare.count(")")
    if opened != closed:
        span = (0, len(looked.cell.text))
        message = f"{opened} parentheses open and {closed} close."
        hint = "Write as many ) as (."
        _report(problems, Code.SYNTAX, looked.cell, span, message, hint)


def _check_functions(looked: _Looked, problems: Problems) -> None:
    for match in _CALL.finditer(looked.bare):
        name = match["name"]
        if name not in FUNCTIONS and name not in OPERATORS:
            message = f"forms have no function `{name}`."
            hint = did_you_mean(name, FUNCTIONS) or f"There are: {listing(sorted(FUNCTIONS), 90)}."
            _report(problems, Code.UNKNOWN_FUNCTION, looked.cell, match.span("name"), message, hint)


def _check_answers(
    looked: _Looked, asked: Sequence[Item], lists: Lists, problems: Problems
) -> None:
    """A select compared with what is none of its choices: that never comes true."""
    for match in _ANSWERS.finditer(looked.cell.text):
        side = next(side for side in "abc" if match[f"{side}q"])
        group = f"{side}1" if match[f"{side}1"] is not None else f"{side}2"
        choices = _choices(match[f"{side}q"], looked.row, asked, lists)
        if choices and match[group] and match[group] not in choices:
            message = f"`{match[group]}` is not a choice of this question."
            hint = did_you_mean(match[group], choices) or f"Its choices are: {listing(choices)}."
            _report(problems, Code.UNKNOWN_CHOICE, looked.cell, match.span(group), message, hint)


def _choices(
    question: str, row: Row, asked: Sequence[Item], lists: Lists
) -> tuple[str, ...] | None:
    """What a select offers; None where it is none, or takes other answers too."""
    reference = _REFERENCE.fullmatch(question)
    name = reference["name"] if reference else row.text("name")
    for item in asked:
        is_select = item.word in ("select one", "select1", "select multiple")
        if item.name == name and is_select and not split_type(item.row.text("type"))[2]:
            return names(lists.get(item.argument, ())) or None
    return None
