"""Slips in a form that pyxform lets through and that would show as blanks on the phone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..problems import Code, Problems, did_you_mean, listing
from ..workbook import Cell, Workbook
from .entities import Declared
from .known import Known
from .paths import GIVEN
from .survey import FROM_FILE, Item, split_type

_INSTANCE = re.compile(
    r"""instance\(\s*['"](?P<name>[^'"]*)['"]\s*\)"""
    r"""(?:/root/item\[[^\]]*\]/(?P<property>[A-Za-z_][\w.-]*))?"""
)
_DYNAMIC = re.compile(r"\$\{|\(|\s[-+*]\s")


def check_records(
    book: Workbook, declared: Sequence[Declared], known: Known, problems: Problems
) -> None:
    """Report updates without the file of their list, and references to what a list lacks."""
    files = dict(_files(book))
    unknown = [name for name in files if name not in known.lists and name not in known.tables]
    for name in unknown:
        message = f"`{name}` is not an entity list of the programme."
        names = [*known.lists, *known.tables]
        hint = did_you_mean(name, names) or f"There are: {listing(names)}."
        problems.add(Code.UNKNOWN_RECORDS, files[name].place, message, hint)
    for entity in declared:
        updated = entity.updates and entity.list in known.lists
        if updated and entity.list not in files and not unknown:
            message = f"the form updates {entity.list} but has no {entity.list}.csv."
            problems.add(Code.MISSING_RECORDS, entity.row.place, message)
    choices = {row.text("list_name") for row in book.sheet("choices").rows}
    for cell in _expressions(book):
        _check_instances(cell, {*files, *choices}, known, problems)


def _files(book: Workbook) -> Iterator[tuple[str, Cell]]:
    """The lists that the form reads, and the cell that says so."""
    for row in book.sheet("survey").rows:
        word, argument, _ = split_type(row.text("type"))
        if word in FROM_FILE:
            yield argument.removesuffix(".csv"), row.cell("type")
        elif word == "csv-external":
            yield row.text("name"), row.cell("name")


def _expressions(book: Workbook) -> Iterator[Cell]:
    for sheet in ("survey", "entities"):
        for row in book.sheet(sheet).rows:
            yield from row.cells.values()


def _check_instances(cell: Cell, names: set[str], known: Known, problems: Problems) -> None:
    for match in _INSTANCE.finditer(cell.text):
        name, property_ = match["name"], match["property"]
        if name not in names:
            message = f"the form has no list `{name}`."
            place = replace(cell.place, span=match.span("name"))
            problems.add(Code.UNKNOWN_RECORDS, place, message, did_you_mean(name, names))
        elif name in known.lists and property_:
            properties = [*GIVEN, *(p.name for p in known.lists[name].properties)]
            if property_ not in properties and (name, property_) not in known.broken:
                message = f"there is no property `{property_}` on {name}."
                hint = did_you_mean(property_, properties)
                place = replace(cell.place, span=match.span("property"))
                problems.add(Code.UNKNOWN_PROPERTY, place, message, hint)


def check_defaults(items: Sequence[Item], problems: Problems) -> None:
    """Report calculated defaults of questions that may not be there when the form opens."""
    for item in items:
        cell = item.row.cell("default")
        if item.conditional and not item.is_calculated and _DYNAMIC.search(cell.text):
            message = f"the default of {item.name} is never set, since it has a relevant."
            problems.add(Code.DEFAULT_NEVER_SET, cell.place, message)
