"""Which files submissions came with, and which of them are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from doorstep.protocol.submissions.files import is_whole, named_in

from ..accounts.models import Worker
from ..lib import shelf
from .access import access_files, files_expected_of
from .models import Attachment, Quarantined, Submission

UNNAMED_FOR = timedelta(days=1)
"""How long bytes that no submission names stay: a database may be restored in a moment."""


def expect(submission: Submission, names: Collection[str]) -> None:
    """What its worker sees or sent already need not come again, as when a visit is corrected."""
    if not names:
        return
    worker = submission.worker
    sent = files_expected_of(worker).filter(arrived__isnull=False)
    had = [*sent.filter(name__in=names), *access_files(worker).filter(name__in=names)]
    seen = {one.name: one.size for one in had}
    now = timezone.now()
    Attachment.objects.bulk_create(
        Attachment(
            name=name,
            submission=submission,
            size=seen.get(name),
            arrived=now if name in seen else None,
        )
        for name in names
    )
    for name, size in seen.items():
        arrive(worker, name, size or 0)


def expect_aside(kept: Quarantined, xml: str) -> None:
    """Kept whole: with its files, as far as their names can be found."""
    rows = [Attachment(name=name, quarantined=kept) for name in named_in(xml)]
    Attachment.objects.bulk_create(rows, ignore_conflicts=True)


def arrive(worker: Worker, name: str, size: int) -> None:
    """For the submissions of this worker, and what the server itself says again of them: whoever
    only knows a name gets nothing by it.
    """
    waiting = files_expected_of(worker).filter(name=name, arrived=None)
    ids = list(waiting.values_list("pk", flat=True))
    if ids:
        own = Attachment.objects.filter(name=name, arrived=None, submission__device=None)
        ids += own.exclude(submission=None).values_list("pk", flat=True)
    Attachment.objects.filter(pk__in=ids).update(arrived=timezone.now(), size=size)


def sizes_arrived(worker: Worker, names: Collection[str]) -> dict[str, int | None]:
    """Of the files that this worker is to bring: their size where they are there, or else None."""
    expected = files_expected_of(worker).filter(name__in=names).values("name")
    return dict(expected.annotate(whole=Max("size")).values_list("name", "whole"))


def missing_since(before: datetime) -> int:
    """Files that phones have not brought, of submissions that came before."""
    waiting = Attachment.objects.filter(arrived=None, submission__received__lt=before)
    return waiting.values("name").distinct().count()


def arrived() -> Iterable[str]:
    there = Attachment.objects.filter(arrived__isnull=False)
    return there.values_list("name", flat=True).distinct().order_by("name").iterator()


def tidy() -> int:
    """Remove bytes that no submission names. Safe at any time: names are only ever added to."""
    removed = 0
    for name in shelf.older_than(UNNAMED_FOR):
        if not Attachment.objects.filter(name=name).exists():
            shelf.remove(name)
            removed += 1
    return removed


def faults() -> Iterator[str]:
    """Each file that arrived and is not on the shelf as it was."""
    for name in arrived():
        if not shelf.holds(name):
            yield f"{name} is missing."
        elif not is_whole(name, shelf.read(name)):
            yield f"{name} is damaged."
