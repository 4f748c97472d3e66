"""Who gets a message, at which number, in which language, and why somebody does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doorstep.protocol.language.types import Kind
from doorstep.protocol.model.messages import AGREED, CONSENT, LANGUAGE, Audience
from doorstep.protocol.model.records import Matching
from doorstep.protocol.model.workers import LIST, SUPERVISOR
from doorstep.protocol.package import Package

from ...accounts.models import Role, Worker
from ...areas.models import Area
from ...areas.scope import workers_with
from ...records.access import records_by_id
from ...records.models import Record
from ...records.owners import link_to_parent, owner_in_rows
from ..models import Outgoing
from ..numbers import e164
from ..outbox import ANSWER

NO_NUMBER, NO_CONSENT, STOPPED = "no number", "did not agree", "wrote STOP"
STEPS = 6
"""Parents that lead from a record up to its household."""


@dataclass(frozen=True, slots=True)
class Person:
    """``id``: of a record or worker. ``problem``: why nothing can be sent, "" where it can."""

    id: str
    number: str
    language: str
    problem: str = ""


def people(package: Package, audience: str, record: Record) -> list[Person]:
    match audience:
        case Audience.CLIENT:
            return [_client(package, record, [record, *_named(package, record)])]
        case Audience.HOUSEHOLD:
            home = _household(package, record)
            return [_client(package, record, [home, *_named(package, home)])]
        case Audience.SUPERVISOR:
            return [_worker(package, one) for one in _supervisors(record)]
        case _:
            return [_worker(package, one) for one in _health_workers(record)]


def _client(package: Package, record: Record, reached: Iterable[Record]) -> Person:
    """By her own number, or by that of the first record she names which has one and agreed."""
    problem = NO_NUMBER
    for one in reached:
        number = _number(package, one)
        if number and one.properties.get(CONSENT) == AGREED:
            return Person(one.pk, number, _language(package, number, one, record))
        problem = NO_CONSENT if number else problem
    return Person(record.pk, "", "", problem)


def _number(package: Package, record: Record) -> str:
    columns = package["lists"][record.list]["columns"]
    phones = [column["name"] for column in columns if column.get("match") == Matching.PHONE]
    return next(filter(None, (e164(record.properties.get(name, "")) for name in phones)), "")


def _language(package: Package, number: str, *records: Record) -> str:
    """What is recorded, else that in which the number was answered last: the one it wrote in."""
    answered = Outgoing.objects.filter(to=number, message=ANSWER).order_by("-pk")
    last = answered.values_list("language", flat=True).first() or ""
    spoken = [*(record.properties.get(LANGUAGE, "") for record in records), last]
    return next((one for one in spoken if one in package["languages"]), package["languages"][0])


def _named(package: Package, record: Record) -> list[Record]:
    """What the record names, in the order of its list's properties: her mother, her household."""
    definition = package["lists"].get(record.list)
    columns = definition["columns"] if definition else []
    links = [column["name"] for column in columns if column["type"] == Kind.RECORD]
    ids = [record.properties.get(name, "") for name in links]
    found = records_by_id(ids)
    known = [found[one] for one in ids if one in found and found[one].list in package["lists"]]
    return sorted(known, key=lambda one: CONSENT not in one.properties)


def _household(package: Package, record: Record) -> Record:
    for _ in range(STEPS):
        link = link_to_parent(package, record.list)
        above = records_by_id([record.properties.get(link[0], "")]) if link else {}
        if not above:
            break
        record = next(iter(above.values()))
    return record


def _worker(package: Package, worker: Worker) -> Person:
    language = worker.language if worker.language in package["languages"] else ""
    problem = "" if worker.phone else NO_NUMBER
    return Person(str(worker.pk), worker.phone, language or package["languages"][0], problem)


def _health_workers(record: Record) -> Iterator[Worker]:
    """Whose work it is, else all of its area; of her own record, she."""
    if record.list == LIST:
        yield from Worker.objects.filter(pk=record.pk, is_active=True)
        return
    owner = owner_in_rows(record)
    there = workers_with(Role.CHW, Area.objects.get(pk=record.area_id))
    yield from there.filter(pk=owner) if owner else there.order_by("login")


def _supervisors(record: Record) -> Iterator[Worker]:
    """Hers, of a worker; else those nearest to the area."""
    if record.list == LIST and (above := record.properties.get(SUPERVISOR)):
        yield from Worker.objects.filter(pk=above, is_active=True)
        return
    area = Area.objects.get(pk=record.area_id)
    yield from workers_with(Role.SUPERVISOR, area).order_by("login")
