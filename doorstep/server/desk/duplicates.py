"""The page of people and households that may have been registered twice."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from ..audit.models import Action
from ..audit.notes import note
from ..lib.problems import RefusedError
from ..records.access import access_likely_pairs, access_merges
from ..records.duplicates import told
from ..sync import merging
from .doors import desk_page, worker_of

SHOWN = 50


@require_GET
@desk_page
def duplicates(request: HttpRequest) -> HttpResponse:
    worker = worker_of(request)
    found = access_likely_pairs(worker)
    try:
        pairs = told(found[:SHOWN])
    except RefusedError:
        pairs = []  # no programme is published, so there are no records either
    merges = access_merges(worker)[:SHOWN]
    seen = {record.pk for pair in pairs for record in (pair.one, pair.other)}
    seen |= {record.pk for merge in merges for record in (merge.kept, merge.merged)}
    note(Action.READ, "record", sorted(seen), by=worker.login)
    shown = {"pairs": pairs, "number": found.count(), "merges": merges, "me": worker}
    return render(request, "desk/duplicates.html", shown)


@require_POST
@desk_page
def decide(request: HttpRequest, pair: int) -> HttpResponse:
    """``keep`` names the record that the other goes into; blank: they are two."""
    worker = worker_of(request)
    both = get_object_or_404(access_likely_pairs(worker), pk=pair)
    keep = request.POST.get("keep", "")
    kept, other = (both.other, both.one) if keep == both.other_id else (both.one, both.other)
    try:
        if keep == kept.pk:
            merging.merge(kept, other, worker)
            messages.success(request, "They are one record now. You can take it back below.")
        else:
            merging.find_distinct(both.one, both.other, worker)
            messages.success(request, "They are two, and are not asked about again.")
    except merging.CannotMergeError as error:
        messages.error(request, str(error))
    return redirect("desk-duplicates")


@require_POST
@desk_page
def undo(request: HttpRequest, merge: int) -> HttpResponse:
    worker = worker_of(request)
    made = get_object_or_404(access_merges(worker), pk=merge)
    try:
        merging.undo(made, worker)
        messages.success(request, "They are two records again.")
    except merging.CannotMergeError as error:
        messages.error(request, str(error))
    return redirect("desk-duplicates")
