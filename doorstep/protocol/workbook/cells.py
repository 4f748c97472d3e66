"""Cells, rows and sheets, the same whatever file they were read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..problems import Place


@dataclass(frozen=True, slots=True)
class Cell:
    text: str  # without blanks around it; "" is blank
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the columns that its sheet has. A ``broken`` one was reported already."""

    place: Place
    cells: Mapping[str, Cell]
    broken: bool = False

    def cell(self, column: str) -> Cell:
        """The cell in a column; a blank one where the sheet lacks that column."""
        return self.cells.get(column) or Cell("", replace(self.place, column=column))

    def text(self, column: str) -> str:
        return self.cell(column).text


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    place: Place
    columns: tuple[Cell, ...]
    rows: tuple[Row, ...]

    def has(self, column: str) -> bool:
        return any(cell.text == column for cell in self.columns)


@dataclass(frozen=True, slots=True)
class Workbook:
    file: str  # its path as people know it, "forms/anc_visit.md"
    sheets: Mapping[str, Sheet]

    @property
    def place(self) -> Place:
        return Place(self.file)

    def sheet(self, name: str) -> Sheet:
        """A sheet; one without rows where the workbook lacks it."""
        return self.sheets.get(name) or Sheet(name, Place(self.file, name), (), ())
