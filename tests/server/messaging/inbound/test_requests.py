"""A client writes: her request is on her health worker's list, and both get an SMS."""

from __future__ import annotations

import pytest
from django.utils import timezone

from doorstep.protocol.sms import parts
from doorstep.server.messaging.inbound import looking
from doorstep.server.messaging.models import Asked, Incoming, Outgoing, Stopped
from doorstep.server.records.models import Record, Submission
from doorstep.server.tasks.models import Task
from doorstep.server.tasks.worklist import entries

from .conftest import AMINA, ASHA, SHARED, Talk, requests

pytestmark = pytest.mark.django_db
State = Incoming.State
NOBODY = "+254799999999"


def name_of(record: Record, link: str) -> str:
    return Record.objects.get(pk=record.properties[link]).label


def test_an_appointment_becomes_a_task_and_both_get_an_sms(talk: Talk) -> None:
    message = talk.write(AMINA, "Appointment please, my back hurts")
    assert message.state == State.HANDLED, message.problem
    (request,) = requests().values()
    assert request.label == "Amina Hassan"
    assert {name: request.properties[name] for name in ("reason", "urgency", "channel")} == {
        "reason": "appointment",
        "urgency": "routine",
        "channel": "sms",
    }
    assert name_of(request, "pregnancy") == "Amina Hassan"
    assert name_of(request, "household") == "Hassan"
    (entry,) = [one for one in entries(talk.cast.asha) if one.task.rule == "answer_request"]
    assert (entry.who, entry.task.subject) == ("Amina Hassan", request.pk)
    (answer,) = talk.read(AMINA)
    assert answer.startswith("Thank you. Your health worker has your request")
    (notice,) = talk.read(ASHA)
    assert notice.startswith("A client asks for you by SMS.")
    assert Submission.objects.get(form="register_request").worker.login == "sms"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("MIADI tafadhali", "Asante."),
        ("rendezvous s'il vous plait", "Merci."),
        ("apointment", "Thank you."),
        ("naumwa kichwa", "Asante."),
        ("kwa nini hamji kunitembelea, nina ujauzito", "Asante."),
    ],
)
def test_the_answer_is_in_the_language_of_the_words(talk: Talk, text: str, answer: str) -> None:
    talk.write(AMINA, text)
    (read,) = talk.read(AMINA)
    assert read.startswith(answer)
    assert parts(read) == 1


def test_a_word_of_danger_raises_the_task_whatever_the_keyword_says(talk: Talk) -> None:
    talk.write(AMINA, "appointment, natokwa na damu nyingi")
    (request,) = requests().values()
    assert request.properties["urgency"] == "emergency"
    task = Task.objects.get(subject=request.pk, rule="answer_request")
    assert task.band == 3
    (notice,) = talk.read(ASHA)
    assert notice.startswith("URGENT. A client asks for you by SMS.")
    assert "damu" not in notice  # which danger, only her list says
    assert parts(notice) == 1


def test_the_same_message_told_twice_is_one_request(talk: Talk) -> None:
    message = talk.write(AMINA, "APPOINTMENT")
    Incoming.objects.filter(pk=message.pk).update(state=State.NEW)  # as after a crash
    looking.look()
    assert len(requests()) == 1
    assert len(talk.read(AMINA)) == len(talk.read(ASHA)) == 1
    message.refresh_from_db()
    assert message.state == State.HANDLED


def test_who_shares_a_phone_is_asked_whose_request_it_is(talk: Talk) -> None:
    first = talk.write(SHARED, "MIADI")
    assert first.state == State.ASKED
    assert talk.read(SHARED) == [
        "Ni kuhusu nani? Jibu kwa namba: 1 Rehema Hassan, 2 Zuhura Hassan, 3 mtu mwingine"
    ]
    assert not requests()
    talk.write(SHARED, "2")
    (request,) = requests().values()
    assert name_of(request, "pregnancy") == "Zuhura Hassan"
    first.refresh_from_db()
    assert first.state == State.HANDLED
    assert talk.read(SHARED)[-1].startswith("Asante.")


def test_somebody_else_of_the_house_is_a_request_of_the_household(talk: Talk) -> None:
    talk.write(SHARED, "appointment")
    talk.write(SHARED, "3")
    (request,) = requests().values()
    assert "pregnancy" not in request.properties
    assert name_of(request, "household") == "Hassan"


