"""What a spreadsheet holds and openpyxl's plain reading passes over: merged cells, lost values."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zipfile import ZipFile

from openpyxl.reader.excel import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

_MERGED = re.compile(rb'<mergeCell [^>]*ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_FORMULA = re.compile(rb"<f[ >/]")


@dataclass(frozen=True, slots=True)
class Pitfalls:
    """Of one worksheet. ``merged`` has (row, its last row, column); ``blank`` (row, column)."""

    merged: tuple[tuple[int, int, int], ...] = ()
    blank: frozenset[tuple[int, int]] = field(default_factory=frozenset)


def pitfalls(content: bytes) -> Mapping[str, Pitfalls]:
    """By the title of the worksheet. The file is only read again where there is one."""
    with ZipFile(io.BytesIO(content)) as packed:
        parts = [packed.read(name) for name in packed.namelist() if "worksheets/" in name]
    merges, formulas = (any(map(sign.search, parts)) for sign in (_MERGED, _FORMULA))
    if not merges and not formulas:
        return {}
    values = load_workbook(io.BytesIO(content), data_only=True)
    written = load_workbook(io.BytesIO(content)) if formulas else None
    found = {}
    for sheet in values.worksheets:
        merged = tuple(_merged(map(str, sheet.merged_cells.ranges)))
        blank: frozenset[tuple[int, int]] = frozenset()
        if written is not None:
            blank = frozenset(_blank(written[sheet.title], sheet))
        found[sheet.title] = Pitfalls(merged, blank)
    return found


def _blank(written: Worksheet, values: Worksheet) -> Iterator[tuple[int, int]]:
    """Formulas whose value was never worked out."""
    for row, cells in enumerate(written.iter_rows(), start=1):
        for column, cell in enumerate(cells, start=1):
            if cell.data_type == "f" and values.cell(row, column).value is None:
                yield row, column


def _merged(ranges: Iterator[str]) -> Iterator[tuple[int, int, int]]:
    for text in sorted(ranges):
        column, row, _, last = range_boundaries(text)
        if column is not None and row is not None:
            yield row, last or row, column
