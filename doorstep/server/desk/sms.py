"""The pages of SMS: how they fare, what the programme says, and what one client would be sent."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from ..areas.access import looks_after_accounts
from ..audit.models import Action
from ..audit.notes import note
from ..lib.problems import RefusedError
from ..messaging import health
from ..messaging.models import Gateway, Outgoing
from ..messaging.numbers import hidden
from ..messaging.outbound.access import access_outgoing
from ..messaging.outbound.preview import preview
from ..messaging.outbound.templates import templates
from ..programmes.today import today
from ..records.access import access_records
from .doors import desk_page, worker_of
from .exchange import WENT

SHOWN = 50
SAID = {**WENT, Outgoing.State.WITHHELD: "not sent: no number, no consent, STOP or enough"}


@require_GET
@desk_page
def fare(request: HttpRequest) -> HttpResponse:
    worker = worker_of(request)
    mine = access_outgoing(worker)
    dead = list(health.dead(mine)[:SHOWN])
    note(Action.READ, "message", [one.pk for one in dead], by=worker.login)
    counted = health.counts(mine)
    most = max(1, *counted.values())
    context = {
        "me": worker,
        "days": health.DAYS,
        "states": [
            (words, counted[state], 100 * counted[state] // most) for state, words in SAID.items()
        ],
        "paid": health.paid_for(mine),
        "dead": [(one, hidden(one.to), SAID[Outgoing.State(one.state)]) for one in dead],
        "gateways": Gateway.objects.order_by("rank", "name"),
        "runs_it": looks_after_accounts(worker),
    }
    return render(request, "desk/sms.html", context)


@require_POST
@desk_page
def again(request: HttpRequest) -> HttpResponse:
    worker = worker_of(request)
    ids = health.again(access_outgoing(worker))
    note(Action.CHANGE, "message", ids, by=worker.login)
    messages.success(request, f"{len(ids)} messages are on their way again.")
    return redirect("desk-sms")


@require_GET
@desk_page
def said(request: HttpRequest) -> HttpResponse:
    """The programme's texts; of one client (``who``), what she would be sent."""
    worker, wanted = worker_of(request), request.GET.get("who", "").strip()
    people = access_records(worker).filter(label__icontains=wanted).order_by("label", "pk")
    found = list(people[:SHOWN]) if wanted else []
    note(Action.READ, "record", [one.pk for one in found], by=worker.login)
    try:
        texts = list(templates())
    except RefusedError:
        texts = []  # no programme is published
    context = {"me": worker, "templates": texts, "wanted": wanted, "people": found}
    return render(request, "desk/sms_texts.html", context)


@require_GET
@desk_page
def coming(request: HttpRequest, record: UUID) -> HttpResponse:
    worker = worker_of(request)
    person = get_object_or_404(access_records(worker), pk=str(record))
    note(Action.READ, "record", [person.pk], by=worker.login)
    found = preview(person, today())
    paid = sum(one.parts for one in found if not one.problem)
    context = {"me": worker, "person": person, "coming": found, "paid": paid}
    return render(request, "desk/sms_coming.html", context)
