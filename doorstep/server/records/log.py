"""Append a submission to the log, and fold it into the records that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from doorstep.protocol.package import FormJson
from doorstep.protocol.submissions.builtin import EXTERNAL_ID, OWNER
from doorstep.protocol.submissions.fold import AREA, Change, RecordState, apply
from doorstep.protocol.submissions.read import EntityOperation, Reading, read

from ..programmes import releases
from . import files, links, projection
from .models import Record, Submission


def append(submission: Submission, reading: Reading, form: FormJson) -> set[str]:
    """Inside a transaction that holds the writers' lock, and only for a new instance id.

    What amends another goes to :mod:`.amending`. The records that changed hands with those that it
    is about.
    """
    submission.save(force_insert=True)
    files.expect(submission, reading.files)
    package = releases.current_package()
    following: set[str] = set()
    for operation in reading.operations:
        state = _fold_in(submission, operation)
        following |= projection.write_record(package, state)
    projection.write_submission(package, submission, reading, kinds_of(form))
    return following


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


def _fold_in(submission: Submission, operation: EntityOperation) -> RecordState:
    before = Record.objects.filter(pk=operation.id).first()
    state = state_of(before) if before else RecordState(operation.id, operation.list)
    after = apply(state, change(submission, operation))
    record = row(after, before.area_id if before else submission.area_id)
    record.save(force_insert=before is None, force_update=before is not None)
    if before is not None and before.area_id != record.area_id:
        told = [*links.submissions_of(record.pk), submission]
        links.move(record, before.area_id, told, submission)
    else:
        links.add(record, [submission])
    return after


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
