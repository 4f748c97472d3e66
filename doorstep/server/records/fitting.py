"""Would records lose what they hold? Asked before a programme with other types is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from doorstep.protocol.package import ListJson, Package
from doorstep.protocol.submissions import values

from .models import Record

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Misfit:
    """``records`` hold a text in ``property`` that is no value of its new type, ``kind``."""

    list: str
    property: str
    kind: str
    records: int


def misfits(before: Package | None, after: Package) -> Iterator[Misfit]:
    """Properties whose type is another one than before, where records do not fit it."""
    for name, definition in after["lists"].items():
        old = before["lists"].get(name) if before else None
        kinds = _types(definition).items() - (_types(old) if old else {}).items()
        found = _count(name, dict(kinds)) if kinds else Counter()
        for property_name, records in sorted(found.items()):
            yield Misfit(name, property_name, dict(kinds)[property_name], records)


def _types(definition: ListJson) -> dict[str, str]:
    return {column["name"]: column["type"] for column in definition["columns"]}


def _count(list_name: str, kinds: dict[str, str]) -> Counter[str]:
    held = Record.objects.filter(list=list_name).values_list("properties", flat=True)
    return Counter(
        name
        for properties in held.iterator(CHUNK)
        for name, kind in kinds.items()
        if not _fits(properties.get(name, ""), kind)
    )


def _fits(text: str, kind: str) -> bool:
    try:
        values.parse(text, kind)
    except values.MisfitError:
        return False
    return True
