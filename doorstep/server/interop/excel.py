"""The cells of .xlsx files as texts, in and out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path

from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.child import _WorkbookChild
from openpyxl.workbook.workbook import Workbook

UNPACKED = 500_000_000
"""Bytes of a workbook when unpacked: a small file can hold a bomb."""

DIGITS = 1e15
"""From here on a spreadsheet keeps no digit after the fifteenth: the number is not what it was."""

LONGEST = 32_767
"""Characters that a cell may hold."""

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read(data: bytes) -> list[tuple[str, list[list[str]]]]:
    """The sheets that can be seen, by title.

    Formulas count as the values that the spreadsheet last showed for them. What a file says of its
    own size is not believed: some exporters write one cell whatever there is.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > UNPACKED:
            raise ValueError("too large when unpacked")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    sheets = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()
            rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
            sheets.append((sheet.title, rows))
    return sheets


def write(file: Path, rows: Iterable[Sequence[str]]) -> None:
    """Texts only: what looks like a formula is shown and not run."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("rows")
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])
    book.save(file)


def _cell(sheet: _WorkbookChild, text: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, ILLEGAL.sub("\ufffd", text)[:LONGEST])
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime() if cell.time() != time():
            return cell.isoformat(timespec="seconds")
        case datetime() | date():
            return cell.isoformat()[:10]
        case float() if abs(cell) >= DIGITS:
            return f"{cell:E}"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell).strip()
