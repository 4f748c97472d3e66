"""The page of jobs: what the server does by itself, for those who look after it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from ..areas.access import looks_after_accounts
from ..audit.models import Action
from ..audit.notes import note
from ..jobs.lines import lines, retry_given_up
from .doors import desk_page, worker_of


@require_GET
@desk_page
def jobs(request: HttpRequest) -> HttpResponse:
    _only_for_administrators(request)
    found = lines()
    stuck = any(line.given_up for line in found)
    return render(request, "desk/jobs.html", {"lines": found, "stuck": stuck})


@require_POST
@desk_page
def again(request: HttpRequest) -> HttpResponse:
    _only_for_administrators(request)
    retry_given_up()
    note(Action.CHANGE, "jobs", by=worker_of(request).login)
    return redirect("desk-jobs")


def _only_for_administrators(request: HttpRequest) -> None:
    if not looks_after_accounts(worker_of(request)):
        raise Http404
