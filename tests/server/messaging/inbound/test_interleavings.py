"""Two mothers share a phone and write as they like: nothing is lost or doubled."""

from __future__ import annotations

import random

import pytest
from django.utils import timezone

from doorstep.server.messaging.inbound import looking
from doorstep.server.messaging.models import Asked, Incoming, Outgoing
from doorstep.server.records.models import Record, Submission

from .conftest import SHARED, Talk

pytestmark = pytest.mark.django_db
State = Incoming.State

ASKS = ("appointment", "MIADI", "my baby is sick", "rendezvous", "hello", "nina swali")
ALARMS = ("bleeding", "natokwa na damu", "elle saigne beaucoup")
REPLIES = ("1", "2", "3", "mbili", "Rehema", "Zuhura please", "4", "no idea")
STEPS = 14


def spoken(chance: random.Random) -> str:
    return chance.choice(chance.choice((ASKS, ASKS, ALARMS, REPLIES, REPLIES)))


@pytest.mark.parametrize("seed", range(8))
def test_any_order_of_words_and_replies(talk: Talk, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(STEPS):
        talk.bring(SHARED, spoken(chance))
        if chance.random() < 0.6:  # several may come before anybody looks
            looking.look()
        if chance.random() < 0.1:
            Asked.objects.update(until=timezone.now())
    looking.look()
    Asked.objects.update(until=timezone.now())
    looking.look()

    said = list(Incoming.objects.all())
    assert {one.state for one in said} <= {State.HANDLED, State.TRIAGE}
    filled = {one.submission for one in said if one.submission}
    logged = set(Submission.objects.filter(form="register_request").values_list("instance_id"))
    assert {(one,) for one in filled} == logged
    words = sorted(record.properties["words"] for record in Record.objects.filter(list="request"))
    assert words == sorted(one.text for one in said if one.submission)
    assert all(one.submission for one in said if one.text in (*ASKS, *ALARMS))
    assert Outgoing.objects.count() == Outgoing.objects.values("key").distinct().count()
