"""What managers see of an area: each indicator's last months, by place and by health worker.

Figures are counted anew for each page, from the same compiled queries as on phones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from doorstep.protocol.days import epoch_day
from doorstep.protocol.model.tasks import State
from doorstep.protocol.package import IndicatorJson
from doorstep.protocol.verdict import SILENT_DAYS, Aim, Counts, Verdict, verdict

from ..accounts.models import Device, Role, Worker
from ..areas.models import Area
from ..areas.scope import areas_below, areas_of, workers_with
from ..lib import database
from ..programmes import releases
from ..tasks.access import access_tasks
from ..tasks.describe import work_of
from .figures import first_of

MONTHS = 3

OPEN = (State.DRAFT, State.READY, State.ON_HOLD)


@dataclass(frozen=True, slots=True)
class Row:
    """What a worker did in an area in a month, as an indicator counts it."""

    worker: str
    area: str
    month: str
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Cell:
    counts: Counts
    verdict: Verdict

    @property
    def words(self) -> str:
        """The number, or the percentage and of how many."""
        value, of = self.counts.value, self.counts.denominator
        if value is None:
            return "–"
        return f"{value:.0f}" if of is None else f"{value:.0f} % ({self.counts.numerator}/{of})"


@dataclass(frozen=True, slots=True)
class Line:
    """``id`` is of what ``name`` names: an indicator, an area or a worker."""

    id: str
    name: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class WorkerLine(Line):
    """``heard``: the day of the last sync of a phone of hers; None where there never was one."""

    heard: date | None
    silent: bool


def months_until(today: date, number: int = MONTHS) -> list[str]:
    """Codes as in the table ``period``, the oldest first."""
    return [f"{first_of(today, back):%Y-%m}" for back in reversed(range(number))]


def top_of(worker: Worker) -> Area | None:
    """Where a manager begins: the highest of the areas that are theirs."""
    return areas_of(worker).order_by("path").first()


def way_to(worker: Worker, area: Area) -> list[Area]:
    """From the top of what the worker may see down to an area."""
    ids = [step for step in area.path.split("/") if step]
    return list(areas_of(worker).filter(pk__in=ids).order_by("path"))


def overview(area: Area, today: date) -> list[Line]:
    """Each indicator of an area with all below it."""
    inside = _ids_below(area)
    package = releases.current_package()
    language = package["languages"][0]
    return [
        Line(
            item["name"],
            item["label"][language],
            _cells(item, _rows(item, inside, today), today),
        )
        for item in package["indicators"]
    ]


def indicator_named(name: str) -> IndicatorJson | None:
    return next((i for i in releases.current_package()["indicators"] if i["name"] == name), None)


def by_area(item: IndicatorJson, area: Area, today: date) -> list[Line]:
    """A line for each area just below."""
    found = _rows(item, _ids_below(area), today)
    lines = []
    for child in Area.objects.filter(parent=area).order_by("name"):
        inside = _ids_below(child)
        own = [row for row in found if row.area in inside]
        lines.append(Line(str(child.pk), child.name, _cells(item, own, today)))
    return lines


def by_worker(item: IndicatorJson, area: Area, today: date) -> list[WorkerLine]:
    """A line for each health worker, and for all else who did something there."""
    found = _rows(item, _ids_below(area), today)
    names = _names(area, {row.worker for row in found})
    own: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        own[row.worker].append(row)
    heard = _heard(names)
    return [
        WorkerLine(
            worker,
            name,
            _cells(item, own[worker], today),
            heard.get(worker),
            worker != "" and _is_silent(heard.get(worker), today),
        )
        for worker, name in sorted(names.items(), key=lambda one: (one[1], one[0]))
    ]


def together(item: IndicatorJson, lines: Iterable[Line], today: date) -> list[Cell]:
    """What the lines come to, month by month."""
    sums = [[0, 0] for _ in months_until(today)]
    for line in lines:
        for month, cell in zip(sums, line.cells, strict=True):
            month[0] += cell.counts.numerator
            month[1] += cell.counts.denominator or 0
    return _judged(item, [_counts(item, month) for month in sums])


def caseloads(viewer: Worker, area: Area) -> Mapping[str, int]:
    """By health worker: for how many clients there she has work, now or to come."""
    work = work_of(releases.current_package(), {Role.CHW})
    found = access_tasks(viewer).filter(state__in=OPEN, rule__in=work, area__in=_ids_below(area))
    counted = found.order_by().values_list("owner").annotate(Count("subject", distinct=True))
    return {str(owner or ""): clients for owner, clients in counted}


def _heard(workers: Collection[str]) -> Mapping[str, date]:
    devices = Device.objects.filter(worker__in=[one for one in workers if one])
    newest = devices.order_by().values_list("worker").annotate(last=Max("last_sync"))
    zone = releases.zone()
    return {str(worker): last.astimezone(zone).date() for worker, last in newest if last}


def _is_silent(heard: date | None, today: date) -> bool:
    return heard is None or (today - heard).days >= SILENT_DAYS


def table(area: Area, today: date) -> Iterable[tuple[str, ...]]:
    """All of it for a spreadsheet: a line per indicator, health worker and month."""
    yield ("indicator", "worker", "month", "numerator", "denominator", "value", "verdict")
    months = months_until(today)
    for item in releases.current_package()["indicators"]:
        for line in by_worker(item, area, today):
            for month, cell in zip(months, line.cells, strict=True):
                of, value = cell.counts.denominator, cell.counts.value
                numbers = (str(cell.counts.numerator), "" if of is None else str(of))
                shown = "" if value is None else f"{value:.1f}"
                yield (item["name"], line.name, month, *numbers, shown, cell.verdict.value)


def _ids_below(area: Area) -> frozenset[str]:
    return frozenset(str(pk) for pk in areas_below([area.path]).values_list("pk", flat=True))


def _rows(item: IndicatorJson, inside: Collection[str], today: date) -> list[Row]:
    span: dict[str, int | str] = {
        "kind": "month",
        "first_day": epoch_day(first_of(today, MONTHS - 1)),
        "last_day": epoch_day(today),
    }
    return [
        Row(str(worker or ""), str(area), str(month), int(held or 0), int(of or 0))
        for worker, area, month, held, of in database.compiled(item["sql"], span)
        if str(area) in inside
    ]


def _cells(item: IndicatorJson, found: Iterable[Row], today: date) -> list[Cell]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in found:
        sums[row.month][0] += row.numerator
        sums[row.month][1] += row.denominator
    return _judged(item, [_counts(item, sums[month]) for month in months_until(today)])


def _counts(item: IndicatorJson, sums: Sequence[int]) -> Counts:
    return Counts(sums[0], sums[1] if item["is_share"] else None)


def _judged(item: IndicatorJson, counts: Sequence[Counts]) -> list[Cell]:
    aim = Aim(item["target"], item["direction"] == "higher")
    before: Sequence[Counts | None] = [None, *counts[:-1]]
    return [
        Cell(one, verdict(aim, one, last, over=place < len(counts) - 1))
        for place, (one, last) in enumerate(zip(counts, before, strict=True))
    ]


def _names(area: Area, besides: Collection[str]) -> Mapping[str, str]:
    """Of the health workers posted there today, and of those who are in the figures."""
    posted = {
        worker
        for place in areas_below([area.path])
        for worker in workers_with(Role.CHW, place).values_list("pk", flat=True)
    }
    known = {str(pk) for pk in posted} | {one for one in besides if one}
    names = {str(one.pk): one.name for one in Worker.objects.filter(pk__in=known)}
    return names | ({"": "Nobody"} if "" in besides else {})
