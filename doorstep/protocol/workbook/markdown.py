"""Workbooks in markdown: each ``## sheet`` heading with its table; other text is for people.

Inside a cell ``\\|`` is a bar and ``<br>`` a new line; ``\\<br>`` is just these letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..problems import Code, Place, Problems
from .cells import Sheet, Workbook
from .grid import Line, make_sheet

_CELL_END = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"(?P<slashes>\\*)<br>")
_BREAK_OR_LINE = re.compile(r"(?P<slashes>\\*)(?P<what><br>|\n)")
DASHES = re.compile(r":?-+:?")


@dataclass(slots=True)
class Table:
    """The lines of one table: (line number, text)."""

    title: str  # as its heading has it
    lines: list[tuple[int, str]] = field(default_factory=list)


def read_markdown(file: str, text: str, problems: Problems) -> Workbook:
    """The sheets of a markdown file. What cannot be understood is added to ``problems``."""
    sheets: dict[str, Sheet] = {}
    for table in tables(text):
        name = table.title.casefold()
        place = Place(file, name, line=table.lines[0][0])
        if name in sheets:
            problems.add(Code.DUPLICATE_SHEET, place, f"there is a second table {name}.")
        else:
            sheets[name] = _sheet(place, table, problems)
    return Workbook(file, sheets)


def tables(text: str) -> Iterator[Table]:
    """Each unbroken run of lines that begin with ``|``, under its nearest ``##`` heading."""
    title = ""
    table: Table | None = None
    for number, line in outside_code(text):
        if line.startswith("|") and title:
            table = table or Table(title)
            table.lines.append((number, line))
            continue
        if table:
            yield table
            table = None
        if line.startswith(("# ", "## ")):
            title = line[3:].strip() if line.startswith("## ") else ""
    if table:
        yield table


def outside_code(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines without the blanks around them; those inside code are blank."""
    fenced = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        yield number, "" if fenced else line.strip()


def _sheet(place: Place, table: Table, problems: Problems) -> Sheet:
    first, heading = table.lines[0]
    columns = cells(heading)
    if not _is_ruled(table):
        problems.add(Code.BROKEN_TABLE, place, "the table has no row of dashes.")
    lines: list[Line] = []
    for row, (number, text) in enumerate(table.lines[2 if _is_ruled(table) else 1 :], start=2):
        texts = cells(text)
        if not any(texts):
            continue  # blank rows count, but hold nothing
        line = Line(row, number, texts, broken=len(texts) != len(columns))
        if line.broken:
            where = Place(place.file, place.sheet, line.row, line=number)
            message = f"the row has {len(texts)} cells, its heading {len(columns)}."
            problems.add(Code.WRONG_CELL_COUNT, where, message)
        lines.append(line)
    return make_sheet(place, Line(1, first, columns), lines, problems)


def _is_ruled(table: Table) -> bool:
    return len(table.lines) > 1 and all(map(DASHES.fullmatch, cells(table.lines[1][1])))


def cells(line: str) -> list[str]:
    """The texts of a row of a table."""
    parts = _CELL_END.split(line[1:])
    if not parts[-1].strip():
        parts.pop()
    return [_BREAK.sub(_unescaped, part.strip().replace("\\|", "|")) for part in parts]


def row(texts: Sequence[str]) -> str:
    """A row of a table; ``cells`` gives the texts again."""
    escaped = (_BREAK_OR_LINE.sub(_escaped, text).replace("|", "\\|") for text in texts)
    return "|" + "".join(f" {text} |" if text else " |" for text in escaped)


def _unescaped(match: re.Match[str]) -> str:
    slashes = len(match["slashes"])
    return "\\" * (slashes // 2) + ("<br>" if slashes % 2 else "\n")


def _escaped(match: re.Match[str]) -> str:
    literal = match["what"] == "<br>"
    return match["slashes"] * 2 + ("\\<br>" if literal else "<br>")
