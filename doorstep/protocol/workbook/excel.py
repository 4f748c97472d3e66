"""Workbooks as spreadsheets. Cells become the text that their author sees."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from openpyxl.reader.excel import load_workbook

from .. import limits
from ..problems import Code, Place, Problems
from .cells import Sheet, Workbook
from .grid import Line, make_sheet


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
    for title, rows in worksheets(content):
        place = Place(file, title.strip().casefold())
        if place.sheet in sheets:
            message = f"there is a second sheet {place.sheet}."
            problems.add(Code.DUPLICATE_SHEET, place, message)
        elif lines := _lines(place, rows, problems):
            sheets[str(place.sheet)] = make_sheet(place, lines[0], lines[1:], problems)
    return sheets


def worksheets(content: bytes) -> Iterator[tuple[str, Iterable[Sequence[object]]]]:
    """Each worksheet's title and the values of its rows; formulas are their values."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for worksheet in book.worksheets:
        yield worksheet.title, worksheet.iter_rows(values_only=True, max_col=limits.COLUMNS + 1)


def _lines(place: Place, rows: Iterable[Sequence[object]], problems: Problems) -> list[Line]:
    """The rows that hold something; blank ones still count in the row numbers."""
    lines: list[Line] = []
    for number, values in enumerate(rows, start=1):
        texts = [text_of(value) for value in values]
        if any(texts):
            broken = _report_errors(Place(place.file, place.sheet, number), texts, problems)
            lines.append(Line(number, None, texts, broken))
        if len(lines) > limits.ROWS + 1:
            break
    return lines


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
