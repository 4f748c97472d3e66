"""The pages of SMS at the desk: how they fare, what is said, what one client would be sent."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from doorstep.server.audit.models import Entry
from doorstep.server.messaging import outbox
from doorstep.server.messaging.models import Incoming, Outgoing
from doorstep.server.messaging.old import forget_old_messages
from doorstep.server.messaging.outbox import Wanted
from doorstep.server.records.models import Record

from ..conftest import Cast, Phone
from ..desk import browser_of
from .speaking import speaking, woman

pytestmark = pytest.mark.django_db
State = Outgoing.State


@pytest.fixture
def amina(cast: Cast, asha: Phone, today: date, tmp_path: Path) -> Record:
    del cast
    speaking(tmp_path / "programme", "hello", "visit", "check")
    asha.take(woman(today, weeks=10))
    return Record.objects.get(label="Amina Wanjiru")


def went(record: Record, key: str, state: State) -> Outgoing:
    outbox.put([Wanted(key, "hello", "+254712345678", "Karibu sana", subject=record.pk)])
    Outgoing.objects.filter(key=key).update(state=state, problem="HTTP 400")
    return Outgoing.objects.get(key=key)


def page(worker: object, path: str = "/desk/sms") -> str:
    answer = browser_of(worker, verified=True).get(path)  # type: ignore[arg-type]
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_manager_sees_how_messages_of_her_areas_fare_and_no_texts(
    cast: Cast, amina: Record
) -> None:
    went(amina, "a", State.DELIVERED)
    failed = went(amina, "b", State.FAILED)
    shown = page(cast.manager)
    assert "1 SMS were paid for" in shown
    assert "HTTP 400" in shown
    assert "Karibu" not in shown
    assert "712345678" not in shown
    assert Entry.objects.filter(kind="message").latest("pk").ids == [str(failed.pk)]
    assert "HTTP 400" not in page(cast.administrator), "who sees no records sees no messages"
    assert "There is none yet" in page(cast.administrator)


def test_what_failed_goes_out_again_when_she_says_so(cast: Cast, amina: Record) -> None:
    went(amina, "a", State.FAILED)
    went(amina, "b", State.DOUBTFUL)
    outbox.put([Wanted("c", "answer", "+254700000009", "Asante")])
    Outgoing.objects.filter(key="c").update(state=State.FAILED)
    browser = browser_of(cast.manager, verified=True)
    assert browser.post("/desk/sms/again").status_code == 302
    states = dict(Outgoing.objects.values_list("key", "state"))
    assert states == {"a": State.QUEUED, "b": State.QUEUED, "c": State.FAILED}, "not hers"


def test_texts_with_what_they_cost(cast: Cast, amina: Record) -> None:
    del amina
    shown = page(cast.manager, "/desk/sms/texts")
    assert "when a task opens: anc" in shown
    assert '<td lang="fr" dir="auto">Bienvenue</td><td class="number">9</td>' in shown


def test_all_that_a_client_would_be_sent(cast: Cast, amina: Record, today: date) -> None:
    found = page(cast.manager, "/desk/sms/texts?who=amina")
    path = f"/desk/sms/coming/{amina.pk}"
    assert path in found
    shown = page(cast.manager, path)
    opens = today + timedelta(weeks=2, days=-7)
    assert shown.count("Visit by") == 8, "one for each contact of the schedule"
    assert f"<td>{opens}</td>" in shown
    assert "Welcome" in shown
    assert "9 SMS" in shown
    amina.properties["phone_consent"] = "no"
    amina.save()
    shown = page(cast.manager, path)
    assert "not sent: did not agree" in shown
    assert "0 SMS" in shown


def test_texts_and_numbers_are_forgotten_and_that_they_were_sent_is_not(
    amina: Record, settings: LazySettings
) -> None:
    settings.DOORSTEP_SMS_KEPT = 90
    old = timezone.now() - timedelta(days=91)
    for key, state in (("a", State.DELIVERED), ("b", State.QUEUED)):
        went(amina, key, state)
    for came in (Incoming.State.HANDLED, Incoming.State.TRIAGE):
        Incoming.objects.create(gateway="main", provider_id=came, number="+1", text="x", state=came)
    assert forget_old_messages() == 0
    Outgoing.objects.update(created=old)
    Incoming.objects.update(received=old)
    assert [forget_old_messages(), forget_old_messages()] == [2, 0]
    assert list(Outgoing.objects.order_by("key").values_list("text", "to")) == [
        ("", ""),
        ("Karibu sana", "+254712345678"),
    ]
    assert dict(Incoming.objects.values_list("state", "text")) == {"handled": "", "triage": "x"}
