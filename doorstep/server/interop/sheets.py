"""Spreadsheets with columns of ours alone: areas, workers. What their rows would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from doorstep.protocol.problems import SLIP

from . import tables
from .columns import PROBLEM
from .faults import Fault
from .suggest import did_you_mean
from .tables import Table, TableError


@dataclass(slots=True)
class Row:
    """``cells`` has every column of the sheet; one that the file lacks is blank."""

    line: int
    cells: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)

    def blame(self, column: str, reason: str) -> None:
        self.faults.append(Fault(column, reason))


@dataclass(frozen=True, slots=True)
class Change:
    """What a row does: ``before`` is '' for something new."""

    line: int
    what: str
    before: str
    after: str


@dataclass(slots=True)
class Outcome:
    """What became of a file. ``changes`` are made, or would be."""

    table: Table
    rows: list[Row]
    changes: list[Change] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def rejected(self) -> dict[int, list[Fault]]:
        return {row.line: row.faults for row in self.rows if row.faults}


def read(file: Path, columns: Sequence[str], needed: Sequence[str]) -> Outcome:
    """Raises TableError where the file or its heading cannot be used at all."""
    table = tables.read(file)
    places, warnings = _places(table, columns)
    missing = [name for name in needed if name not in places]
    if missing:
        raise TableError(
            f"The first row must name the columns {', '.join(needed)}; it lacks "
            f"{', '.join(missing)}. There may also be {', '.join(columns)}."
        )
    rows = [_row(line, places, columns, table) for line in table.lines]
    if not rows:
        warnings.append("The file has a heading and no rows.")
    return Outcome(table, rows, warnings=[*table.warnings, *warnings])


def _places(table: Table, columns: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    places: dict[str, int] = {}
    warnings = []
    for place, header in enumerate(table.headers):
        name = header.strip().lower().replace(" ", "_")
        if name in places:
            raise TableError(f"Column '{header}' stands there twice.")
        if name in columns:
            places[name] = place
        elif header and name != PROBLEM:
            hint = did_you_mean(name, columns, SLIP)
            if hint:
                raise TableError(f"Column '{header}' is none of ours.{hint} Nothing was imported.")
            warnings.append(f"Column '{header}' is left out: it is none of ours.")
    return places, warnings


def _row(line: tables.Line, places: Mapping[str, int], columns: Sequence[str], table: Table) -> Row:
    cells = {name: line.cells[places[name]] if name in places else "" for name in columns}
    row = Row(line.number, cells)
    if len(line.cells) > len(table.headers):
        row.blame("", "The row has more cells than the heading.")
    for name, text in cells.items():
        if text and not text.isprintable():
            row.blame(name, "holds a character that cannot be printed: type it anew.")
    return row
