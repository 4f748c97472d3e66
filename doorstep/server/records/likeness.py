"""Records that are likely to be one, found when they are written.

Two records are compared where they share a key: a phone number, a number of a card, a date with a
word of the name, or, in the same area, a word of the name alone. What the programme makes of it is
in ``protocol.likeness``.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q, QuerySet

from doorstep.protocol.likeness.compare import (
    Being,
    Likeness,
    is_compared,
    keys,
    likeness,
    phone_key,
)
from doorstep.protocol.package import ListJson, Package

from ..programmes import releases
from .models import LikelyPair, LikenessKey, Record

MOST = 50
"""A key that more records share says nothing: the telephone of a clinic, an unknown birthday."""

AS_IT_IS = "="
"""Begins the key that says what the other keys and pairs of a record were made from."""

BATCH = 500


def refresh(ids: Collection[str]) -> None:
    """After these records may have changed. Nothing is asked of who stayed as they were."""
    package = releases.current_package()
    if not any(is_compared(definition) for definition in package["lists"].values()):
        return
    wanted = {
        record.pk: _keys(package, record) for record in Record.objects.in_bulk(list(ids)).values()
    }
    known: dict[str, set[str]] = defaultdict(set)
    for record, key in LikenessKey.objects.filter(record__in=wanted).values_list("record", "key"):
        known[record].add(key)
    changed = [pk for pk, its in wanted.items() if its != known[pk]]
    if changed:
        _write(package, {pk: wanted[pk] for pk in changed})


def rebuild(before: Package | None, after: Package) -> None:
    """Of all records, where the programme compares others or otherwise than before."""
    if before is not None and _compared(before) == _compared(after):
        return
    LikelyPair.objects.all().delete()
    LikenessKey.objects.all().delete()
    every = list(Record.objects.values_list("pk", flat=True))
    for start in range(0, len(every), BATCH):
        refresh(every[start : start + BATCH])


def between(package: Package, one: Record, other: Record) -> Likeness:
    """Why: the reasons that the points of a pair come from."""
    return likeness(package["lists"][one.list], _being(one), _being(other))


def with_phone(number: str) -> set[str]:
    """Ids of the records that share the key of a phone number."""
    lists = releases.current_package()["lists"]
    wanted = [f"{name}//{phone_key(number)}" for name in lists]
    return set(LikenessKey.objects.filter(key__in=wanted).values_list("record", flat=True))


def all_with_phone() -> QuerySet[LikenessKey, str]:
    return LikenessKey.objects.filter(key__contains="//p:").values_list("record", flat=True)


def _compared(package: Package) -> object:
    return {
        name: [
            (column["name"], column["match"], column.get("begins"))
            for column in item["columns"]
            if "match" in column
        ]
        for name, item in package["lists"].items()
    }


def _write(package: Package, wanted: Mapping[str, set[str]]) -> None:
    LikenessKey.objects.filter(record__in=wanted).delete()
    LikelyPair.objects.filter(Q(one__in=wanted) | Q(other__in=wanted)).delete()
    rows = [LikenessKey(record_id=pk, key=key) for pk, its in wanted.items() for key in sorted(its)]
    LikenessKey.objects.bulk_create(rows, BATCH)
    LikelyPair.objects.bulk_create(_pairs(package, wanted), BATCH)


def _pairs(package: Package, wanted: Mapping[str, set[str]]) -> list[LikelyPair]:
    sharing = _sharing({key for its in wanted.values() for key in its if key[0] != AS_IT_IS})
    together = {
        (min(pk, other), max(pk, other))
        for pk, its in wanted.items()
        for key in its
        for other in sharing.get(key, ())
        if other != pk
    }
    records = Record.objects.defer("clocks").in_bulk({pk for pair in together for pk in pair})
    beings = {pk: _being(record) for pk, record in records.items()}
    found = []
    for one, other in sorted(together):
        definition = package["lists"][records[one].list]
        its = likeness(definition, beings[one], beings[other])
        if its.is_likely:
            found.append(LikelyPair(one_id=one, other_id=other, points=its.points))
    return found


def _sharing(shared: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    asked = LikenessKey.objects.filter(key__in=list(shared))
    for key, record in asked.values_list("key", "record"):
        found[key].append(record)
    return {key: records for key, records in found.items() if len(records) <= MOST}


def _keys(package: Package, record: Record) -> set[str]:
    definition = package["lists"].get(record.list)
    if definition is None or record.known is None or not is_compared(definition):
        return set()
    being = _being(record)
    found = {_placed(key, record) for key in keys(definition, being)}
    return {*found, AS_IT_IS + _digest(definition, being)}


def _placed(key: str, record: Record) -> str:
    """A word of a name counts in one area only: a country has too many of them."""
    return f"{record.list}/{record.area_id if key.startswith('n:') else ''}/{key}"[:200]


def _digest(definition: ListJson, being: Being) -> str:
    named = [column["name"] for column in definition["columns"] if "match" in column]
    said = [being.label, being.area, being.known, *(being.properties.get(n, "") for n in named)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def _being(record: Record) -> Being:
    known = record.known.isoformat() if record.known else ""
    return Being(record.pk, record.label, record.properties, known, str(record.area_id))
