"""From a figure to the people behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from doorstep.protocol.days import epoch_day
from doorstep.protocol.plan.build import plan
from doorstep.protocol.plan.nodes import IndicatorPlan
from doorstep.protocol.plan.printer import indicator_text
from doorstep.protocol.sql.dialects import Dialect
from doorstep.protocol.sql.indicators import rows_behind

from ..accounts.models import Worker
from ..areas.models import Area
from ..areas.scope import areas_below
from ..lib import database
from ..programmes import releases
from ..records.access import access_records
from ..records.models import Record


@dataclass(frozen=True, slots=True)
class Person:
    """``held`` of the ``rows`` about her are counted in the numerator."""

    record: Record
    worker: str
    rows: int
    held: int


def people_behind(viewer: Worker, name: str, area: Area, month: str, today: date) -> list[Person]:
    """Those whom the viewer may see; who is missing in the numerator comes first."""
    sums = _sums(name, area, month, today)
    seen = access_records(viewer).filter(pk__in=[subject for subject, _ in sums])
    records = seen.select_related("area").in_bulk()
    workers = {str(one.pk): one.name for one in Worker.objects.all()}
    people = [
        Person(records[subject], workers.get(worker, ""), rows, held)
        for (subject, worker), (rows, held) in sums.items()
        if subject in records
    ]
    return sorted(people, key=lambda one: (one.held == one.rows, one.record.label, one.record.pk))


def definition(name: str) -> str:
    """What is counted, as the workbook says it."""
    return "\n".join(indicator_text(_plans(releases.current_hash())[name]))


def _sums(
    name: str, area: Area, month: str, today: date
) -> Mapping[tuple[str, str], tuple[int, int]]:
    inside = {str(pk) for pk in areas_below([area.path]).values_list("pk", flat=True)}
    query = rows_behind(_plans(releases.current_hash())[name], Dialect(database.dialect()))
    found: dict[tuple[str, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for subject, worker, place, held in database.compiled(query, _span(month, today)):
        if str(place) in inside:
            rows, before = found[str(subject), str(worker or "")]
            found[str(subject), str(worker or "")] = (rows + 1, before + int(held or 0))
    return found


def _span(month: str, today: date) -> dict[str, int | str]:
    """Of the month that runs, up to today."""
    first = date.fromisoformat(f"{month}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return {"first_day": epoch_day(first), "last_day": epoch_day(min(last, today))}


@lru_cache(maxsize=2)
def _plans(release: str) -> Mapping[str, IndicatorPlan]:
    """Kept: a release never changes, and reading its workbook takes seconds."""
    return {one.name: one for one in plan(releases.programme(release)).indicators}
