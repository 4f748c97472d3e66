"""Names and paths in a form's expressions that lead nowhere: XPath takes them for blanks.

To XPath ``well = 'no'`` asks for a node ``well`` inside of the question itself. There never is one,
so the condition is always false, and no engine says a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..problems import Code, Problems, did_you_mean
from ..workbook import Cell, Workbook
from .choices import Lists, names
from .expressions import FUNCTIONS, OPERATORS, without_values
from .known import Known
from .survey import Item

_COLUMNS = {
    "survey": ("relevant", "constraint", "calculation", "repeat_count"),
    "entities": ("create_if", "update_if", "label"),
}
_NAME = re.compile(r"(?<![\w./@:$‘“-])(?P<name>[A-Za-z_][\w.-]*)(?![\w.:-]|\s*\()")
_PREDICATE = re.compile(r"\[[^\[\]]*\]")
_RECORDS = re.compile(
    r"""instance\(\s*['"](?P<name>[^'"]*)['"]\s*\)(?P<way>[\w/]*)(?P<predicate>\[[^\]]*\])?"""
)
_WAY = "/root/item"
GIVEN = ("name", "label", "__version", "__trunkVersion", "__branchId")
"""What each record in a form has besides its properties."""


def check_paths(
    book: Workbook, asked: Sequence[Item], lists: Lists, known: Known, problems: Problems
) -> None:
    for cell in _cells(book):
        for match in _NAME.finditer(_outside_predicates(cell.text)):
            if match["name"] not in OPERATORS:
                _report(cell, match.span(), _cure(match["name"], asked, lists), problems)
        for records in _RECORDS.finditer(cell.text):
            _check_way(cell, records, problems)
            if records["predicate"] and records["name"] in known.lists:
                _check_predicate(cell, records, known, problems)


def _cells(book: Workbook) -> Iterator[Cell]:
    for sheet, columns in _COLUMNS.items():
        for row in book.sheet(sheet).rows:
            yield from (row.cell(column) for column in columns if row.text(column))


def _outside_predicates(text: str) -> str:
    return _PREDICATE.sub(lambda match: " " * len(match[0]), without_values(text))


def _cure(name: str, asked: Sequence[Item], lists: Lists) -> str | None:
    if any(item.name == name for item in asked):
        return f"Write ${{{name}}}."
    if any(name in names(choices) for choices in lists.values()):
        return f"Write '{name}', in quotes."
    if name in FUNCTIONS:
        return f"Write {name}()."
    return did_you_mean(name, [item.name for item in asked])


def _report(cell: Cell, span: tuple[int, int], cure: str | None, problems: Problems) -> None:
    name = cell.text[slice(*span)]
    hint = cure or f"Write '{name}' for text, or ${{{name}}} for an answer."
    place = replace(cell.place, span=span)
    problems.add(Code.SYNTAX, place, f"`{name}` alone is always blank.", hint)


def _check_way(cell: Cell, records: re.Match[str], problems: Problems) -> None:
    way = records["way"]
    if way and way != _WAY:
        place = replace(cell.place, span=records.span("way"))
        message = f"{way} leads nowhere: the records of a list are its {_WAY}."
        hint = f"Write instance('{records['name']}'){_WAY}[name=${{...}}]/..."
        problems.add(Code.SYNTAX, place, message, hint)


def _check_predicate(cell: Cell, records: re.Match[str], known: Known, problems: Problems) -> None:
    list_, start = records["name"], records.start("predicate")
    properties = [*GIVEN, *(property_.name for property_ in known.lists[list_].properties)]
    for match in _NAME.finditer(without_values(records["predicate"])):
        name = match["name"]
        if name not in (*properties, *OPERATORS) and (list_, name) not in known.broken:
            place = replace(cell.place, span=(start + match.start(), start + match.end()))
            message = f"there is no property `{name}` on {list_}."
            hint = f"Write ${{{name}}} for what was answered, or '{name}' for text."
            problems.add(Code.UNKNOWN_PROPERTY, place, message, hint)
