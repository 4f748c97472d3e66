"""The records of workers: what postings amount to, said by the server as submissions.

So a worker's record is folded, synced and kept in a history like any other. When a phone of hers
was last heard of changes every day and is no fact of the log: it is written into the row alone.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min
from django.utils import timezone

from doorstep.protocol.model.workers import ACTIVE_SINCE, LIST, ROLE, SUPERVISOR
from doorstep.protocol.package import Package
from doorstep.protocol.submissions import clock
from doorstep.protocol.submissions.builtin import IMPORT, OWNER, import_form
from doorstep.protocol.submissions.read import read

from ..accounts.models import FIELD_ROLES, Posting, Role, Worker
from ..accounts.postings import standings
from ..areas.models import Area
from ..lib import moment
from ..programmes import releases
from . import adding
from .access import newest_clock
from .models import Record, Submission
from .statements import Said, importer, written


@dataclass(frozen=True, slots=True)
class Person:
    """A worker of the field, as rules see her; ``area`` is where she is posted."""

    id: str
    name: str
    area: UUID
    since: date
    values: Mapping[str, str]


def settle(package: Package, today: date) -> list[str]:
    """Say what is new of workers: those whose records changed. With the writers' lock."""
    if LIST not in package["lists"]:
        return []
    known = Record.objects.filter(list=LIST).in_bulk()
    changed = [one for one in _people() if _differs(known.get(one.id), one)]
    tick = newest_clock()
    for one in changed:
        tick = clock.tick(tick, moment.milliseconds())
        _say(package, one, today, tick, create=one.id not in known)
    return [one.id for one in changed]


def _differs(record: Record | None, one: Person) -> bool:
    if record is None or (record.area_id, record.label) != (one.area, one.name):
        return True
    return any(record.properties.get(name, "") != text for name, text in one.values.items())


def _people() -> Iterator[Person]:
    posted = Posting.objects.filter(role__in=FIELD_ROLES)
    since = dict(posted.order_by().values_list("worker").annotate(first=Min("starts")))
    people = list(Worker.objects.filter(pk__in=since).order_by("pk"))
    stand, supervisors = standings(people), _supervisors()
    paths = dict(Area.objects.values_list("pk", "path"))
    for worker in people:
        now = stand[worker.pk]
        if now.home is not None:
            role = now.phone_role if now.current else None
            above = _above(str(worker.pk), paths[now.home], supervisors)
            values = {
                ROLE: role.value if role else "",
                SUPERVISOR: above,
                ACTIVE_SINCE: since[worker.pk].isoformat(),
                OWNER: str(worker.pk),
            }
            yield Person(str(worker.pk), worker.name, now.home, since[worker.pk], values)


def _supervisors() -> Mapping[UUID, list[str]]:
    """By area, who supervises it today, in the order of their ids."""
    found: dict[UUID, list[str]] = defaultdict(list)
    posted = Posting.objects.current().own().filter(role=Role.SUPERVISOR, area__isnull=False)
    for area, worker in posted.order_by("worker").values_list("area", "worker"):
        found[area].append(str(worker))
    return found


def _above(worker: str, path: str, supervisors: Mapping[UUID, list[str]]) -> str:
    """The supervisor of the area, or of the nearest one around it."""
    for step in reversed([UUID(part) for part in path.split("/") if part]):
        others = [one for one in supervisors.get(step, ()) if one != worker]
        if others:
            return others[0]
    return ""


def _say(package: Package, one: Person, today: date, tick: str, *, create: bool) -> None:
    instance, version = f"uuid:{uuid.uuid4()}", releases.current_hash()
    xml = written(Said(LIST, one.id, create, one.name, one.values), instance, version)
    form = import_form(package["lists"])
    submission = Submission(
        instance_id=instance,
        form=IMPORT,
        form_version=version,
        xml=xml,
        happened=min(one.since, today) if create else today,
        recorded=timezone.now(),
        clock=tick,
        phone_clock=tick,
        worker=importer(),
        area_id=one.area,
    )
    reading = read(xml, IMPORT, form, package["lists"], releases.zone())
    adding.append(submission, reading, form)
