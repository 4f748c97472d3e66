"""Workbooks in markdown: each ``## sheet`` heading with its table; other text is for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..problems import Code, Place, Problems
from .cells import Sheet, Workbook
from .grid import Line, make_sheet

_CELL_END = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r":?-+:?")


@dataclass(slots=True)
class _Table:
    """The lines of one table: (line number, text)."""

    sheet: str
    lines: list[tuple[int, str]] = field(default_factory=list)


def read_markdown(file: str, text: str, problems: Problems) -> Workbook:
    """The sheets of a markdown file. What cannot be understood is added to ``problems``."""
    sheets: dict[str, Sheet] = {}
    for table in _tables(text):
        place = Place(file, table.sheet, line=table.lines[0][0])
        if table.sheet in sheets:
            problems.add(Code.DUPLICATE_SHEET, place, f"there is a second table {table.sheet}.")
        else:
            sheets[table.sheet] = _sheet(place, table, problems)
    return Workbook(file, sheets)


def _tables(text: str) -> Iterator[_Table]:
    """Each unbroken run of lines that begin with ``|``, under its nearest ``##`` heading."""
    sheet = ""
    table: _Table | None = None
    for number, line in _outside_code(text):
        if line.startswith("|") and sheet:
            table = table or _Table(sheet)
            table.lines.append((number, line))
            continue
        if table:
            yield table
            table = None
        if line.startswith(("# ", "## ")):
            sheet = line[3:].strip().casefold() if line.startswith("## ") else ""
    if table:
        yield table


def _outside_code(text: str) -> Iterator[tuple[int, str]]:
    fenced = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        yield number, "" if fenced else line.strip()


def _sheet(place: Place, table: _Table, problems: Problems) -> Sheet:
    first, heading = table.lines[0]
    columns = _texts(heading)
    if not _is_ruled(table):
        problems.add(Code.BROKEN_TABLE, place, "the table has no row of dashes.")
    lines: list[Line] = []
    for number, text in table.lines[2 if _is_ruled(table) else 1 :]:
        texts = _texts(text)
        line = Line(len(lines) + 2, number, texts, broken=len(texts) != len(columns))
        if line.broken:
            where = Place(place.file, place.sheet, line.row, line=number)
            message = f"the row has {len(texts)} cells, its heading {len(columns)}."
            problems.add(Code.WRONG_CELL_COUNT, where, message)
        lines.append(line)
    return make_sheet(place, Line(1, first, columns), lines, problems)


def _is_ruled(table: _Table) -> bool:
    return len(table.lines) > 1 and all(map(_DASHES.fullmatch, _texts(table.lines[1][1])))


def _texts(line: str) -> list[str]:
    cells = _CELL_END.split(line[1:])
    if not cells[-1].strip():
        cells.pop()
    return [cell.strip().replace("\\|", "|") for cell in cells]