def test_danger_waits_for_no_answer(talk: Talk) -> None:
    message = talk.write(SHARED, "she is bleeding")
    assert message.state == State.HANDLED
    (request,) = requests().values()
    assert request.label == "Rehema Hassan / Zuhura Hassan"
    assert request.properties["urgency"] == "emergency"


def test_where_nobody_says_whose_it_is_it_is_asked_for_all(talk: Talk) -> None:
    message = talk.write(SHARED, "appointment")
    Asked.objects.update(until=timezone.now())
    looking.look()
    message.refresh_from_db()
    assert message.state == State.HANDLED
    assert len(requests()) == 1


def test_an_unknown_number_is_asked_for_its_village(talk: Talk) -> None:
    message = talk.write(NOBODY, "I need an appointment")
    assert message.state == State.TRIAGE
    assert "In which village do you live?" in talk.read(NOBODY)[0]
    talk.write(NOBODY, "kiannda")
    (request,) = requests().values()
    assert request.area == talk.cast.kianda
    assert request.properties["phone"] == NOBODY
    message.refresh_from_db()
    assert message.state == State.HANDLED
    assert talk.read(ASHA)


@pytest.mark.parametrize("text", ["appointment Soweto", "APPOINTMENT neema"])
def test_a_village_or_the_code_of_a_health_worker_places_it_at_once(talk: Talk, text: str) -> None:
    talk.write(NOBODY, text)
    (request,) = requests().values()
    assert request.area == talk.cast.soweto


def test_stop_and_start(talk: Talk) -> None:
    talk.write(AMINA, "ACHA")
    assert Stopped.objects.filter(number=AMINA).exists()
    assert talk.read(AMINA) == ["Hutapokea tena ujumbe wetu. Andika START kuupokea tena."]
    talk.write(AMINA, "start")
    assert not Stopped.objects.exists()


@pytest.mark.parametrize("text", ["", "🙏🏽", "\u202e", "'; DROP TABLE x; --", "a" * 5000, "\x01"])
def test_any_message_is_answered_and_nothing_is_dropped(talk: Talk, text: str) -> None:
    message = talk.write(AMINA, text)
    assert message.state in (State.HANDLED, State.TRIAGE)
    assert len(talk.read(AMINA)) == 1
    assert len(requests()) == 1


def test_two_machines_do_not_answer_each_other_for_ever(talk: Talk) -> None:
    for _ in range(35):
        talk.bring(AMINA, "appointment")
    looking.look()
    assert Outgoing.objects.filter(to=AMINA).count() == 30
    assert Incoming.objects.filter(state=State.TRIAGE).count() == 5


def test_a_name_of_an_operator_is_not_answered(talk: Talk) -> None:
    message = talk.write("Safaricom", "You have won")
    assert message.state == State.TRIAGE
    assert not Outgoing.objects.exists()


def test_a_worker_without_her_app_gets_her_list_and_closes_a_task(talk: Talk) -> None:
    talk.write(AMINA, "appointment")
    talk.write(ASHA, "tasks")
    listed = talk.read(ASHA)[-1]
    line = next(line for line in listed.splitlines() if "Answer a request" in line)
    assert "Amina Hassan" in line
    talk.write(ASHA, f"done {line.split()[0].rstrip('!')} gave her a card")
    (request,) = requests().values()
    assert request.properties["status"] == "answered"
    assert Task.objects.get(subject=request.pk, rule="answer_request").state == "completed"
    done = Submission.objects.get(form="request_answer")
    assert done.worker == talk.cast.asha
    assert "gave her a card" in done.xml
    assert talk.read(ASHA)[-1] == "Done: it is off your list."


@pytest.mark.parametrize("text", ["done", "done 1", "done 99"])
def test_done_without_a_list_or_number_says_what_to_do(talk: Talk, text: str) -> None:
    talk.write(ASHA, text)
    assert talk.read(ASHA) == ["Ask for your list first, then answer with the number of the task."]


def test_a_client_cannot_close_tasks(talk: Talk) -> None:
    talk.write(AMINA, "done 1")
    assert not Submission.objects.filter(form="request_answer").exists()
