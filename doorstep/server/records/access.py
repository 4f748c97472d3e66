"""The only doors to what is known of people. Nothing outside this app asks the tables itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from doorstep.protocol.model.workers import LIST

from ..accounts.models import Device, Worker
from ..areas.models import Area
from ..areas.scope import (
    areas_of,
    areas_once_of,
    areas_once_supervised_by,
    areas_supervised,
    workers_of,
)
from ..programmes.releases import current_package
from . import likeness, owners
from .models import (
    Attachment,
    Distinct,
    LikelyPair,
    Merge,
    Quarantined,
    Record,
    Submission,
    SubmissionRecord,
)


def access_records(worker: Worker) -> QuerySet[Record]:
    """The records of the areas that the worker may see."""
    found = Record.objects.filter(area__in=areas_of(worker))
    if _are_workers_recorded():
        standing_above = Q(area__in=areas_supervised(worker))
        found = found.filter(~Q(list=LIST) | Q(pk=str(worker.pk)) | standing_above)
    return found


def access_submissions(worker: Worker) -> QuerySet[SubmissionRecord]:
    """The log of those records, in the order in which phones get it."""
    links = _links_of(worker)
    full = links.select_related("submission", "record")
    return full.defer("record__properties", "record__clocks").order_by("seq")


def _links_of(worker: Worker) -> QuerySet[SubmissionRecord]:
    """Of what is said of workers: to each what is about her, and to those who stand above."""
    found = SubmissionRecord.objects.filter(area__in=areas_of(worker))
    if _are_workers_recorded():
        standing_above = Q(area__in=areas_supervised(worker))
        own = Q(record=str(worker.pk))
        found = found.filter(~Q(record__list=LIST) | own | standing_above)
    return found


def _are_workers_recorded() -> bool:
    """Where no programme ever spoke of workers, no question has to be asked of each record."""
    return Record.objects.filter(list=LIST).exists()


def access_files(worker: Worker) -> QuerySet[Attachment]:
    """The files of those submissions that the server has. One that left the areas is not told."""
    about = _links_of(worker).filter(digest__isnull=False)
    there = Attachment.objects.filter(arrived__isnull=False)
    return there.filter(submission__in=about.values("submission"))


def records_of(submissions: Collection[int], worker: Worker) -> Iterable[tuple[int, str, bool]]:
    """Number of the submission, record, and whether the worker may see that one too."""
    about = SubmissionRecord.objects.filter(submission__in=submissions, digest__isnull=False)
    theirs = set(access_records(worker).filter(pk__in=about.values("record")).values_list("pk"))
    for number, record in about.values_list("submission_id", "record_id"):
        yield number, record, (record,) in theirs


def access_quarantine(worker: Worker) -> QuerySet[Quarantined]:
    """What people of the worker's areas sent and nobody could apply yet, oldest first."""
    kept = Quarantined.objects.filter(released_at=None, worker__in=workers_of(worker))
    return kept.select_related("worker", "device").order_by("received", "pk")


def access_likely_pairs(worker: Worker) -> QuerySet[LikelyPair]:
    """Records that are likely to be one, where the worker may see both, the surest first."""
    areas = areas_of(worker)
    return likely_pairs().filter(one__area__in=areas, other__area__in=areas)


def access_merges(worker: Worker) -> QuerySet[Merge]:
    """Records that were made one in the worker's areas and still are, the latest first."""
    areas = areas_of(worker)
    found = Merge.objects.filter(kept__area__in=areas, merged__area__in=areas, undone_at=None)
    return found.select_related("kept", "merged", "by").order_by("-at")


def may_write(worker: Worker, record: Record) -> bool:
    """Whether a submission of the worker may be about ``record``.

    Records that were the worker's count too, and those of areas that were: a visit recorded
    before the record or the worker moved must not be lost, however long the phone was away.
    """
    if record.list == LIST:
        return access_records(worker).filter(pk=record.pk).exists()
    theirs = areas_once_of(worker)
    if record.area_id in theirs:
        return True
    links = SubmissionRecord.objects.filter(record=record)
    return links.filter(Q(area__in=theirs) | Q(submission__worker=worker)).exists()


