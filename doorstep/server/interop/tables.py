"""Tables that people keep in spreadsheets: .xlsx and .csv, in and out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import excel

LARGEST = 50_000_000
"""Bytes of a file."""

SEPARATORS = (",", ";", "\t")
END = "end of the file"
SAID = re.compile('sep=(.)"?\r?\n?', re.IGNORECASE)
"""The first line by which Excel says what separates the cells."""

INVISIBLE = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200b": None, "\ufeff": None})
"""Blanks that look like blanks and are not, and marks that nobody sees."""

FORMULA = re.compile(r"[=@\t\r]|[+-](?![-\d\s().]*$)")
"""How a text begins that a spreadsheet would run. Telephone numbers and ``---`` are none."""


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
    try:
        data = file.read_bytes()
    except OSError as error:
        raise TableError(f"{file.name} cannot be opened: {error.strerror}.") from error
    match file.suffix.lower():
        case ".xlsx":
            return _excel(file, data)
        case ".csv":
            return _csv(file, data)
        case other:
            raise TableError(f"{file.name} is a {other or 'file'}: save it as .xlsx or .csv.")


def write(file: Path, headers: Sequence[str], rows: Iterable[Sequence[str]], sep: str) -> None:
    """In the format that the name says. Everything is text, so that nothing changes on the way.

    What a spreadsheet would run as a formula is made harmless: :func:`read` takes it back as it
    was. Raises :class:`TableError`.
    """
    try:
        if file.suffix.lower() == ".xlsx":
            excel.write(file, [headers, *rows])
            return
        with file.open("w", encoding="utf-8-sig", newline="") as handle:
            safe = ([_harmless(cell) for cell in row] for row in [headers, *rows])
            csv.writer(handle, delimiter=sep).writerows(safe)
    except OSError as error:
        raise TableError(f"{file} cannot be written: {error.strerror}.") from error


def _harmless(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


def _plain(cell: str) -> str:
    text = cell.translate(INVISIBLE).strip()
    return text[1:] if text.startswith("'") and FORMULA.match(text, 1) else text


def _excel(file: Path, data: bytes) -> Table:
    try:
        sheets = [(title, rows) for title, rows in excel.read(data) if any(map(any, rows))]
    except Exception as error:
        raise TableError(
            f"{file.name} is not a workbook that can be read. If it has a password, take it off; "
            "else open it in a spreadsheet and save it anew as .xlsx."
        ) from error
    if not sheets:
        raise TableError("The file is empty.")
    (used, rows), *others = sheets
    names = ", ".join(f"'{title}'" for title, _ in others)
    warning = f"Only the sheet '{used}' was read, not {names}: save it as a file of its own."
    return _table(rows, ",", (warning,) if others else ())


def _csv(file: Path, data: bytes) -> Table:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise TableError(f"{file.name} is a workbook by its content: give it the ending .xlsx.")
    text, warnings = _decode(data)
    said = SAID.match(text)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = said[1] if said else max(SEPARATORS, key=first.count)
    rows = _records(file, text, separator)
    return _table([[], *rows[1:]] if said else rows, separator, warnings)


def _records(file: Path, text: str, separator: str) -> list[list[str]]:
    """A quote that is never closed would swallow all rows that follow: it stops the import."""
    csv.field_size_limit(LARGEST)
    whole = io.StringIO(f"{text}\r\n{END}", newline="")
    try:
        rows = list(csv.reader(whole, delimiter=separator))
    except csv.Error as error:
        raise TableError(f"{file.name} is not a table: {error}.") from error
    if rows.pop() != [END]:
        raise TableError(
            f'Row {len(rows) + 1} opens a quote (") that is never closed, so all rows after it '
            "would be lost. Close it or take it out."
        )
    return rows


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ()
    if b"\0" in data[:2]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        warning = "The file is not UTF-8: it was read as Windows Western (cp1252). Check names."
        return data.decode("cp1252", errors="replace"), (warning,)


def _table(raw: list[list[str]], separator: str, warnings: tuple[str, ...]) -> Table:
    rows = [[_plain(cell) for cell in row] for row in raw]
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
