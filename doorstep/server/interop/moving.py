"""Give records to another area or worker. Phones there get all of them, phones here forget them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..records.access import find_records
from ..records.household import with_members
from ..records.models import Record
from ..tasks.rollover import programme_day
from .owners import Owner
from .submitting import Statement, submit


@dataclass(frozen=True, slots=True)
class Moved:
    """``failed`` has a sentence for each record that stays where it was."""

    moved: int
    failed: Sequence[str]


def records_meant(text: str) -> list[Record]:
    """One whose whole name or id it is comes before those who have it in their names."""
    found = find_records(text)
    whole = [r for r in found if text.casefold() in (r.id.casefold(), r.label.casefold())]
    return whole or found


def move(records: Iterable[Record], to: Owner) -> Moved:
    """With their households. A submission for each, so that histories tell it; safe again."""
    today, moved, failed = programme_day().isoformat(), 0, []
    together = {one.pk: one for record in records for one in with_members(record)}
    for record in together.values():
        if Owner(record.area_id, record.owner) == to:
            continue
        reason = submit(Statement(record.list, record.id, create=False, happened=today, owner=to))
        if reason:
            failed.append(f"{record.id} stays where it is: {reason}")
        else:
            moved += 1
    return Moved(moved, failed)
