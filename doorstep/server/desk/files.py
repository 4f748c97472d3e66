"""The page of pictures, sounds and papers that came with what was recorded in a manager's areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from doorstep.protocol.submissions.files import type_of

from ..accounts.models import Worker
from ..audit.models import Action
from ..audit.notes import note
from ..lib import shelf
from ..programmes import releases
from ..records.access import access_files, access_records, records_of
from ..records.models import Attachment
from .doors import desk_page, worker_of

SHOWN = 48


@dataclass(frozen=True, slots=True)
class Shown:
    name: str
    is_picture: bool
    form: str
    about: str
    happened: date
    by: str


@require_GET
@desk_page
def files(request: HttpRequest) -> HttpResponse:
    """The newest; who else is in a picture is on no list, so looking at each is noted by itself."""
    worker = worker_of(request)
    newest = access_files(worker).select_related("submission__worker").order_by("-submission", "pk")
    found = _shown(list(newest[:SHOWN]), worker)
    return render(request, "desk/files.html", {"files": found, "most": SHOWN, "me": worker})


@require_GET
@desk_page
def file(request: HttpRequest, name: str) -> HttpResponse:
    worker = worker_of(request)
    if not access_files(worker).filter(name=name).exists() or not shelf.holds(name):
        raise Http404
    note(Action.READ, "file", [name], by=worker.login)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(shelf.read(name), content_type=type_of(name), headers=headers)


def _shown(found: Sequence[Attachment], worker: Worker) -> list[Shown]:
    labels = _labels(found, worker)
    return [
        Shown(
            name=each.name,
            is_picture=type_of(each.name).startswith("image/"),
            form=_title(one.form, one.form_version),
            about=", ".join(labels[one.pk]),
            happened=one.happened,
            by=one.worker.name,
        )
        for each in found
        if (one := each.submission) is not None
    ]


def _labels(found: Sequence[Attachment], worker: Worker) -> dict[int, list[str]]:
    numbers = [each.submission_id for each in found if each.submission_id is not None]
    about = [(number, record) for number, record, seen in records_of(numbers, worker) if seen]
    named = access_records(worker).filter(pk__in={record for _, record in about})
    label = dict(named.values_list("pk", "label"))
    note(Action.READ, "record", sorted(label), by=worker.login)
    labels: dict[int, list[str]] = defaultdict(list)
    for number, record in about:
        labels[number].append(label[record])
    return labels


def _title(form: str, version: str) -> str:
    found = releases.definition(form, version)
    return next(iter(found.form["title"].values()), form) if found else form
