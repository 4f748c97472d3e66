"""What submissions of the log say, and the records that they fold into."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from doorstep.protocol.package import FormJson
from doorstep.protocol.submissions.builtin import EXTERNAL_ID, OWNER
from doorstep.protocol.submissions.fold import AREA, Change, RecordState
from doorstep.protocol.submissions.read import EntityOperation, Reading, read

from ..programmes import releases
from .models import Record, Submission


def existing(ids: Iterable[str]) -> dict[str, Record]:
    """Those of the records that are there. For the server's own use: no door for a worker."""
    return Record.objects.in_bulk(list(ids))


def lists_of(ids: Iterable[str]) -> dict[str, str]:
    """Of which list each is, in the order of ids. For the server's own use, as above."""
    found = Record.objects.filter(id__in=list(ids)).order_by("id")
    return dict(found.values_list("id", "list"))


def read_again(submission: Submission) -> tuple[Reading, dict[str, str]]:
    """What a submission of the log says, and the types of its questions when it was filled."""
    known = releases.definition(submission.form, submission.form_version)
    if known is None:
        raise LookupError(f"No release has {submission.form} {submission.form_version}.")
    reading = read(submission.xml, submission.form, known.form, known.lists, releases.zone())
    return reading, kinds_of(known.form)


def kinds_of(form: FormJson) -> dict[str, str]:
    return {column["name"]: column["type"] for column in form["columns"]}


def change(submission: Submission, operation: EntityOperation) -> Change:
    return Change(
        submission=submission.instance_id,
        form=submission.form,
        clock=submission.clock,
        happened=submission.happened.isoformat(),
        area=str(submission.area_id),
        entity=operation,
        amends=submission.amends,
        worker=str(submission.worker_id),
    )


def state_of(record: Record) -> RecordState:
    return RecordState(
        id=record.id,
        list=record.list,
        label=record.label,
        properties=record.properties,
        clocks={key: (clock, writer) for key, (clock, writer) in record.clocks.items()},
        known=record.known.isoformat() if record.known else None,
        version=record.version,
        area=str(record.area_id) if AREA in record.clocks else None,
    )


def row(state: RecordState, elsewise: UUID) -> Record:
    """A record's row, unsaved; in area ``elsewise`` until something sets where it is."""
    return Record(
        id=state.id,
        list=state.list,
        label=state.label,
        properties=dict(state.properties),
        clocks=dict(state.clocks),
        known=date.fromisoformat(state.known) if state.known else None,
        version=state.version,
        area_id=UUID(state.area) if state.area else elsewise,
        external_id=state.properties.get(EXTERNAL_ID, ""),
        owner=state.properties.get(OWNER, ""),
    )
