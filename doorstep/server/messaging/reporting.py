"""What gateways tell us: messages that came in, and what became of those that went out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from .gateways.base import Fate, Heard, Received, Report
from .inbound.jobs import look_soon
from .models import Gateway, Incoming, Outgoing
from .numbers import e164

State = Outgoing.State

BEFORE = {
    Fate.SENT: (State.SENDING, State.DOUBTFUL),
    Fate.DELIVERED: (State.SENDING, State.DOUBTFUL, State.SENT),
    Fate.FAILED: (State.SENDING, State.DOUBTFUL, State.SENT),
}
"""Reports come in any order, and more than once: each only adds to what is known."""

LONGEST = 10_000
"""Characters of a message that are kept; the longest that phones send has 255 parts of 153."""


def take(gateway: Gateway, heard: Heard) -> None:
    """All of a call, before it is answered."""
    with transaction.atomic():
        Gateway.objects.filter(pk=gateway.pk).update(heard=timezone.now())
        for report in heard.reports:
            _note(gateway, report)
        keep(gateway, heard.messages)


def take_call(gateway: Gateway, rang: Received) -> None:
    """Who rings again within the hour, as people do until somebody answers, asks once."""
    hour = f"{timezone.now():%Y-%m-%dT%H}"
    name = hashlib.sha256(f"{rang.sender}\n{hour}".encode()).hexdigest()
    take(gateway, Heard(messages=[replace(rang, id=f"call {name}")]))


def keep(gateway: Gateway, messages: Iterable[Received]) -> None:
    """Each once, however often the provider tells; they are looked at soon after."""
    rows = [_incoming(gateway, one) for one in messages]
    if rows:
        Incoming.objects.bulk_create(rows, ignore_conflicts=True)
        transaction.on_commit(look_soon)


def _incoming(gateway: Gateway, one: Received) -> Incoming:
    plain = one.text.replace("\0", "")[:LONGEST]
    return Incoming(
        gateway=gateway.name,
        provider_id=_name(one),
        number=e164(one.sender) or one.sender.replace("\0", "")[:40],
        to=one.to.replace("\0", "")[:40],
        text=plain,
    )


def _name(one: Received) -> str:
    """A provider without ids: the same words from the same number in one minute are one message."""
    if one.id:
        return one.id.replace("\0", "")[:120]
    minute = f"{timezone.now():%Y-%m-%dT%H:%M}"
    return hashlib.sha256(f"{one.sender}\n{one.text}\n{minute}".encode()).hexdigest()


def _note(gateway: Gateway, report: Report) -> None:
    known = _meant(gateway, report).filter(state__in=BEFORE[report.fate])
    problem = report.problem.replace("\0", "")[:80]
    known.update(state=report.fate.value, problem=problem, finished=timezone.now())


def _meant(gateway: Gateway, report: Report) -> QuerySet[Outgoing]:
    """A gateway can only speak of what it was given."""
    own = Outgoing.objects.filter(gateway=gateway.name)
    try:
        return own.filter(reference=UUID(report.reference))
    except ValueError:
        return own.filter(provider_id=report.provider_id or None)
