"""The day the clock changes: nobody is given less time to answer, and answers wait for nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from doorstep.server.messaging.inbound import looking
from doorstep.server.messaging.models import Incoming, Outgoing
from doorstep.server.programmes import releases

from .conftest import AMINA, SHARED, Talk, requests

pytestmark = pytest.mark.django_db
State = Incoming.State
CHANGES = {
    "an hour is left out": datetime(2027, 3, 28, 0, 45, tzinfo=UTC),
    "an hour comes twice": datetime(2027, 10, 31, 0, 45, tzinfo=UTC),
}
"""A quarter of an hour before it, in Paris: in the night, when no reminders go out."""

SHOWN = {"an hour is left out": "01:45:00+01:00", "an hour comes twice": "02:45:00+02:00"}


@pytest.fixture
def clock(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    del talk
    monkeypatch.setattr(releases, "zone", lambda: ZoneInfo("Europe/Paris"))
    return lambda shown: monkeypatch.setattr(timezone, "now", lambda: shown)


@pytest.mark.parametrize("change", CHANGES)
def test_who_shares_a_phone_has_half_an_hour_to_answer(
    talk: Talk, clock: Callable[[datetime], None], change: str
) -> None:
    asked = CHANGES[change]
    clock(asked)
    message = talk.write(SHARED, "MIADI")
    states = []
    for minutes in (29, 30):
        clock(asked + timedelta(minutes=minutes))
        looking.look()
        message.refresh_from_db()
        states.append(message.state)
    assert states == [State.ASKED, State.HANDLED]
    assert len(requests()) == 1


@pytest.mark.parametrize("change", CHANGES)
def test_an_answer_goes_out_at_once_and_the_request_says_when_it_came(
    talk: Talk, clock: Callable[[datetime], None], change: str
) -> None:
    clock(CHANGES[change])
    message = talk.bring(AMINA, "MIADI")
    Incoming.objects.filter(pk=message.pk).update(received=CHANGES[change])
    looking.look()
    answer = Outgoing.objects.get(to=AMINA)
    assert answer.next_try == CHANGES[change], "it is night there"
    assert answer.expires - answer.next_try == timedelta(hours=24)
    (request,) = requests().values()
    said = f"{CHANGES[change]:%Y-%m-%d}T{SHOWN[change]}"
    assert request.properties["requested_at"] == said
