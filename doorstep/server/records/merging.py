"""Two records that were one all along: what was said of the one is said again of the other.

Each time it is a correction, in the place of what it corrects: its day, clock and worker. So the
record that is kept is the union of both, tasks find all visits, and phones need no more than they
know of corrections. Whoever holds one of the two gets all (ADR 38, 39).
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from doorstep.protocol.language.types import Kind
from doorstep.protocol.submissions.restate import Instead, restate
from doorstep.protocol.submissions.standing import standing

from ..programmes import releases
from . import amending, links
from .models import Merge, Record, Submission


@dataclass(frozen=True, slots=True)
class Restated:
    """On its way in, as a submission of whoever merged."""

    id: str
    form: str
    form_version: str
    xml: str
    happened: str


def restatements(merge: Merge) -> Iterator[Restated]:
    """Of all that stands and names the record that is no more: its own, and that of its members."""
    merged, kept = merge.merged, merge.kept
    instead = Instead(merged.pk, kept.pk, creates=merged.area_id == kept.area_id)
    for one in _naming(merged):
        instance = f"uuid:{uuid.uuid4()}"
        xml = restate(one.xml, instead, instance, one.instance_id)
        day = one.happened.isoformat()
        yield Restated(instance, one.form, one.form_version, xml, day)


def merges_of(records: Collection[str]) -> list[Merge]:
    """Those that stand and into which what is said of these records goes."""
    found = Merge.objects.filter(merged__in=records, undone_at=None)
    return list(found.select_related("merged", "kept", "by"))


def _naming(record: Record) -> list[Submission]:
    """In the order of the log."""
    about = [one for each in [record, *_members(record)] for one in links.submissions_of(each.pk)]
    standing_ones: dict[str, Submission] = {}
    for one in about:
        tied = {each.instance_id: each for each in amending.tied(one.instance_id)}
        for name, _ in standing(tied):
            standing_ones[name] = tied[name]
    in_order = sorted(standing_ones.values(), key=lambda one: one.seq)
    return [one for one in in_order if record.pk in one.xml.lower()]


def _members(record: Record) -> Iterator[Record]:
    """Records that name it."""
    for name, definition in releases.current_package()["lists"].items():
        for column in definition["columns"]:
            if column["type"] == Kind.RECORD:
                named = {f"properties__{column['name']}": record.pk}
                yield from Record.objects.filter(list=name, **named)
