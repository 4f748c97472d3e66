"""What was said by SMS with a client, on her page; and with a number, beside what waits."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client

from doorstep.server.accounts.models import Role, Worker
from doorstep.server.audit.models import Entry
from doorstep.server.messaging import outbox
from doorstep.server.messaging.models import Incoming, Outgoing
from doorstep.server.messaging.outbox import Wanted
from doorstep.server.records.models import Record
from tests.server.desk import browser_of

from .conftest import AMINA, SHARED, Talk

pytestmark = pytest.mark.django_db
NOBODY = "+254799999999"


@pytest.fixture
def desk(talk: Talk) -> Client:
    return browser_of(talk.cast.manager, verified=True)


def page(desk: Client, name: str) -> str:
    answer = desk.get(f"/desk/clients/{Record.objects.get(label=name, list='pregnancy').pk}")
    assert answer.status_code == 200
    return answer.content.decode()


def exchanged(shown: str) -> list[str]:
    """Each SMS of a page as one line, without its time."""
    lists = re.findall(r'<ol class="exchange">(.*?)</ol>', shown, re.DOTALL)
    items = re.findall(r"<li.*?</li>", "".join(lists), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>|[-\d]+ [\d:]+ UTC", " ", item).split()) for item in items]


def test_a_clients_page_tells_what_she_wrote_and_what_was_sent(talk: Talk, desk: Client) -> None:
    talk.write(AMINA, "APPOINTMENT <b>today</b>")
    Outgoing.objects.filter(to=AMINA).update(state=Outgoing.State.DELIVERED)
    amina = Record.objects.get(label="Amina Hassan", list="pregnancy")
    visit_soon = Wanted("r", "visit_soon", "", "", recipient=amina.pk, withheld="did not agree")
    outbox.put([replace(visit_soon, subject=amina.pk)])
    first, *others = exchanged(page(desk, "Amina Hassan"))
    assert first == "· came in · looked after APPOINTMENT &lt;b&gt;today&lt;/b&gt;"
    assert len(others) == 3
    assert others[0].startswith("· went out, answer · on the phone Thank you.")
    assert others[1].startswith("· to Asha Mwende, request_chw · waiting A client asks for you")
    assert others[2] == "· went out, visit_soon · not sent: did not agree"
    (noted,) = Entry.objects.filter(kind="conversation")
    assert (noted.by, noted.ids) == (talk.cast.manager.login, [amina.pk])


def test_of_a_shared_phone_each_woman_has_her_own(talk: Talk, desk: Client) -> None:
    talk.write(SHARED, "MIADI")
    talk.write(SHARED, "2")
    assert "Ni kuhusu nani?" in page(desk, "Zuhura Hassan")
    assert not exchanged(page(desk, "Rehema Hassan"))
    assert [one.record for one in Incoming.objects.all()] == [
        Record.objects.get(label="Zuhura Hassan", list="pregnancy").pk
    ] * 2


def test_what_was_said_before_stands_beside_the_sms_that_waits(talk: Talk, desk: Client) -> None:
    for text in ("MIADI", "hello again"):
        talk.write(NOBODY, text)
    found = exchanged(desk.get("/desk/triage").content.decode())
    assert found[0].endswith("waits for a person: unknown number MIADI")
    assert "Unaishi kijiji gani?" in found[1]
    assert len(found) == 2, "only what came before the second one"


def test_what_a_number_said_of_people_elsewhere_is_not_shown(talk: Talk) -> None:
    first, _ = (talk.write(NOBODY, text) for text in ("MIADI", "hello again"))
    Incoming.objects.filter(pk=first.pk).update(record=Record.objects.all()[0].pk)
    there = Worker.objects.add("there", "Mtu There", Role.MANAGER, talk.cast.soweto.pk)
    shown = browser_of(there, verified=True).get("/desk/triage").content.decode()
    assert "hello again" in shown
    assert "MIADI" not in shown
    assert not exchanged(shown)
