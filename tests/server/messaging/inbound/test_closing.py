"""A request that was answered is closed with one polite SMS; a missed call is a request too."""

from __future__ import annotations

from datetime import date

import pytest

from doorstep.protocol.sms import fits_basic, parts
from doorstep.server.messaging import reporting
from doorstep.server.messaging.gateways.base import Received
from doorstep.server.messaging.gateways.http import MISSED_CALL
from doorstep.server.messaging.inbound import looking
from doorstep.server.messaging.models import Outgoing
from doorstep.server.messaging.outbound.sweep import say_what_is_due
from doorstep.server.programmes import releases
from doorstep.server.records.models import Record

from ..speaking import at
from .conftest import AMINA, ASHA, Talk

pytestmark = pytest.mark.django_db
TOLD = "request_answered"
HALIMA = "+254712000007"


@pytest.fixture
def halima(talk: Talk) -> str:
    """She agreed to be texted."""
    said = {"phone": HALIMA, "phone_consent": "yes"}
    return talk.register("pregnancy", "Halima Juma", talk.cast.kianda.pk, **said)


def test_who_asked_by_sms_is_told_once_that_she_was_answered(
    talk: Talk, halima: str, today: date
) -> None:
    talk.write(HALIMA, "MIADI")
    noon = at(today, 12)
    say_what_is_due(noon)
    assert not Outgoing.objects.filter(message=TOLD)
    for text in ("TASKS", "DONE 1"):
        talk.write(ASHA, text)
    assert [say_what_is_due(noon) for _ in range(2)][1] == 0
    told = Outgoing.objects.get(message=TOLD)
    assert (told.recipient, told.to, told.language) == (halima, HALIMA, "sw"), "as she wrote"
    assert told.text.startswith("Mhudumu wako amejibu ombi lako.")


def test_who_did_not_agree_is_not_told(talk: Talk, today: date) -> None:
    talk.write(AMINA, "MIADI")
    for text in ("TASKS", "DONE 1"):
        talk.write(ASHA, text)
    say_what_is_due(at(today, 12))
    told = Outgoing.objects.get(message=TOLD)
    assert (told.state, told.problem) == (Outgoing.State.WITHHELD, "did not agree")


def test_it_says_nothing_of_anybodys_health_and_is_one_sms_in_each_language() -> None:
    (message,) = [one for one in releases.current_package()["messages"] if one["code"] == TOLD]
    for text in message["text"].values():
        assert fits_basic(text)
        assert parts(text) == 1
        assert "${" not in text


def test_a_missed_call_is_a_request_to_be_called_back(talk: Talk) -> None:
    reporting.take_call(talk.gateway, Received("", AMINA, MISSED_CALL))
    looking.look()
    request = Record.objects.get(list="request")
    said = {name: request.properties[name] for name in ("channel", "phone")}
    assert (request.label, said) == ("Amina Hassan", {"channel": "call", "phone": AMINA})
    assert talk.read(AMINA)[0].startswith("Thank you for calling.")
    assert talk.read(ASHA)[0].startswith("A client rang and hung up: please call back.")
