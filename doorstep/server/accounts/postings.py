"""What workers are today, and where: what their postings amount to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ..lib.held import asked_once
from ..programmes.today import today
from .models import FIELD_ROLES, Posting, Role, Worker

RANKS = tuple(Role)


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts of a worker's postings: those that hold today.

    Where none does, it is the last one, so that a phone can still be told that it has no areas any
    more; ``current`` is empty then. ``home`` is the area of the first that covers for nobody.
    """

    counted: Sequence[Posting]
    current: Sequence[Posting]

    @property
    def role(self) -> Role:
        return _highest(self.counted) or Role.CHW

    @property
    def phone_role(self) -> Role | None:
        """What the phone app shows; None for those who work at a desk only."""
        return _highest([posting for posting in self.counted if posting.role in FIELD_ROLES])

    @property
    def home(self) -> UUID | None:
        own = [posting for posting in self.counted if posting.covers_id is None] or self.counted
        return next((posting.area_id for posting in own if posting.area_id), None)


def _highest(postings: Iterable[Posting]) -> Role | None:
    return max((Role(posting.role) for posting in postings), key=RANKS.index, default=None)


@asked_once
def standing(worker: Worker) -> Standing:
    return standings([worker])[worker.pk]


def standings(workers: Iterable[Worker]) -> Mapping[UUID, Standing]:
    """Of many workers, in one query."""
    active, day = {worker.pk: worker.is_active for worker in workers}, today()
    all_of: dict[UUID, list[Posting]] = defaultdict(list)
    for posting in Posting.objects.filter(worker__in=active).order_by("starts", "pk"):
        all_of[posting.worker_id].append(posting)
    return {
        pk: _standing(all_of[pk], [p for p in all_of[pk] if p.holds(day) and active[pk]])
        for pk in active
    }


def _standing(postings: Sequence[Posting], current: Sequence[Posting]) -> Standing:
    return Standing(current or postings[-1:], current)


def covered_by(worker: Worker) -> frozenset[str]:
    """The colleagues for whose leave the worker covers today."""
    covers = Posting.objects.current().filter(worker=worker, covers__isnull=False)
    return frozenset(str(pk) for pk in covers.values_list("covers", flat=True))


def may_have_phone(worker: Worker) -> bool:
    """Posted in the field today, and still with us."""
    now = standing(worker)
    return bool(now.current) and now.phone_role is not None
