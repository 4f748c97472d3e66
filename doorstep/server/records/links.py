"""Which submissions phones get with which records: the log as the phones of an area see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import F, QuerySet

from doorstep.protocol.submissions.state import digest

from .models import Past, Record, Submission, SubmissionRecord


def here() -> QuerySet[SubmissionRecord]:
    """Those where the record is now; the others say that it left."""
    return SubmissionRecord.objects.filter(digest__isnull=False)


def submissions_of(record: str) -> QuerySet[Submission]:
    """In the order of the log."""
    about = here().filter(record=record)
    return Submission.objects.filter(submissionrecord__in=about).order_by("seq")


def add(new: Iterable[tuple[Record, Submission]]) -> None:
    SubmissionRecord.objects.bulk_create([_link(each, record) for record, each in new])


def past() -> int:
    """Changes when phones have to be told otherwise of what they were told: what is only added to
    the log's end changes nothing before it.
    """
    return Past.objects.values_list("version", flat=True).first() or 0


def rewrite() -> None:
    if not Past.objects.update(version=F("version") + 1):
        Past.objects.create(version=1)


def move(record: Record, left: UUID, told: Sequence[Submission], last: Submission) -> None:
    """New links: all of the log where the record is now; wherever it was, what moved it.

    A phone may come back after several moves: each area that it ever left is told of the last one.
    """
    links = SubmissionRecord.objects.filter(record=record)
    areas = {left, *links.values_list("area_id", flat=True)} - {record.area_id}
    there = [SubmissionRecord(submission=last, record=record, area_id=area) for area in areas]
    links.delete()
    rewrite()
    SubmissionRecord.objects.bulk_create([*(_link(each, record) for each in told), *there])


def _link(submission: Submission, record: Record) -> SubmissionRecord:
    return SubmissionRecord(
        submission=submission,
        record=record,
        area_id=record.area_id,
        digest=digest_of(submission, record.pk),
    )


def digest_of(submission: Submission, record: str) -> int:
    happened = submission.happened.isoformat()
    return digest(record, submission.instance_id, submission.clock, happened)
