"""The only doors to what is known of people. Nothing outside this app asks the tables itself."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from ..accounts.models import Worker
from ..areas.scope import areas_of, areas_once_of
from .models import Record, SubmissionRecord


def access_records(worker: Worker) -> QuerySet[Record]:
    """The records of the areas that the worker may see."""
    return Record.objects.filter(area__in=areas_of(worker))


def access_submissions(worker: Worker) -> QuerySet[SubmissionRecord]:
    """The log of those records, in the order in which phones get it."""
    links = SubmissionRecord.objects.filter(area__in=areas_of(worker))
    full = links.select_related("submission", "record")
    return full.defer("record__properties", "record__clocks").order_by("seq")


def records_of(submissions: Iterable[int]) -> Iterable[tuple[int, str, UUID]]:
    """Number of the submission, record, and its area now: for who may see the submissions."""
    about = SubmissionRecord.objects.filter(submission__in=submissions, digest__isnull=False)
    return about.values_list("submission_id", "record_id", "record__area_id")


def may_write(worker: Worker, record: Record) -> bool:
    """Whether a submission of the worker may be about ``record``.

    Records that were the worker's count too, and those of areas that were: a visit recorded
    before the record or the worker moved must not be lost, however long the phone was away.
    """
    links = SubmissionRecord.objects.filter(record=record)
    return links.filter(Q(area__in=areas_once_of(worker)) | Q(submission__worker=worker)).exists()


def find_records(text: str) -> list[Record]:
    """Records whose id begins with ``text`` or whose label holds it: for who runs the server."""
    found = Record.objects.filter(Q(pk__istartswith=text) | Q(label__icontains=text))
    return list(found.order_by("label", "pk")[:20])
