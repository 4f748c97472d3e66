"""The page of SMS that wait for a person, and what she can do about each."""

from __future__ import annotations

import pytest
from django.test import Client

from doorstep.server.audit.models import Entry
from doorstep.server.messaging.models import Incoming
from doorstep.server.records.models import Record
from tests.server.desk import browser_of

from .conftest import ASHA, Talk, requests

pytestmark = pytest.mark.django_db
NOBODY = "+254799999999"
State = Incoming.State


@pytest.fixture
def desk(talk: Talk) -> Client:
    return browser_of(talk.cast.manager, verified=True)


def settle(desk: Client, message: Incoming, **said: str) -> str:
    answer = desk.post(f"/desk/triage/{message.pk}", said, follow=True)
    assert answer.status_code == 200
    message.refresh_from_db()
    return answer.content.decode()


def test_what_waits_is_shown_and_who_looked_is_noted(talk: Talk, desk: Client) -> None:
    message = talk.write(NOBODY, "naomba miadi <b>")
    page = desk.get("/desk/triage").content.decode()
    assert NOBODY in page
    assert "naomba miadi &lt;b&gt;" in page
    assert "unknown number" in page
    assert Entry.objects.filter(kind="message", ids=[str(message.pk)], by="mosi").exists()


def test_a_person_says_whose_it_is(talk: Talk, desk: Client) -> None:
    message = talk.write(NOBODY, "MIADI")
    page = desk.get("/desk/triage?who=amina").content.decode()
    amina = Record.objects.get(label="Amina Hassan")
    assert f'value="{amina.pk}"' in page
    told = settle(desk, message, do="belongs", record=amina.pk)
    assert "on the health worker" in told
    assert message.state == State.HANDLED
    (request,) = requests().values()
    assert request.properties["pregnancy"] == amina.pk
    assert talk.read(ASHA)
    assert talk.read(NOBODY)[-1].startswith("Asante. Mhudumu wako")


def test_a_place_is_enough(talk: Talk, desk: Client) -> None:
    message = talk.write(NOBODY, "MIADI")
    settle(desk, message, do="place", area=str(talk.cast.soweto.pk))
    (request,) = requests().values()
    assert request.area == talk.cast.soweto
    talk.write(NOBODY, "Kianda")  # the village comes after all
    assert len(requests()) == 1


def test_it_is_answered_or_put_away_once(talk: Talk, desk: Client) -> None:
    first, second = talk.write(NOBODY, "MIADI"), talk.write(NOBODY, "MIADI")
    settle(desk, first, do="reply", text="Who are you?")
    assert talk.read(NOBODY)[-1] == "Who are you?"
    settle(desk, second, do="ignore")
    assert (first.state, second.state) == (State.HANDLED, State.IGNORED)
    assert desk.post(f"/desk/triage/{second.pk}", {"do": "ignore"}).status_code == 404


def test_nothing_is_done_without_a_choice(talk: Talk, desk: Client) -> None:
    message = talk.write(NOBODY, "MIADI")
    assert "Nothing was done" in settle(desk, message, do="reply", text="  ")
    assert message.state == State.TRIAGE


def test_only_clients_of_her_areas_can_be_chosen(talk: Talk, desk: Client) -> None:
    message = talk.write(NOBODY, "MIADI")
    answer = desk.post(f"/desk/triage/{message.pk}", {"do": "belongs", "record": "nobody"})
    assert answer.status_code == 404
    answer = desk.post(f"/desk/triage/{message.pk}", {"do": "place", "area": "nowhere"})
    assert answer.status_code == 404


def test_who_is_posted_nowhere_sees_no_message(talk: Talk) -> None:
    talk.write(NOBODY, "MIADI")
    desk = browser_of(talk.cast.administrator, verified=True)
    assert NOBODY not in desk.get("/desk/triage").content.decode()
