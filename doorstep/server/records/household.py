"""Who goes along when a record moves: all whose parents lead up to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..lib import database
from ..programmes import releases
from .models import Record


def with_members(record: Record) -> list[Record]:
    """The record, then those below it, level by level. A chain that goes round ends."""
    below = _children_of_lists()
    found, level = {record.pk: record}, [record]
    while level:
        level = [
            child
            for parent in level
            for child_list, name in below.get(parent.list, ())
            for child in Record.objects.filter(
                list=child_list, **{f"properties__{name}": parent.pk}
            )
            if child.pk not in found
        ]
        found |= {child.pk: child for child in level}
    return list(found.values())


def households(ids: Collection[str]) -> set[str]:
    """The ids, with all above them and all below that; from the typed tables, by their indexes."""
    found = set(ids)
    for step in (_above, _below):
        level = set(found)
        while level:
            level = {one for link in _links() for one in step(link, level)} - found
            found |= level
    return found


@dataclass(frozen=True, slots=True)
class Link:
    """Records of list ``child`` name their parent in the column ``name``."""

    child: str
    name: str


def _links() -> list[Link]:
    lists = releases.current_package()["lists"].items()
    return [Link(child, one["parent"]) for child, one in lists if one.get("parent")]


def _above(link: Link, ids: Collection[str]) -> Iterator[str]:
    return _asked(link, database.quote(link.name), "_id", ids)


def _below(link: Link, ids: Collection[str]) -> Iterator[str]:
    return _asked(link, "_id", database.quote(link.name), ids)


def _asked(link: Link, wanted: str, known: str, ids: Collection[str]) -> Iterator[str]:
    given = {f"id{at}": one for at, one in enumerate(ids)}
    marks = ", ".join(f"%({mark})s" for mark in given)
    table = database.quote(f"entity_{link.child}")
    query = f"SELECT {wanted} FROM {table} WHERE {known} IN ({marks})"  # noqa: S608
    yield from (str(one) for (one,) in database.rows(query, given) if one)


def _children_of_lists() -> dict[str, list[tuple[str, str]]]:
    """By list: the lists whose records name one of it as parent, and in which property."""
    below: dict[str, list[tuple[str, str]]] = {}
    for item in releases.programme(releases.current_hash()).lists:
        for link in item.parents[:1]:
            below.setdefault(link.to, []).append((item.name, link.property))
    return below
