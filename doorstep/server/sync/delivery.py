"""Submissions as phones get them, with what it takes to read them.

A first sync brings ten thousand of them, so they go from rows to JSON without models in between; a
test holds the JSON to its schema.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from doorstep.protocol.submissions.builtin import IMPORT, WITHDRAWAL, WITHDRAWAL_VERSION

from ..accounts.models import Worker
from ..lib import moment
from ..programmes import releases
from ..programmes.releases import Definition
from ..records.access import records_of
from ..records.models import SubmissionRecord


class Line(NamedTuple):
    """A submission about a record, on its way to a phone."""

    place: int
    record: str
    record_area: UUID
    seq: int
    id: str
    form: str
    form_version: str
    xml: str
    happened: date
    recorded: datetime
    clock: str
    worker: UUID
    area: UUID
    received: datetime
    phone_happened: date | None
    amends: str
    device: UUID | None


LATELY = timedelta(days=1)
"""What came longer ago may have left its phone and come back."""

OF_LINK = ("seq", "record_id", "record__area_id", "submission_id")
OF_SUBMISSION = ("instance_id", *Line._fields[5:])


def lines(links: QuerySet[SubmissionRecord]) -> list[Line]:
    """In the order of the links."""
    columns = (*OF_LINK, *(f"submission__{name}" for name in OF_SUBMISSION))
    return [Line._make(row) for row in links.values_list(*columns)]


def deliver(
    some: Iterable[Line], worker: Worker | None, device: UUID | None = None
) -> list[dict[str, Any]]:
    """Each submission once. A phone keeps of it what is about records that ``worker`` may see.

    Of what ``device`` sent a moment ago it hears what the server set right: it has the answers.
    """
    once = {line.seq: line for line in some}
    ours, partly = defaultdict(list), set()
    for seq, record, is_theirs in records_of(once, worker) if worker else ():
        if is_theirs:
            ours[seq].append(record)
        else:
            partly.add(seq)
    lately = timezone.now() - LATELY
    return [
        _logged(
            line, of_phone=device is not None and line.device == device and line.received > lately
        )
        | ({"about": sorted(ours[seq])} if seq in partly else {})
        for seq, line in once.items()
    ]


def _logged(line: Line, *, of_phone: bool) -> dict[str, Any]:
    """``messages.LoggedSubmission``."""
    logged = {
        "id": line.id,
        "form": line.form,
        "form_version": line.form_version,
        "xml": line.xml,
        "happened": line.happened.isoformat(),
        "recorded": moment.text(line.recorded),
        "clock": line.clock,
        "worker": str(line.worker),
        "area": str(line.area),
        "received": moment.text(line.received),
    }
    if of_phone:
        del logged["xml"]
    if line.amends:
        logged["amends"] = line.amends
    if line.phone_happened:
        logged["phone_happened"] = line.phone_happened.isoformat()
    return logged


def definitions(page: Iterable[Line]) -> Iterator[dict[str, Any]]:
    """How to read what was filled with another version than that of the current programme."""
    forms = releases.current_package()["forms"]
    current = {name: form["version"] for name, form in forms.items()}
    current |= {IMPORT: releases.current_hash(), WITHDRAWAL: WITHDRAWAL_VERSION}
    versions = {(line.form, line.form_version) for line in page}
    for form, version in sorted(versions - current.items()):
        known = releases.definition(form, version)
        if known is not None:
            yield _form_version(form, version, known)


def _form_version(form: str, version: str, known: Definition) -> dict[str, Any]:
    """``messages.FormVersion``."""
    return {
        "form": form,
        "version": version,
        "definition": {key: value for key, value in known.form.items() if key != "xml"},
        "lists": {name: item["columns"] for name, item in known.lists.items()},
    }
