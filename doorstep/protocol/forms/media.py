"""Which files of the folder media a form needs, and whether they are there."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Code, Problems, did_you_mean
from ..workbook import Cell, Workbook
from ..workbook.languages import translated_column
from .known import Known
from .survey import FROM_FILE, split_type

_KINDS = ("image", "big-image", "audio", "video")
_COLUMNS = frozenset([*_KINDS, *(f"media::{kind}" for kind in _KINDS)])
_GIVEN = {"value": "name", "label": "label"}


def shown_in(book: Workbook, known: Known, problems: Problems) -> frozenset[str]:
    """The names of the pictures, sounds and films that the form shows."""
    found = set()
    for cell in _media_cells(book):
        if cell.text in known.media:
            found.add(cell.text)
        else:
            message = f"there is no media/{cell.text}."
            hint = did_you_mean(cell.text, known.media)
            problems.add(Code.MISSING_MEDIA, cell.place, message, hint)
    return frozenset(found)


def _media_cells(book: Workbook) -> Iterator[Cell]:
    for sheet in ("survey", "choices"):
        for row in book.sheet(sheet).rows:
            for column, cell in row.cells.items():
                translated = translated_column(column)
                if cell.text and (translated[0] if translated else column) in _COLUMNS:
                    yield cell


def tables_in(book: Workbook, known: Known, problems: Problems) -> frozenset[str]:
    """The names of the tables that the form reads; what its choices need must be in them."""
    found = set()
    for row in book.sheet("survey").rows:
        word, argument, _ = split_type(row.text("type"))
        name = row.text("name") if word == "csv-external" else argument.removesuffix(".csv")
        table = known.tables.get(name) if word in (*FROM_FILE, "csv-external") else None
        if table is None:
            continue
        found.add(name)
        wanted = {} if word == "csv-external" else _GIVEN | _parameters(row.text("parameters"))
        for parameter, column in wanted.items():
            if parameter in _GIVEN and column not in table.columns:
                message = f"{argument} has no column `{column}` for the {parameter} of a choice."
                hint = did_you_mean(column, table.columns)
                problems.add(Code.MISSING_COLUMN, row.cell("type").place, message, hint)
    return frozenset(found)


def _parameters(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.replace(",", " ").split())
    return {name: value for name, equals, value in pairs if equals}
