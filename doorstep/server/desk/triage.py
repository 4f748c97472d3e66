"""The page of SMS that wait for a person: nobody knows who wrote, or what is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from ..accounts.models import Worker
from ..areas.scope import areas_of
from ..audit.models import Action
from ..audit.notes import note
from ..lib.problems import RefusedError
from ..messaging.access import access_triage
from ..messaging.exchanged import with_numbers
from ..messaging.inbound import triage as waiting
from ..messaging.inbound.senders import client_lists
from ..messaging.models import Incoming
from ..records.access import access_records
from ..records.models import Record
from . import exchange
from .doors import desk_page, worker_of

SHOWN, FOUND = 50, 20
EARLIER, OF_ALL = 5, 500
"""SMS of a number that are shown beside the one that waits, and those that are looked through."""

DONE = {
    "belongs": "It is on the health worker's list now.",
    "place": "It is on the list of the health worker there now.",
    "reply": "The answer is on its way.",
    "ignore": "It is put away.",
}


@require_GET
@desk_page
def triage(request: HttpRequest) -> HttpResponse:
    worker, wanted = worker_of(request), request.GET.get("who", "").strip()
    found = access_triage(worker)
    shown, people = list(found[:SHOWN]), _people(worker, wanted)
    note(Action.READ, "message", [str(one.pk) for one in shown], by=worker.login)
    note(Action.READ, "record", [one.pk for one in people], by=worker.login)
    context = {
        "waiting": _with_earlier(worker, shown),
        "number": found.count(),
        "people": people,
        "wanted": wanted,
        "areas": areas_of(worker).order_by("path"),
        "me": worker,
    }
    return render(request, "desk/triage.html", context)


def _with_earlier(
    worker: Worker, shown: Sequence[Incoming]
) -> list[tuple[Incoming, list[exchange.Line]]]:
    """Each with what was said with its number before it came."""
    said = exchange.lines(with_numbers(worker, {one.number for one in shown}, OF_ALL))
    of_number: dict[str, list[exchange.Line]] = defaultdict(list)
    for line in said:
        of_number[line.number].append(line)
    return [(one, _earlier(of_number[one.number], one)) for one in shown]


def _earlier(said: Sequence[exchange.Line], one: Incoming) -> list[exchange.Line]:
    return [line for line in said if line.at < one.received][-EARLIER:]


@require_POST
@desk_page
def settle(request: HttpRequest, message: int) -> HttpResponse:
    worker = worker_of(request)
    found = get_object_or_404(access_triage(worker), pk=message)
    try:
        done = _settled(request, worker, found)
    except waiting.GoneError as error:
        messages.error(request, str(error))
    else:
        note(Action.CHANGE, "message", [str(found.pk)], by=worker.login)
        messages.success(request, DONE[done])
    return redirect("desk-triage")


def _settled(request: HttpRequest, worker: Worker, message: Incoming) -> str:
    """The word of what was done, of ``DONE``."""
    done, text = request.POST.get("do", ""), request.POST.get("text", "").strip()
    if done == "belongs":
        person = get_object_or_404(access_records(worker), pk=request.POST.get("record", ""))
        waiting.belongs(message, person)
    elif done == "place":
        waiting.place(message, get_object_or_404(areas_of(worker), pk=_uuid(request)).pk)
    elif done == "reply" and text:
        waiting.reply(message, text[:480])
    elif done == "ignore":
        waiting.ignore(message)
    else:
        raise waiting.GoneError("Nothing was done: choose somebody, a place, or write an answer.")
    return done


def _uuid(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("area", ""))
    except ValueError:
        return None


def _people(worker: Worker, wanted: str) -> list[Record]:
    """Clients of her areas whose name holds what was looked for."""
    if not wanted:
        return []
    try:
        lists = client_lists()
    except RefusedError:
        return []
    found = access_records(worker).filter(list__in=lists, label__icontains=wanted)
    return list(found.select_related("area").order_by("label", "pk")[:FOUND])
