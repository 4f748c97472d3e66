"""Workbooks as spreadsheets. Cells become the text that their author sees."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from openpyxl.reader.excel import load_workbook
from openpyxl.utils import get_column_letter

from .. import limits
from ..problems import Code, Place, Problems
from .cells import Sheet, Workbook
from .grid import Line, make_sheet
from .pitfalls import Pitfalls, pitfalls


def read_excel(file: str, content: bytes, problems: Problems) -> Workbook:
    """The sheets of an .xlsx file. What cannot be understood is added to ``problems``."""
    try:
        return Workbook(file, _sheets(file, content, problems))
    except Exception as error:  # openpyxl raises many kinds over a file that is not what it says
        message = f"the spreadsheet cannot be read ({type(error).__name__})."
        problems.add(Code.UNREADABLE_FILE, Place(file), message)
        return Workbook(file, {})


def _sheets(file: str, content: bytes, problems: Problems) -> dict[str, Sheet]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        unpacked = sum(entry.file_size for entry in packed.infolist())
    if unpacked > limits.UNPACKED_BYTES:
        problems.add(Code.TOO_LARGE, Place(file), f"unpacked it has {unpacked:,} bytes.")
        return {}
    sheets: dict[str, Sheet] = {}
    traps = pitfalls(content)
    for title, rows in worksheets(content):
        place = Place(file, title.strip().casefold())
        if place.sheet in sheets:
            message = f"there is a second sheet {place.sheet}."
            problems.add(Code.DUPLICATE_SHEET, place, message)
        elif lines := _lines(place, rows, traps.get(title, Pitfalls()), problems):
            lines = _under_title(place, lines, problems)
            sheets[str(place.sheet)] = make_sheet(place, lines[0], lines[1:], problems)
    return sheets


def worksheets(content: bytes) -> Iterator[tuple[str, Iterable[Sequence[object]]]]:
    """Each worksheet's title and the values of its rows; formulas are their values."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for worksheet in book.worksheets:
        yield worksheet.title, worksheet.iter_rows(values_only=True, max_col=limits.COLUMNS + 1)


def _under_title(place: Place, lines: list[Line], problems: Problems) -> list[Line]:
    """The lines from the headings on, where the first row is just a title."""
    filled = [sum(map(bool, line.texts)) for line in lines[:2]]
    if len(filled) < 2 or filled[0] != 1 or filled[1] < 3:
        return lines
    title = next(text for text in lines[0].texts if text)
    where = Place(place.file, place.sheet, lines[0].row)
    hint = "Delete this row, so that the headings are in the first one."
    problems.add(Code.BROKEN_TABLE, where, f"`{title[:40]}` stands above the headings.", hint)
    return lines[1:]


def _lines(
    place: Place, rows: Iterable[Sequence[object]], traps: Pitfalls, problems: Problems
) -> list[Line]:
    """The rows that hold something; blank ones still count in the row numbers."""
    lines: list[Line] = []
    broken_rows = _report_pitfalls(place, traps, problems)
    for number, values in enumerate(rows, start=1):
        texts = [text_of(value) for value in values]
        if any(texts):
            broken = _report_errors(Place(place.file, place.sheet, number), texts, problems)
            lines.append(Line(number, None, texts, broken or number in broken_rows))
        if len(lines) > limits.ROWS + 1:
            break
    return lines


def _report_pitfalls(place: Place, traps: Pitfalls, problems: Problems) -> set[int]:
    """Report merged cells and formulas without a value; gives the rows that lack one for it."""
    rows: set[int] = set()
    for first, last, column in traps.merged:
        where = Place(place.file, place.sheet, first, get_column_letter(column))
        if last == first == 1:
            continue  # a title, which is told as such
        message = f"cells are merged here{f', down to row {last}' if last > first else ''}."
        problems.add(Code.MERGED_CELLS, where, message)
        rows |= set(range(first + 1, last + 1)) or {first}
    for row, column in sorted(traps.blank):
        where = Place(place.file, place.sheet, row, get_column_letter(column))
        hint = "Save the file with a spreadsheet program, which works it out, or write its value."
        problems.add(Code.CELL_ERROR, where, "the formula has no value yet.", hint)
        rows.add(row)
    return rows


def _report_errors(place: Place, texts: Iterable[str], problems: Problems) -> bool:
    errors = [text for text in texts if text in _ERRORS]
    for text in errors:
        problems.add(Code.CELL_ERROR, place, f"a cell shows the error {text}.")
    return bool(errors)


_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}


def text_of(value: object) -> str:
    """A cell's value as text: dates as 2026-11-22, whole numbers without a decimal point."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
    return _CODE.sub(lambda code: "_" if code[1] == "005F" else "", str(value)).strip()


_CODE = re.compile(r"_x(000D|005F)_")
"""How spreadsheets write a carriage return, and a _ before what would else be such a code."""
