"""The page of people and households that may have been registered twice."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ..audit.models import Action
from ..audit.notes import note
from ..records.access import access_likely_pairs
from ..records.duplicates import told
from .doors import desk_page, worker_of

SHOWN = 50


@require_GET
@desk_page
def duplicates(request: HttpRequest) -> HttpResponse:
    worker = worker_of(request)
    found = access_likely_pairs(worker)
    pairs = told(found[:SHOWN])
    seen = {record.pk for pair in pairs for record in (pair.one, pair.other)}
    note(Action.READ, "record", sorted(seen), by=worker.login)
    shown = {"pairs": pairs, "number": found.count(), "me": worker}
    return render(request, "desk/duplicates.html", shown)
