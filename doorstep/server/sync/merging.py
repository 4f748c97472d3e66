"""Make one record of two, say that they are two, and take either back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, tostring

from django.db import transaction
from django.utils import timezone

from doorstep.protocol.submissions.builtin import (
    IMPORT,
    OWNER,
    WITHDRAWAL,
    WITHDRAWAL_VERSION,
    WITHDRAWS,
)

from ..accounts.models import Worker
from ..lib import database
from ..programmes import releases
from ..records.merging import Restated, merges_of, restatements
from ..records.models import Distinct, Merge, Record
from ..records.statements import Said, written
from ..tasks.rollover import programme_day
from .accept import accept_all
from .incoming import Incoming
from .taking import incoming_of


class CannotMergeError(Exception):
    """A sentence for people."""


def merge(kept: Record, merged: Record, by: Worker) -> Merge:
    """All or nothing. Raises :class:`CannotMergeError`."""
    with transaction.atomic():
        database.one_writer()
        _check(kept, merged)
        found = Merge(kept=kept, merged=merged, by=by)
        area, owner = kept.area_id, kept.owner
        found.steps = _say(incoming_of(list(restatements(found)), by))
        kept.refresh_from_db()
        if (kept.area_id, kept.owner) != (area, owner):
            found.steps += _say([replace(_placed(kept, owner, by), area=area)])
        found.save()
    return found


def undo(merge: Merge, by: Worker) -> None:
    """Each correction is withdrawn, so both records are what they were, and what came since."""
    with transaction.atomic():
        database.one_writer()
        if further := merges_of([merge.kept_id]):
            label = further[0].kept.label
            raise CannotMergeError(f"It was made one with {label} since: take that back first.")
        merge.undone_at = timezone.now()
        merge.save()
        _say(incoming_of([_withdrawal(step) for step in merge.steps], by))


def find_distinct(one: Record, other: Record, by: Worker) -> None:
    """They are not asked about again."""
    first, second = sorted((one, other), key=lambda record: record.pk)
    Distinct.objects.get_or_create(one=first, other=second, defaults={"by": by})


def _check(kept: Record, merged: Record) -> None:
    if kept.pk == merged.pk or kept.list != merged.list:
        raise CannotMergeError("These are not two records of one list.")
    gone = [record.label for record in (kept, merged) if _is_gone(record)]
    if gone:
        raise CannotMergeError("One of them is not there any more: look at the list again.")


def _is_gone(record: Record) -> bool:
    record.refresh_from_db()
    return record.known is None or bool(merges_of([record.pk]))


def _say(all_of: Sequence[Incoming]) -> list[str]:
    """Their ids, when all were accepted."""
    for its in accept_all(all_of):
        if its.outcome != "accepted":
            raise CannotMergeError(its.reason or its.outcome)
    return [each.id for each in all_of]


def _placed(kept: Record, owner: str, by: Worker) -> Incoming:
    """Whoever is kept stays whose she was, also where the other was imported or given away."""
    own, version = f"uuid:{uuid.uuid4()}", releases.current_hash()
    xml = written(Said(kept.list, kept.pk, create=False, values={OWNER: owner}), own, version)
    return incoming_of([Restated(own, IMPORT, version, xml, _today())], by)[0]


def _today() -> str:
    return programme_day().isoformat()


def _withdrawal(instance: str) -> Restated:
    own = f"uuid:{uuid.uuid4()}"
    root = Element("data", {"id": WITHDRAWAL, "version": WITHDRAWAL_VERSION})
    for name, text in {WITHDRAWS: instance, "why": "not_the_same", "note": ""}.items():
        SubElement(root, name).text = text
    SubElement(SubElement(root, "meta"), "instanceID").text = own
    xml = tostring(root, encoding="unicode")
    return Restated(own, WITHDRAWAL, WITHDRAWAL_VERSION, xml, _today())
