"""Tables that people keep in spreadsheets: .xlsx and .csv, in and out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook

LARGEST = 50_000_000
"""Bytes of a file."""

SEPARATORS = (",", ";", "\t")


class TableError(Exception):
    """A file cannot be read as a table at all. The text is for people."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number as the spreadsheet shows it; cells are trimmed texts."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """``lines`` has as many cells per line as there are ``headers``; blank lines are left out."""

    headers: Sequence[str]
    lines: Sequence[Line]
    separator: str = ","
    warnings: Sequence[str] = field(default_factory=tuple)


def read(file: Path) -> Table:
    """Raises :class:`TableError`."""
    if not file.is_file():
        raise TableError(f"There is no file {file}.")
    if file.stat().st_size > LARGEST:
        raise TableError(f"{file.name} is larger than {LARGEST // 1_000_000} MB: split it.")
    match file.suffix.lower():
        case ".xlsx":
            return _table(_excel(file), ",", ())
        case ".csv":
            return _csv(file)
        case other:
            raise TableError(f"{file.name} is a {other or 'file'}: save it as .xlsx or .csv.")


def write(file: Path, headers: Sequence[str], rows: Iterable[Sequence[str]], sep: str) -> None:
    """In the format that the name says. Everything is text, so that nothing changes on the way."""
    if file.suffix.lower() == ".xlsx":
        book = Workbook(write_only=True)
        sheet = book.create_sheet("rows")
        for row in [headers, *rows]:
            sheet.append(list(row))
        book.save(file)
        return
    with file.open("w", encoding="utf-8-sig", newline="") as handle:
        csv.writer(handle, delimiter=sep).writerows([headers, *rows])


def _excel(file: Path) -> list[list[str]]:
    """Formulas count as the values that the spreadsheet last showed for them."""
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        return [[_text(cell) for cell in row] for row in rows]
    except Exception as error:
        raise TableError(f"{file.name} is not a workbook that can be read.") from error


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime() | date():
            return cell.isoformat()[:10]
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell).strip()


def _csv(file: Path) -> Table:
    text, warnings = _decode(file.read_bytes())
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise TableError(f"{file.name} is not a table: {error}.") from error
    return _table([[cell.strip() for cell in row] for row in rows], separator, warnings)


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        warning = "The file is not UTF-8: it was read as Windows Western (cp1252). Check names."
        return data.decode("cp1252", errors="replace"), (warning,)


def _table(rows: list[list[str]], separator: str, warnings: tuple[str, ...]) -> Table:
    numbered = [(n, row) for n, row in enumerate(rows, 1) if any(row)]
    if not numbered:
        raise TableError("The file is empty.")
    (_, headers), *rest = numbered
    while headers and not headers[-1]:
        headers.pop()
    width = len(headers)
    lines = [Line(n, (row + [""] * width)[: max(width, _used(row))]) for n, row in rest]
    return Table(headers, lines, separator, warnings)


def _used(row: list[str]) -> int:
    """Cells up to the last one that holds something."""
    return max((n for n, cell in enumerate(row, 1) if cell), default=0)
