"""Rules about workers: their records follow postings, phones and figures; few may see them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from doorstep.protocol.model.workers import LIST
from doorstep.server.accounts.models import Device, Posting, Role
from doorstep.server.areas.workers import Wanted, post
from doorstep.server.lib import database
from doorstep.server.records import replay
from doorstep.server.records.models import Record
from doorstep.server.tasks.evaluate import present
from doorstep.server.tasks.explain import Asked, story
from doorstep.server.tasks.measuring import measure_all
from doorstep.server.tasks.models import Rollover, Task
from doorstep.server.tasks.publish import publish
from doorstep.server.tasks.rollover import programme_day, roll_over
from doorstep.server.tasks.worklist import entries

from .conftest import Cast, Phone, phone_of
from .forms import NAMESPACE, new_id, next_clock

pytestmark = pytest.mark.django_db
PROGRAMME = Path(__file__).parents[2] / "conformance" / "programme"


@pytest.fixture
def today(cast: Cast) -> date:
    """The programme is published where Asha's phone is silent for weeks, and Neema's is new."""
    long_ago = timezone.now() - timedelta(days=40)
    Posting.objects.filter(worker__in=[cast.asha, cast.neema]).update(starts=long_ago.date())
    Device.objects.create(worker=cast.asha, node="a" * 16, token_hash="a", last_sync=long_ago)
    publish(PROGRAMME)
    return programme_day()


def state(rule: str, worker: object) -> str:
    return Task.objects.get(rule=rule, subject=str(worker)).state


def filled(
    form: str, list_name: str, record: str, today: date, body: str, flag: str = ""
) -> dict[str, Any]:
    instance = f"uuid:{new_id()}"
    xml = (
        f'<data id="{form}" version="1"><{list_name}>{record}</{list_name}>{body}<meta>'
        f'<entity xmlns="{NAMESPACE}" dataset="{list_name}" id="{record}" {flag}/>'
        f"<instanceID>{instance}</instanceID></meta></data>"
    )
    return {
        "id": instance,
        "form": form,
        "form_version": "1",
        "xml": xml,
        "happened": today.isoformat(),
        "recorded": f"{today}T08:00:00Z",
        "clock": str(next_clock()),
    }


def test_records_of_workers_follow_their_postings(cast: Cast, today: date) -> None:
    asha = Record.objects.get(pk=str(cast.asha.pk))
    assert (asha.list, asha.label, asha.area_id) == (LIST, "Asha Mwende", cast.kianda.pk)
    assert asha.properties["role"] == "chw"
    assert asha.properties["supervisor"] == str(cast.wanjiru.pk)
    assert not Record.objects.filter(pk=str(cast.manager.pk)).exists()
    before = asha.version
    Rollover.objects.all().delete()
    roll_over(today)
    assert Record.objects.get(pk=asha.pk).version == before, "nothing new is not said again"
    cast.asha.postings.update(ends=today - timedelta(days=1))
    post(cast.asha, Wanted(Role.CHW, cast.soweto))
    Rollover.objects.all().delete()
    roll_over(today)
    assert Record.objects.get(pk=asha.pk).area_id == cast.soweto.pk
    assert list(replay.differences()) == []


def test_a_silent_worker_is_called_until_her_phone_is_heard(
    cast: Cast, today: date, asha: Phone, wanjiru: Phone
) -> None:
    assert state("silent", cast.asha.pk) == "ready"
    named = {(entry.key, entry.who) for entry in entries(cast.wanjiru)}
    assert ("silent.once", "Asha Mwende") in named
    assert all(entry.key != "silent.once" for entry in entries(cast.asha))
    seen = {one["name"]: one.get("last_seen") for one in wanjiru.pull()["workers"]}
    assert seen["Asha Mwende"] == (today - timedelta(days=40)).isoformat()
    asha.pull()
    assert state("silent", cast.asha.pk) == "cancelled"
    seen = {one["name"]: one.get("last_seen") for one in wanjiru.pull()["workers"]}
    assert seen["Asha Mwende"] == today.isoformat()
    assert list(replay.differences()) == []


def test_figures_of_work_that_was_sent_call_for_coaching(
    cast: Cast, today: date, asha: Phone, wanjiru: Phone
) -> None:
    """Blank figures call for nothing; a bad month calls; a talk about it is the end."""
    assert state("coach", cast.asha.pk) == "cancelled"
    person = new_id()
    enrolled = filled("enrol", "person", person, today, "<town>Kianda</town>", 'create="1"')
    asha.take(enrolled, filled("visit", "person", person, today, "<well>no</well>"))
    measure_all(today, lately=True)
    assert state("coach", cast.asha.pk) == "ready"
    assert state("coach", cast.neema.pk) == "cancelled"
    asked = Asked("coach", "once", Record.objects.get(pk=str(cast.asha.pk)))
    assert "ready" in story(asked, present(today))
    again = [filled("visit", "person", person, today, "<well>yes</well>") for _ in range(2)]
    asha.take(*again)
    measure_all(today, lately=True)
    assert state("coach", cast.asha.pk) == "cancelled", "two of three were found well"
    asha.take(*(filled("visit", "person", person, today, "<well>no</well>") for _ in range(3)))
    measure_all(today, lately=True)
    assert state("coach", cast.asha.pk) == "ready"
    talk = filled("supervise", "worker", str(cast.asha.pk), today, "<agreed>More calls</agreed>")
    wanjiru.take(talk)
    assert state("coach", cast.asha.pk) == "completed"
    assert f"by {cast.wanjiru.name} with {talk['id']}" in story(asked, present(today))
    kept = database.rows("SELECT numerator, denominator FROM indicator_value", {})
    assert kept == [(2, 6)]
    assert list(replay.differences()) == []


def test_what_is_said_of_a_worker_goes_to_her_and_to_who_stands_above(
    cast: Cast, today: date, asha: Phone, wanjiru: Phone
) -> None:
    talk = filled("supervise", "worker", str(cast.asha.pk), today, "<agreed>More calls</agreed>")
    wanjiru.take(talk)
    post(cast.neema, Wanted(Role.CHW, cast.kianda))
    Rollover.objects.all().delete()
    roll_over(today)
    neema = phone_of(cast.neema)

    def told(phone: Phone) -> str:
        return " ".join(one["xml"] for one in phone.pull()["submissions"])

    assert "More calls" in told(wanjiru)
    assert "More calls" in told(asha)
    assert "More calls" not in told(neema), "a colleague in the same village"
    assert str(cast.neema.pk) in told(neema)
    assert str(cast.neema.pk) not in told(asha)
    (answer,) = asha.push(filled("supervise", "worker", str(cast.neema.pk), today, ""))
    assert answer["outcome"] == "quarantined"
    (answer,) = wanjiru.push(filled("supervise", "worker", new_id(), today, ""))
    assert answer["outcome"] == "quarantined"
    held = {one["name"]: one.get("last_seen") for one in neema.pull()["workers"]}
    assert held["Asha Mwende"] is None
