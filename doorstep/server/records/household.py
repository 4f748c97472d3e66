"""Who goes along when a record moves: all whose parents lead up to it."""

from __future__ import annotations

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


def _children_of_lists() -> dict[str, list[tuple[str, str]]]:
    """By list: the lists whose records name one of it as parent, and in which property."""
    below: dict[str, list[tuple[str, str]]] = {}
    for item in releases.programme(releases.current_hash()).lists:
        for link in item.parents[:1]:
            below.setdefault(link.to, []).append((item.name, link.property))
    return below
