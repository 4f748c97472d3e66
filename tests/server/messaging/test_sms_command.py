"""``doorstep sms``, as whoever runs the server uses it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from doorstep.server.accounts.models import Worker
from doorstep.server.messaging import outbox, routes, sending
from doorstep.server.messaging.models import Gateway, Outgoing
from doorstep.server.messaging.outbox import Wanted

from ..conftest import Cast
from ..test_commands import fails, run
from .provider import Provider

pytestmark = pytest.mark.django_db


def test_from_the_first_gateway_to_the_first_message(there: Provider) -> None:
    assert "There is no gateway yet" in run("sms")
    assert "say its --kind" in fails("sms", "gateway", "main")
    assert "needs url" in fails("sms", "gateway", "main", "--kind", "http")
    told = run("sms", "gateway", "main", "--kind", "http", "--set", f"url={there.url}")
    assert "http://localhost:8000/sms/main/" in told
    assert run("sms", "gateway", "main", "--prefixes", "+254", "--per-minute", "30") == told
    gateway = Gateway.objects.get()
    assert (gateway.prefixes, gateway.per_minute, gateway.rank) == ("+254", 30, 1)
    outbox.put([Wanted("one", "greeting", "+254712345678", "Karibu")])
    sending.drain()
    listed = run("sms")
    assert "+254" in listed
    assert "sent              1" in listed.replace("\n", " | ")
    assert there.url not in listed


def test_a_gateway_is_put_out_of_use_and_back(there: Provider) -> None:
    run("sms", "gateway", "main", "--kind", "http", "--set", f"url={there.url}")
    run("sms", "gateway", "main", "--off")
    assert "http (off)" in run("sms")
    run("sms", "gateway", "main", "--set", "to=msisdn")
    assert not Gateway.objects.get().enabled, "other settings do not switch it on"
    run("sms", "gateway", "main", "--on")
    assert routes.settings_of(Gateway.objects.get(enabled=True))["url"] == there.url


def test_workers_have_numbers(cast: Cast) -> None:
    assert run("sms", "number", "asha", "0712 345 678", "--language", "sw") == (
        "Asha Mwende: +254712345678\n"
    )
    asha = Worker.objects.get(pk=cast.asha.pk)
    assert (asha.phone, asha.language) == ("+254712345678", "sw")
    assert "is no telephone number" in fails("sms", "number", "asha", "12")
    assert run("sms", "number", "asha", "") == "Asha Mwende: no number\n"


def test_what_was_not_delivered_goes_out_again_when_somebody_says_so(there: Provider) -> None:
    run("sms", "gateway", "main", "--kind", "http", "--set", f"url={there.url}")
    dead = (Outgoing.State.FAILED, Outgoing.State.EXPIRED, Outgoing.State.DOUBTFUL)
    for state in (*dead, Outgoing.State.DELIVERED):
        outbox.put([Wanted(state, "greeting", "+254712345678", "Karibu")])
        Outgoing.objects.filter(key=state).update(state=state, expires=timezone.now())
    assert run("sms", "again") == "3 messages wait to be sent again.\n"
    sending.drain()
    assert len(there.asked) == 3
