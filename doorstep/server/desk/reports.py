"""The figures of a manager's areas: all indicators, one of them by place and person, as a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from doorstep.protocol.package import IndicatorJson

from ..accounts.models import Worker
from ..areas.models import Area
from ..areas.scope import areas_of
from ..audit.models import Action
from ..audit.notes import note
from ..interop import excel
from ..programmes.today import today
from ..reports import bars, behind, dashboard, quality
from ..reports.dashboard import WorkerLine
from .doors import desk_page, worker_of

MOST = 500
"""People on one page."""

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@desk_page
def reports(request: HttpRequest) -> HttpResponse:
    worker = worker_of(request)
    area = _area(request, worker)
    if area is None:
        return render(request, "desk/reports.html", {"me": worker})
    note(Action.READ, "figures", [area.pk], by=worker.login)
    day = today()
    shown = {
        "lines": dashboard.overview(area, day),
        "inside": Area.objects.filter(parent=area).order_by("name"),
    }
    return render(request, "desk/reports.html", _around(worker, area) | shown)


@require_GET
@desk_page
def indicator(request: HttpRequest, name: str) -> HttpResponse:
    worker = worker_of(request)
    item, area = dashboard.indicator_named(name), _area(request, worker)
    if item is None or area is None:
        raise Http404
    note(Action.READ, "figures", [area.pk], by=worker.login)
    day = today()
    lines = dashboard.by_worker(item, area, day)
    shown = _chart(item, lines, day) | {
        "name": name,
        "title": next(iter(item["label"].values())),
        "definition": behind.definition(name),
        "target": item["target"],
        "unit": " %" if item["is_share"] else "",
        "higher": item["direction"] == "higher",
        "areas": dashboard.by_area(item, area, day),
        "workers": _beside(lines, dashboard.caseloads(worker, area), item["target"], day),
    }
    return render(request, "desk/indicator.html", _around(worker, area) | shown)


@require_GET
@desk_page
def people(request: HttpRequest, name: str) -> HttpResponse:
    """Who is behind a figure: those who are missing first."""
    worker, day = worker_of(request), today()
    item, area = dashboard.indicator_named(name), _area(request, worker)
    months = dashboard.months_until(day)
    month = request.GET.get("month", months[-1])
    if item is None or area is None or month not in months:
        raise Http404
    found = behind.people_behind(worker, name, area, month, day)
    note(Action.READ, "record", [one.record.pk for one in found], by=worker.login)
    shown = {
        "name": name,
        "title": next(iter(item["label"].values())),
        "month": month,
        "share": item["is_share"],
        "people": found[:MOST],
        "number": len(found),
    }
    return render(request, "desk/people_behind.html", _around(worker, area) | shown)


@require_GET
@desk_page
def quality_of_data(request: HttpRequest) -> HttpResponse:
    """By health worker, what makes recorded work worth a question."""
    worker = worker_of(request)
    area = _area(request, worker)
    if area is None:
        raise Http404
    note(Action.READ, "figures", [area.pk], by=worker.login)
    shown = {
        "inside": Area.objects.filter(parent=area).order_by("name"),
        "lines": quality.lines(worker, area, today()),
    }
    return render(request, "desk/quality.html", _around(worker, area) | shown)


@require_GET
@desk_page
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """``kind``: csv or xlsx."""
    worker = worker_of(request)
    area = _area(request, worker)
    if area is None or kind not in ("csv", "xlsx"):
        raise Http404
    note(Action.EXPORT, "figures", [area.pk], by=worker.login)
    rows = list(dashboard.table(area, today()))
    content = _csv(rows) if kind == "csv" else _xlsx(rows)
    answer = HttpResponse(content, content_type="text/csv" if kind == "csv" else EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="figures.{kind}"'
    return answer


def _chart(item: IndicatorJson, lines: Sequence[WorkerLine], day: date) -> dict[str, object]:
    """The months of all of them together, as one drawing."""
    cells, target = dashboard.together(item, lines, day), item["target"]
    scale = bars.scale_of(cells, target)
    drawn = bars.bars(dashboard.months_until(day), cells, scale)
    return {"bars": drawn, "line": bars.target_line(target, scale)}


def _beside(
    lines: Sequence[WorkerLine], clients: Mapping[str, int], target: int | None, day: date
) -> list[tuple[WorkerLine, int, list[bars.Bar]]]:
    """Each with her clients, without which a count is no measure, and her months on one scale."""
    months = dashboard.months_until(day)
    scale = bars.scale_of([cell for line in lines for cell in line.cells], target)
    return [(line, clients.get(line.id, 0), bars.bars(months, line.cells, scale)) for line in lines]


def _area(request: HttpRequest, worker: Worker) -> Area | None:
    """The one that is asked for, where the worker may see it; None for who is posted nowhere."""
    asked = request.GET.get("area", "")
    if not asked:
        return dashboard.top_of(worker)
    ids = {str(pk) for pk in areas_of(worker).values_list("pk", flat=True)}
    if asked not in ids:
        raise Http404
    return get_object_or_404(Area, pk=asked)


def _around(worker: Worker, area: Area) -> dict[str, object]:
    months = dashboard.months_until(today())
    return {"me": worker, "area": area, "way": dashboard.way_to(worker, area), "months": months}


def _csv(rows: list[tuple[str, ...]]) -> bytes:
    """With a mark that tells spreadsheets it is UTF-8; what looks like a formula is none."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in tuple("=+-@\t") else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[tuple[str, ...]]) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "figures.xlsx"
        excel.write(file, rows)
        return file.read_bytes()
