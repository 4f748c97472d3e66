"""Documents from spreadsheets and to them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl.reader.excel import load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from doorstep.protocol.workbook.excel import text_of, worksheets

from .documents import CannotConvert, Document, Lines, Table

NOTES = "notes"
"""The sheet that keeps the words around the tables of a markdown file."""

_NOTES_HEADING = ("sheet", "where", "text")
_TITLE = re.compile(r"[^\[\]:*?/\\]{1,31}")
_SIDES = {"-": None, ":-": "left", ":-:": "center", "-:": "right"}
_MARKS = {side: mark for mark, side in _SIDES.items()}
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # spreadsheets write a character's code this way
_CELL = 30_000  # characters; a spreadsheet's cell holds 32,767
_WIDEST = 60


def parse(content: bytes) -> Document:
    """Raises CannotConvert where the file is no spreadsheet."""
    try:
        grids = {title: _grid(rows) for title, rows in worksheets(content)}
        marks, formulas = _looks(content)
    except Exception as error:  # openpyxl raises many kinds over a file that is not what it says
        message = f"the spreadsheet cannot be read ({type(error).__name__})."
        raise CannotConvert(f"{message} Save it again as .xlsx.") from error
    notes = _notes(grids)
    lost = [f"{formulas} formulas have become their values."] if formulas else []
    titles = [title for title, rows in grids.items() if rows]
    lost += [
        f"the words for the sheet {sheet} were dropped, since there is no such sheet."
        for sheet in sorted({sheet for sheet, _ in notes if sheet} - {t.casefold() for t in titles})
    ]
    tables = tuple(
        Table(
            title=title.strip(),
            rows=grids[title],
            above=notes.get((title.casefold(), "above"), ("",) if at else ()),
            under=notes.get((title.casefold(), "under"), ("",)),
            marks=marks.get(title, ())[: len(grids[title][0])],
        )
        for at, title in enumerate(titles)
    )
    return Document(tables, notes.get(("", "end"), ("",)), tuple(lost))


def content_of(document: Document) -> bytes:
    """Raises CannotConvert where a sheet or cell cannot be one of a spreadsheet."""
    book: Any = Workbook()
    book.remove(book.worksheets[0])
    for table in document.tables:
        _add(book, table)
    if notes := list(_note_rows(document)):
        _add(book, Table(NOTES, (_NOTES_HEADING, *notes)))
    if not book.worksheets:
        raise CannotConvert("there is no table in the file, so there is nothing for a spreadsheet.")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Numbers as numbers, all else as the letters it has: never as a formula."""
    cell: Any = sheet.cell(row, column)
    if re.fullmatch(r"-?[0-9]{1,15}", text) and text_of(int(text)) == text:
        cell.value = int(text)
        return
    try:
        cell.value = _CODE.sub("_x005F_", text) or None
    except IllegalCharacterError:
        raise CannotConvert("a spreadsheet cannot hold control characters. Remove them.") from None
    if text:
        cell.data_type = "s"


def dress(sheet: Worksheet, columns: int) -> None:
    """A heading row that stands out and stays in view, and columns as wide as their words."""
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EEF4")
    sheet.freeze_panes = "A2"
    for number in range(1, columns + 1):
        letter = get_column_letter(number)
        longest = max((len(str(cell.value or "")) for cell in sheet[letter]), default=0)
        sheet.column_dimensions[letter].width = min(max(longest + 2, 10), _WIDEST)


def _add(book: Workbook, table: Table) -> None:
    if not _TITLE.fullmatch(table.title) or table.title.strip("'") != table.title:
        raise CannotConvert(
            f"`{table.title}` cannot be the name of a sheet: it may have 31 characters, and no "
            "[ ] : * ? / \\. Rename the heading."
        )
    if table.title.casefold() in {title.casefold() for title in book.sheetnames}:
        raise CannotConvert(f"the sheet {table.title} is kept for words. Rename the heading.")
    sheet = book.create_sheet(table.title)
    for row, texts in enumerate(table.rows, start=1):
        for column, text in enumerate(texts, start=1):
            put(sheet, row, column, text)
            if "\n" in text:
                sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
    for column, mark in enumerate(table.marks, start=1):
        sheet.cell(1, column).alignment = Alignment(horizontal=_SIDES[mark])
    dress(sheet, len(table.rows[0]))


def _note_rows(document: Document) -> Iterator[tuple[str, str, str]]:
    """What is not there of itself: sheet, where it stands, and its lines."""
    for at, table in enumerate(document.tables):
        yield from _note(table.title, "above", table.above, ("",) if at else ())
        yield from _note(table.title, "under", table.under, ("",))
    yield from _note("", "end", document.end, ("",))


def _note(sheet: str, where: str, lines: Lines, usual: Lines) -> Iterator[tuple[str, str, str]]:
    """Each line ends with a line break, so that no line is something else than a blank one."""
    if lines == usual:
        return
    text = "".join(f"{line}\n" for line in lines)
    for begin in range(0, max(len(text), 1), _CELL):
        # A bar on each side keeps the blank lines, which spreadsheets and people trim.
        yield sheet, where, f"|{text[begin : begin + _CELL]}|"


def _notes(grids: dict[str, tuple[tuple[str, ...], ...]]) -> dict[tuple[str, str], Lines]:
    """The words that the sheet notes keeps, and takes it out of the sheets."""
    name = next((title for title in grids if title.casefold() == NOTES), "")
    if grids.get(name, ((),))[:1] != (_NOTES_HEADING,):
        return {}
    texts: dict[tuple[str, str], str] = {}
    for sheet, where, text in grids.pop(name)[1:]:
        key = (sheet.casefold(), where)
        bare = text[1:-1] if text.startswith("|") and text.endswith("|") else f"{text}\n"
        texts[key] = texts.get(key, "") + bare
    return {key: tuple(text.split("\n")[:-1]) for key, text in texts.items()}


def _grid(rows: Iterable[Sequence[object]]) -> tuple[tuple[str, ...], ...]:
    """The cells from the heading row to the last that holds something, as one rectangle."""
    texts = [[text_of(value).replace("\r\n", "\n") for value in row] for row in rows]
    while texts and not any(texts[0]):
        texts.pop(0)
    while texts and not any(texts[-1]):
        texts.pop()
    width = max((at + 1 for row in texts for at, text in enumerate(row) if text), default=0)
    return tuple(tuple([*row, *[""] * width][:width]) for row in texts)


def _looks(content: bytes) -> tuple[dict[str, tuple[str, ...]], int]:
    """By sheet how its columns are aligned, and how many formulas there are in all."""
    book: Any = load_workbook(io.BytesIO(content))
    marks: dict[str, tuple[str, ...]] = {}
    formulas = 0
    for sheet in book.worksheets:
        sides = [_MARKS.get(cell.alignment.horizontal, "-") for cell in sheet[1]]
        if any(mark != "-" for mark in sides):
            marks[sheet.title] = tuple(sides)
        formulas += sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    return marks, formulas
