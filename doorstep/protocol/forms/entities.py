"""The sheet entities: which records a form makes and updates, and whom it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import workers
from ..model.records import EntityBlock
from ..problems import Code, Problems, did_you_mean, listing
from ..workbook import Cell, Row, Workbook
from .known import Known
from .saves import Saved
from .survey import Item, root
from .xform import local, primary_instance

_QUESTION = re.compile(r"\$\{\s*([A-Za-z_][\w.-]*)\s*\}")


@dataclass(frozen=True, slots=True)
class Declared:
    """A row of the sheet entities. ``about`` names the record's question, if it has one."""

    row: Row
    list: str
    entity_id: Cell

    @property
    def updates(self) -> bool:
        return bool(self.entity_id.text)


def declared_entities(book: Workbook, known: Known, problems: Problems) -> list[Declared]:
    found = []
    for row in book.sheet("entities").rows:
        column = "list_name" if row.text("list_name") else "dataset"
        cell = row.cell(column)
        found.append(Declared(row, cell.text, row.cell("entity_id")))
        if cell.text == workers.LIST:
            _check_worker(found[-1], problems)
        if cell.text and cell.text not in known.lists:
            hint = did_you_mean(cell.text, known.lists) or f"There are: {listing(known.lists)}."
            message = f"`{cell.text}` is not an entity list of the programme."
            problems.add(Code.UNKNOWN_NAME, cell.place, message, hint)
    if "entities" in book.sheets and not found:
        problems.add(Code.NO_ENTITY, book.sheet("entities").place, "the sheet has no row.")
    return found


def _check_worker(declared: Declared, problems: Problems) -> None:
    """Who workers are and what they are called, the server says."""
    if not declared.updates:
        message = "a form makes no workers: `doorstep addworker` does."
        hint = "Name the worker in entity_id: ${worker}, a select_one_from_file worker.csv."
        problems.add(Code.WRONG_FORM, declared.entity_id.place, message, hint)
    if declared.row.text("label"):
        message = "a worker's name is what the server says: no form changes it."
        place = declared.row.cell("label").place
        problems.add(Code.RESERVED_NAME, place, message, "Leave the cell blank.")


def about(
    declared: Sequence[Declared], items: Sequence[Item], problems: Problems
) -> tuple[str, str | None]:
    """The list that a form is about, and the path of the question that names the record.

    The path is None where the form makes a new record.
    """
    if not declared:
        return "", None
    main = next((entity for entity in declared if entity.updates), declared[0])
    if not main.updates:
        return main.list, None
    match = _QUESTION.fullmatch(main.entity_id.text)
    found = match and next((item for item in items if item.name == match[1]), None)
    if not found or found.repeat:
        message = f"`{main.entity_id.text}` is not just a question outside repeats."
        problems.add(Code.NOT_A_QUESTION, main.entity_id.place, message)
        return main.list, None
    if found.type and not found.type.is_textual:
        message = (
            f"`{found.name}` is answered with a value of type {found.word}, not with a record."
        )
        hint = f"Name the question select_one_from_file {main.list}.csv."
        problems.add(Code.NOT_A_QUESTION, main.entity_id.place, message, hint)
    return main.list, found.path


def blocks(
    xml: str, book: Workbook, declared: Sequence[Declared], saved: Sequence[Saved]
) -> tuple[EntityBlock, ...]:
    """The entity nodes, in the order of the sheet; pyxform chose the node that each stands in."""
    paths = _paths(xml) if xml else {}
    return tuple(
        EntityBlock(
            list=entity.list,
            path=paths.get(entity.list, root(book)),
            saves=tuple(item.save for item in saved if item.list.name == entity.list),
        )
        for entity in declared
    )


def _paths(xml: str) -> dict[str, str]:
    """By list, the path of the node whose ``meta`` holds its entity."""
    root_node = primary_instance(xml)
    found: dict[str, str] = {}
    nodes = [(root_node, f"/{local(root_node)}")]
    while nodes:
        node, path = nodes.pop()
        for child in node:
            if local(child) == "entity" and local(node) == "meta":
                found[child.get("dataset", "")] = path.rpartition("/")[0]
            nodes.append((child, f"{path}/{local(child)}"))
    return found
