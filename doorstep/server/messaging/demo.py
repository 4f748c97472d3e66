"""Two phones to play with: a client's and a health worker's. Only with DOORSTEP_DEMO=1.

What is written here comes in as from any gateway, and what is sent is read here.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from ..accounts.models import Role, Worker
from ..lib.problems import RefusedError
from ..records.access import newest_with_phone
from . import reporting, routes, sending
from .gateways.base import Received
from .inbound import looking
from .inbound.senders import sender_of
from .models import Incoming, Outgoing
from .numbers import e164

GATEWAY = "simulator"
UNKNOWN = "+254799000111"
NEWEST, ALONE = 60, 4
"""Clients among whom some are chosen, and how many are."""

SHOWN = 12
"""Messages of a phone, the latest ones."""

WORDS = (
    "APPOINTMENT",
    "Miadi tafadhali",
    "Rendezvous svp",
    "I am bleeding",
    "Naumwa",
    "BABY",
    "STOP",
)
"""To tap instead of typing, in three languages."""

ANSWERS = ("1", "2", "3")
ORDERS = ("TASKS", "DONE 1", "Kazi")


@dataclass(frozen=True, slots=True)
class Handset:
    """A phone on the page. ``who``: what stands on top; ``where``: below."""

    number: str
    who: str
    where: str


@dataclass(frozen=True, slots=True)
class Bubble:
    mine: bool
    text: str
    at: object
    state: str


@require_GET
def phones(request: HttpRequest) -> HttpResponse:
    _only_in_demo()
    clients, workers = _clients(), _workers()
    client = _chosen(clients, request.GET.get("client", ""))
    worker = _chosen(workers, request.GET.get("worker", ""))
    shown = {
        "clients": clients,
        "workers": workers,
        "client": client,
        "worker": worker,
        "said": _bubbles(client.number),
        "told": _bubbles(worker.number),
        "words": (*ANSWERS, *WORDS),
        "orders": ORDERS,
        "last": Incoming.objects.filter(number=client.number).order_by("-pk").first(),
    }
    return render(request, "messaging/phones.html", shown)


@require_POST
def write(request: HttpRequest) -> HttpResponse:
    """From one of the phones. It is looked at and answered at once, as nobody wants to wait."""
    _only_in_demo()
    number, text = request.POST.get("from", ""), request.POST.get("text", "")
    if number not in {phone.number for phone in (*_clients(), *_workers())}:
        raise Http404
    gateway = routes.set_up(GATEWAY, GATEWAY, {})
    reporting.keep(gateway, [Received(str(uuid.uuid4()), number, text)])
    looking.look()
    sending.drain()
    kept = {name: request.POST.get(name, "") for name in ("client", "worker")}
    return redirect(f"{reverse('demo-sms')}?{urlencode(kept)}")


def _clients() -> list[Handset]:
    """Some with a number of their own, one number that several share, and one nobody knows."""
    alone: list[Handset] = []
    shared: list[Handset] = []
    for number in _numbers():
        people = sender_of(number).people
        names = " and ".join(one.label for one in people)
        found = shared if len(people) > 1 else alone
        found.append(Handset(number, names, people[0].area.name))
    nobody = Handset(UNKNOWN, "Somebody nobody knows", "not registered")
    return [*alone[:ALONE], *shared[:1], nobody]


def _numbers() -> list[str]:
    """Of the area of the newest client: her neighbours have the same health worker."""
    try:
        found = newest_with_phone(NEWEST)
    except RefusedError:
        return []
    home = found[0][1].area_id if found else None
    there = (e164(phone) for phone, one in found if one.area_id == home)
    return list(dict.fromkeys(filter(None, there)))


def _workers() -> list[Handset]:
    found = Worker.objects.exclude(phone="").filter(postings__role=Role.CHW).distinct()
    return [Handset(one.phone, one.name, "Health worker") for one in found.order_by("login")] or [
        Handset("", "Nobody", "no health worker has a number")
    ]


def _chosen(phones: Sequence[Handset], number: str) -> Handset:
    return next((phone for phone in phones if phone.number == number), phones[0])


def _bubbles(number: str) -> list[Bubble]:
    came = Incoming.objects.filter(number=number).order_by("-pk")[:SHOWN]
    went = Outgoing.objects.filter(to=number, begun__isnull=False).order_by("-pk")[:SHOWN]
    found = [Bubble(True, one.text, one.received, one.state) for one in came]
    found += [Bubble(False, one.text, one.created, one.state) for one in went]
    return sorted(found, key=lambda bubble: str(bubble.at))[-SHOWN:]


def _only_in_demo() -> None:
    if not settings.DOORSTEP_DEMO:
        raise Http404
