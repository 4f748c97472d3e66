"""Submissions as phones get them, with what it takes to read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from uuid import UUID

from doorstep.protocol.submissions.read import IMPORT

from ..lib import moment
from ..programmes import releases
from ..programmes.releases import Definition
from ..records.access import records_of
from ..records.models import Submission
from .messages import FormVersion, LoggedSubmission


def deliver(
    submissions: Iterable[Submission], areas: Collection[UUID] | None
) -> list[LoggedSubmission]:
    """Each once, in the given order. A phone keeps of it what is about records in ``areas``."""
    once = {submission.seq: submission for submission in submissions}
    ours, partly = defaultdict(list), set()
    for seq, record, area in records_of(once) if areas is not None else ():
        if areas and area in areas:
            ours[seq].append(record)
        else:
            partly.add(seq)
    return [
        logged(submission, sorted(ours[seq]) if seq in partly else None)
        for seq, submission in once.items()
    ]


def definitions(page: Iterable[Submission]) -> Iterator[FormVersion]:
    """How to read what was filled with another version than that of the current programme."""
    forms = releases.current_package()["forms"]
    current = {name: form["version"] for name, form in forms.items()}
    current[IMPORT] = releases.current_hash()
    versions = {(submission.form, submission.form_version) for submission in page}
    for form, version in sorted(versions - current.items()):
        known = releases.definition(form, version)
        if known is not None:
            yield form_version(form, version, known)


def form_version(form: str, version: str, known: Definition) -> FormVersion:
    return FormVersion(
        form=form,
        version=version,
        definition={key: value for key, value in known.form.items() if key != "xml"},
        lists={
            name: [dict(column) for column in item["columns"]] for name, item in known.lists.items()
        },
    )


def logged(submission: Submission, about: list[str] | None = None) -> LoggedSubmission:
    return LoggedSubmission(
        id=submission.instance_id,
        form=submission.form,
        form_version=submission.form_version,
        xml=submission.xml,
        happened=submission.happened.isoformat(),
        recorded=moment.text(submission.recorded),
        clock=submission.clock,
        worker=str(submission.worker_id),
        area=str(submission.area_id),
        received=moment.text(submission.received),
        phone_happened=_iso(submission.phone_happened),
        about=about,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
