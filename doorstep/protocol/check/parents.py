"""The column parent of the sheet entities: the way up from a record to its household."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .. import limits
from ..language.terms import Link
from ..language.types import Kind
from ..model.records import Property
from ..problems import Code
from ..workbook.fields import Fields


def read_parents(
    rows: Mapping[str, Fields], properties: Mapping[str, Sequence[Property]]
) -> dict[str, tuple[Link, ...]]:
    """By list, the links from parent to parent."""
    found = {name: _parent(name, fields, properties.get(name, ())) for name, fields in rows.items()}
    parents = {name: link for name, link in found.items() if link}
    return {name: tuple(_way_up(name, fields, parents)) for name, fields in rows.items()}


def _parent(name: str, fields: Fields, properties: Sequence[Property]) -> Link | None:
    if not fields.text("parent"):
        return None
    word = fields.known("parent", [one.name for one in properties], f"a property of {name}")
    found = next((one for one in properties if one.name == word), None)
    if found is None:
        return None
    if found.type.kind is not Kind.RECORD:
        message = f"{word} names no record, so it is no parent."
        fields.report(Code.NOT_A_RECORD, "parent", message, "Name a property of type record.")
        return None
    return Link(name, word, found.type.choices or "")


def _way_up(name: str, fields: Fields, parents: Mapping[str, Link]) -> Iterator[Link]:
    passed = [name]
    while link := parents.get(passed[-1]):
        if link.to in passed:
            if link.to == name:  # else it is told at the lists of the circle
                circle = " -> ".join([*passed, name])
                fields.report(Code.PARENT_CIRCLE, "parent", f"the parents go round: {circle}.")
            return
        if len(passed) > limits.PATH_LINKS:
            message = f"{name} has more than {limits.PATH_LINKS} parents above each other."
            fields.report(Code.TOO_LARGE, "parent", message)
            return
        yield link
        passed.append(link.to)
