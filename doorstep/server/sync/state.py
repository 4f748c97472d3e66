"""Does a phone hold what its worker may see? Asked by sums; what differs is sent anew.

Every answer goes with a place in the log: links after it do not count, so what comes in meanwhile
is no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max, QuerySet, Sum
from django.db.models.functions import Substr

from doorstep.protocol.submissions.state import MODULUS

from ..accounts.models import Worker
from ..areas.scope import scope_mark
from ..records.access import access_submissions, ids_that_are_records
from ..records.models import SubmissionRecord
from . import cursor, delivery
from .messages import HealRequest, StateAnswer

HEAP = Substr("record_id", 1, 2)
"""Records are compared in 256 heaps, by how their ids begin."""


def total(links: QuerySet[SubmissionRecord]) -> int:
    return int(links.order_by().aggregate(sum=Sum("digest"))["sum"] or 0) % MODULUS


def _lines(worker: Worker) -> QuerySet[SubmissionRecord]:
    """For sums alone."""
    return access_submissions(worker).select_related(None).defer(None).order_by()


def state(worker: Worker) -> StateAnswer:
    """The sums of all heaps, and the place in the log that a phone has reached that holds them."""
    links = _lines(worker).annotate(heap=HEAP)
    last = links.aggregate(last=Max("seq"))["last"] or 0
    heaps = links.filter(seq__lte=last).values("heap").annotate(sum=Sum("digest"))
    return StateAnswer(
        heaps=_sums(heaps.values_list("heap", "sum")),
        cursor=cursor.write(last, scope_mark(worker)),
    )


def heal(worker: Worker, asked: HealRequest) -> dict[str, Any]:
    """``messages.HealAnswer``: all about each record of a heap that a phone holds otherwise."""
    ours = _records(worker, asked.heap)
    differ = sorted(name for name in {*ours, *asked.held} if ours.get(name) != asked.held.get(name))
    strange = [name for name in differ if name not in ours]
    gone = ids_that_are_records(strange)
    links = access_submissions(worker).filter(record__in=differ, digest__isnull=False)
    found = delivery.lines(links)
    return {
        "records": [name for name in differ if name not in gone],
        "forgotten": sorted(gone),
        "submissions": delivery.deliver(found, worker),
        "definitions": list(delivery.definitions(found)),
    }


def _records(worker: Worker, heap: str) -> Mapping[str, int]:
    held = (
        _lines(worker)
        .annotate(heap=HEAP)
        .filter(heap=heap)
        .values("record_id")
        .annotate(sum=Sum("digest"))
    )
    return _sums(held.values_list("record_id", "sum"))


def _sums(found: Iterable[tuple[str, int | None]]) -> dict[str, int]:
    """What sums up to nothing is not there: a phone leaves it out too."""
    sums = {name: int(added or 0) % MODULUS for name, added in found}
    return {name: added for name, added in sums.items() if added}