def may_amend(worker: Worker, submission: Submission) -> bool:
    """Whether the worker may correct or withdraw it: its author, and who supervises its area.

    As in :func:`may_write`, that of any posting counts: the phone may have been away for long.
    """
    if submission.worker_id == worker.pk:
        return True
    records = SubmissionRecord.objects.filter(submission=submission, digest__isnull=False)
    areas = {submission.area_id, *records.values_list("area_id", flat=True)}
    return not areas.isdisjoint(areas_once_supervised_by(worker))


def quarantined_by_device(devices: Collection[Device]) -> dict[UUID, int]:
    """How many submissions of each phone wait; phones without any are left out."""
    kept = Quarantined.objects.filter(released_at=None, device__in=devices)
    counted = kept.order_by().values_list("device").annotate(number=Count("pk"))
    return dict(counted)


def files_expected_of(worker: Worker) -> QuerySet[Attachment]:
    """What the worker's submissions named, applied or kept aside: no one else may bring it."""
    return Attachment.objects.filter(Q(submission__worker=worker) | Q(quarantined__worker=worker))


# For the server's own bookkeeping and for who runs it: no door for a worker.


def sizes() -> tuple[int, int]:
    """How many submissions and records there are."""
    return Submission.objects.count(), Record.objects.count()


def is_in_log(instance_id: str) -> bool:
    return Submission.objects.filter(instance_id=instance_id).exists()


def is_last_link(place: int, instance: str) -> bool:
    """Whether this place of the phones' log is still that of this submission."""
    return SubmissionRecord.objects.filter(pk=place, submission__instance_id=instance).exists()


def are_workers_among(submissions: Collection[int]) -> bool:
    """Whether any of them is about a worker too."""
    about = SubmissionRecord.objects.filter(submission__in=submissions, record__list=LIST)
    return _are_workers_recorded() and about.exists()


def submission_of(instance_id: str) -> Submission | None:
    return Submission.objects.filter(instance_id=instance_id).first()


def ids_that_are_records(ids: Collection[str]) -> set[str]:
    return set(Record.objects.filter(pk__in=ids).values_list("pk", flat=True))


def newest_clock() -> str | None:
    found = Submission.objects.aggregate(newest=Max("clock"))["newest"]
    return str(found) if found is not None else None


def record_of_another_system(list_name: str, number: str, besides: str = "") -> Record | None:
    """The record that has this id there; None for a blank one."""
    found = Record.objects.filter(list=list_name, external_id=number).exclude(pk=besides)
    return found.first() if number else None


def likely_pairs() -> QuerySet[LikelyPair]:
    """But for those of whom somebody said that they are two."""
    looked_at = Distinct.objects.filter(one=OuterRef("one"), other=OuterRef("other"))
    found = LikelyPair.objects.exclude(Exists(looked_at))
    return found.select_related("one__area", "other__area").order_by("-points", "one", "other")


def records_held(worker: Worker | None, area: Area | None) -> list[Record]:
    """Those that were given to a worker or made by her, or are in an area itself."""
    found = Record.objects.order_by("pk")
    if worker is not None:
        found = found.filter(Q(owner=str(worker.pk)) | owners.made_by(worker))
    return list(found.filter(area=area) if area is not None else found)


def find_records(text: str) -> list[Record]:
    """Records whose id begins with ``text`` or whose label holds it: for who runs the server."""
    found = Record.objects.filter(Q(pk__istartswith=text) | Q(label__icontains=text))
    return list(found.order_by("label", "pk")[:20])


def records_by_id(ids: Iterable[str]) -> dict[str, Record]:
    return Record.objects.in_bulk(list(ids))


def records_with_phone(number: str) -> list[Record]:
    """Those of every list whose number ends as this one does: codes of countries come and go."""
    return list(Record.objects.filter(pk__in=likeness.with_phone(number)))


def newest_with_phone(most: int) -> list[tuple[str, Record]]:
    """Numbers as they were written, and whose: for the demo, whose people are invented."""
    phones = phone_columns()
    found = Record.objects.filter(pk__in=likeness.all_with_phone(), list__in=phones)
    newest = found.select_related("area").order_by("-known", "pk")[:most]
    return [(one.properties.get(name, ""), one) for one in newest for name in phones[one.list]]


def phone_columns() -> dict[str, list[str]]:
    """The properties of each list that are phone numbers."""
    lists = current_package()["lists"].items()
    found = {
        name: [c["name"] for c in one["columns"] if c.get("match") == "phone"]
        for name, one in lists
    }
    return {name: columns for name, columns in found.items() if columns}
