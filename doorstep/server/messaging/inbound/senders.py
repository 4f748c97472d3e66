"""Who wrote: a worker, a client, several who share a phone, or somebody nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from doorstep.protocol.language.types import Kind
from doorstep.protocol.package import Package
from doorstep.protocol.texting.whose import MOST

from ...accounts.models import Posting, Worker
from ...programmes.releases import current_package
from ...records.access import phone_columns, records_by_id, records_with_phone
from ...records.models import Record
from ...records.owners import link_to_parent
from ..numbers import e164

STEPS = 4
"""Links that are followed from a record to what it belongs to."""


@dataclass(frozen=True, slots=True)
class Sender:
    """``people``: who may have written, in the order in which they are offered."""

    number: str
    worker: Worker | None
    people: Sequence[Record]


def sender_of(number: str) -> Sender:
    worker = _worker(number)
    return Sender(number, worker, _people(number) if number.startswith("+") else [])


def _worker(number: str) -> Worker | None:
    """Who is posted today: whoever left is nobody to us."""
    posted = Posting.objects.current().values("worker")
    found = Worker.objects.filter(phone=number, pk__in=posted).order_by("login") if number else ()
    return next(iter(found), None)


def _people(number: str) -> list[Record]:
    """Of a household and a woman in it, with one number, it is the woman who writes."""
    package = current_package()
    columns = phone_columns()
    found = [
        one
        for one in records_with_phone(number)
        if any(e164(one.properties.get(name, "")) == number for name in columns[one.list])
    ]  # the last digits brought us here: the whole number decides
    above = {parent for one in found for parent in _parents(package, one)}
    below = [one for one in found if one.pk not in above]
    return sorted(below, key=lambda one: (one.label, one.pk))[:MOST]


def _parents(package: Package, record: Record) -> Iterable[str]:
    """Ids of the records above it."""
    link = link_to_parent(package, record.list)
    for _ in range(STEPS):
        parent = record.properties.get(link[0], "") if link else ""
        found = records_by_id([parent]).get(parent)
        if found is None:
            return
        yield parent
        record, link = found, link_to_parent(package, found.list)


def kin(record: Record) -> dict[str, Record]:
    """The record and those that it belongs to, by list, the nearest of each."""
    lists = current_package()["lists"]
    found, last = {record.list: record}, [record]
    for _ in range(STEPS):
        named = {name for each in last for name in _named(lists[each.list]["columns"], each)}
        last = [one for one in records_by_id(named).values() if one.list not in found]
        found.update({one.list: one for one in last})
    return found


def _named(columns: Iterable[Mapping[str, object]], record: Record) -> Iterable[str]:
    for column in columns:
        if column["type"] == Kind.RECORD and record.properties.get(str(column["name"])):
            yield record.properties[str(column["name"])]


def common(people: Sequence[Record]) -> dict[str, Record]:
    """What all of several people belong to: their household, where they share it."""
    shared = kin(people[0])
    for other in people[1:]:
        theirs = {one.pk for one in kin(other).values()}
        shared = {name: one for name, one in shared.items() if one.pk in theirs}
    return shared


def client_lists() -> list[str]:
    """The lists whose records have a phone number: those that a message can be of."""
    return list(phone_columns())
