"""From rows of text to a sheet: the part that is the same for every kind of file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .. import limits
from ..problems import Code, Place, Problems
from .cells import Cell, Row, Sheet


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: its number as a spreadsheet shows it, and its line in a text file."""

    row: int
    line: int | None
    texts: Sequence[str]
    broken: bool = False


def make_sheet(place: Place, heading: Line, lines: Sequence[Line], problems: Problems) -> Sheet:
    """The sheet of a heading row and the rows under it; ``place`` names its file and sheet."""
    titles = [clean(text) for text in heading.texts]
    columns = tuple(Cell(text, _place(place, heading, text)) for text in titles)
    _check_columns(columns, problems)
    _check_size(place, columns, lines, problems)
    _check_headless(place, columns, lines, problems)
    rows = [_row(place, columns, line, problems) for line in lines[: limits.ROWS]]
    return Sheet(place.sheet or "", _place(place, heading), columns, tuple(rows))


_UNSEEN = "\ufeff\u200b\u2060"


def clean(text: str) -> str:
    """Without the blanks around it, also those that nobody sees."""
    return text.strip().strip(_UNSEEN).strip()


def _place(place: Place, line: Line, column: str | None = None, text: str = "") -> Place:
    return Place(place.file, place.sheet, line.row, column, line.line, text)


def _check_columns(columns: Sequence[Cell], problems: Problems) -> None:
    seen: set[str] = set()
    for column in columns:
        if column.text and column.text in seen:
            message = f"the column {column.text} stands twice."
            problems.add(Code.DUPLICATE_COLUMN, column.place, message)
        seen.add(column.text)


def _check_size(
    place: Place, columns: Sequence[Cell], lines: Sequence[Line], problems: Problems
) -> None:
    place = replace(place, line=None)
    if sum(bool(column.text) for column in columns) > limits.COLUMNS:
        message = f"more than {limits.COLUMNS} columns."
        problems.add(Code.TOO_LARGE, place, message)
    if len(lines) > limits.ROWS:
        message = f"more than {limits.ROWS} rows."
        problems.add(Code.TOO_LARGE, place, message)


def _check_headless(
    place: Place, columns: Sequence[Cell], lines: Sequence[Line], problems: Problems
) -> None:
    """Report the first cell of each column without a heading: it would be overlooked."""
    for number, column in enumerate(columns):
        below = (line for line in lines if number < len(line.texts) and line.texts[number].strip())
        if not column.text and (line := next(below, None)):
            message = f"`{line.texts[number][:40]}` stands under no heading."
            where, hint = _place(place, line), "Give the column a heading."
            problems.add(Code.UNKNOWN_COLUMN, where, message, hint)


def _row(place: Place, columns: Sequence[Cell], line: Line, problems: Problems) -> Row:
    cells = dict(_cells(place, columns, line, problems))
    return Row(_place(place, line), cells, line.broken)


def _cells(
    place: Place, columns: Sequence[Cell], line: Line, problems: Problems
) -> Iterator[tuple[str, Cell]]:
    for column, raw in zip(columns, line.texts, strict=False):
        text = clean(raw)
        where = _place(place, line, column.text, text)
        if len(text) > limits.CELL_LENGTH:
            message = f"{len(text)} characters; a cell has at most {limits.CELL_LENGTH}."
            problems.add(Code.TOO_LARGE, where, message)
        if column.text:
            yield column.text, Cell(text, where)
