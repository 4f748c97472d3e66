"""POST /api/push."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from doorstep.protocol.submissions.clock import DRIFT_LIMIT, Clock
from doorstep.server.accounts.models import Posting, Role
from doorstep.server.records.models import Quarantined, Record, Submission
from doorstep.server.sync import accept
from doorstep.server.tasks import evaluate
from doorstep.server.tasks.models import Task

from .conftest import Cast, Phone, home_of
from .forms import DEVICE, new_id, register, visit

NOWHERE = "7d0c2a52-61f4-4f0e-9a51-3b8f0e2f6c11"
"""An area's identifier that no area has."""

pytestmark = pytest.mark.django_db


def test_a_registration_becomes_a_record_and_its_tasks(asha: Phone, today: date) -> None:
    asha.take(register(today, weeks=20))
    record = Record.objects.get()
    assert (record.label, record.area_id) == ("Amina Wanjiru", home_of(asha.worker))
    assert record.known == today
    assert record.properties["age"] == "24"
    ready = Task.objects.filter(state="ready")
    assert [task.occurrence for task in ready] == ["20w"]
    assert ready.get().area == str(home_of(asha.worker))
    assert ready.get().owner == str(asha.worker.id)


def test_a_visit_completes_its_task(asha: Phone, today: date) -> None:
    record = new_id()
    sent = visit(today, record)
    asha.take(register(today, weeks=20, record=record), sent)
    done = Task.objects.get(state="completed")
    assert (done.occurrence, done.done_id, done.done_by) == (
        "20w",
        sent["id"],
        str(asha.worker.id),
    )


def test_the_same_submission_twice_is_a_duplicate(asha: Phone, today: date) -> None:
    sent = register(today)
    assert [a["outcome"] for a in asha.push(sent, sent)] == ["accepted", "duplicate"]
    assert asha.push(sent) == [{"id": sent["id"], "outcome": "duplicate"}]
    assert Submission.objects.count() == 1
    assert Record.objects.get().version == 1


def test_a_bad_one_is_kept_whole_and_does_not_stop_the_rest(asha: Phone, today: date) -> None:
    bad, good = register(today, lmp="yesterday"), register(today)
    answers = asha.push(bad, good)
    assert [answer["outcome"] for answer in answers] == ["quarantined", "accepted"]
    assert answers[0]["reason"] == "lmp: is not a date such as 2026-11-22"
    kept = Quarantined.objects.get()
    assert json.loads(kept.envelope) == bad
    assert kept.reason == answers[0]["reason"]


def test_a_bad_one_sent_again_is_kept_once(asha: Phone, today: date) -> None:
    bad = register(today, lmp="yesterday")
    assert asha.push(bad) == asha.push(bad)
    assert Quarantined.objects.count() == 1


def test_a_mended_cause_releases_it(asha: Phone, today: date) -> None:
    sent = register(today)
    early = sent | {"form_version": "not yet published"}
    asha.push(early)
    asha.take(sent)
    assert Quarantined.objects.get().released_at is not None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": "seven"}, "id: is not a UUID"),
        ({"id": f"uuid:{new_id()}"}, "meta/instanceID: is not the id"),
        ({"form": "cow"}, "form: This server has no form cow"),
        ({"form_version": "1"}, "version 1"),
        ({"form": "import"}, "form: This server has no form import"),
        ({"xml": "<data"}, "not well-formed"),
        ({"xml": 7}, "not well-formed"),
        ({"xml": "<?xml version='1.0' encoding='utf-99'?><data/>"}, "not well-formed"),
        ({"happened": "22/11/2026"}, "happened: is not a date"),
        ({"recorded": "now"}, "recorded: is not an ISO time"),
        ({"recorded": "9999-12-31T23:59:59-14:00"}, "recorded: is not an ISO time"),
        ({"clock": "now"}, "clock: The clock must be"),
        ({"id": "\ud800\x00"}, "id: holds something that is no character"),
    ],
)
def test_quarantine_says_why(asha: Phone, today: date, change: dict[str, Any], reason: str) -> None:
    (answer,) = asha.push(register(today) | change)
    assert answer["outcome"] == "quarantined"
    assert reason in answer["reason"]
    assert Quarantined.objects.count() == 1


def test_a_submission_without_anything_is_quarantined(asha: Phone) -> None:
    assert asha.push({})[0]["outcome"] == "quarantined"


@pytest.mark.parametrize("body", [{}, {"submissions": 7}, []])
def test_what_is_no_push_at_all(asha: Phone, body: object) -> None:
    response = asha.post("/api/push", body)
    assert (response.status, response.json()["code"]) == (400, "bad_request")


def test_a_clock_far_ahead_is_set_back(asha: Phone, today: date) -> None:
    ahead = Clock(32_503_680_000_000, 0, DEVICE)
    asha.take(register(today, clock=ahead))
    submission = Submission.objects.get()
    assert submission.phone_clock == str(ahead)
    now = submission.received.timestamp() * 1000
    assert int(submission.clock[:15]) <= now + DRIFT_LIMIT


@pytest.mark.parametrize("years", [-7, 4])
def test_a_phone_with_a_wrong_year_is_taken_set_right_and_marked(
    asha: Phone, today: date, years: int
) -> None:
    """It knew the server's time once, two days ago."""
    now = datetime.now(UTC)
    watch = now + timedelta(days=365 * years)
    knew = int((now - timedelta(days=2)).timestamp() * 1000)
    clock = Clock(max(knew, int(watch.timestamp() * 1000)), 0, DEVICE)
    sent = register(today, clock=clock) | {
        "happened": watch.date().isoformat(),
        "recorded": watch.isoformat(),
    }
    asha.take(sent)
    kept = Submission.objects.get()
    assert (kept.xml, kept.phone_clock) == (sent["xml"], str(clock))
    assert kept.phone_happened == watch.date()
    assert kept.happened in {today, today - timedelta(2), today - timedelta(3)}
    (shown,) = asha.pull()["submissions"]
    assert shown["phone_happened"] == watch.date().isoformat()


def test_a_phone_that_says_its_time_is_set_right_to_the_day(asha: Phone, today: date) -> None:
    watch = datetime.now(UTC) + timedelta(days=365)
    seen = watch - timedelta(days=9)
    sent = register(today, clock=Clock(int(seen.timestamp() * 1000), 0, DEVICE)) | {
        "happened": seen.date().isoformat(),
        "recorded": seen.isoformat(),
    }
    body = {"sent": watch.isoformat(), "submissions": [sent]}
    assert asha.post("/api/push", body).json()["answers"][0]["outcome"] == "accepted"
    assert abs((Submission.objects.get().happened - (today - timedelta(9))).days) <= 1


def test_records_of_other_areas_are_out_of_reach(
    asha: Phone, neema: Phone, wanjiru: Phone, today: date
) -> None:
    record = new_id()
    neema.take(register(today, record=record))
    (answer,) = asha.push(visit(today, record, "bleeding"))
    assert answer["reason"] == "meta/entity: The record is not in the worker's area."
    assert Record.objects.get().properties.get("danger_signs") is None
    wanjiru.take(visit(today, record, "bleeding"))
    assert Record.objects.get().properties["danger_signs"] == "bleeding"
    assert Record.objects.get().area_id == home_of(neema.worker)


def test_an_earlier_visit_that_arrives_late_does_not_overwrite(asha: Phone, today: date) -> None:
    record = new_id()
    early, late = (Clock(1_700_000_000_000 + n, 0, DEVICE) for n in (1, 2))
    asha.take(register(today, record=record))
    asha.take(visit(today, record, appointment=(today + timedelta(9)).isoformat(), clock=late))
    asha.take(visit(today, record, appointment=(today + timedelta(5)).isoformat(), clock=early))
    expected = (today + timedelta(9)).isoformat()
    assert Record.objects.get().properties["next_appointment"] == expected


def test_a_visit_may_come_before_the_registration(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(visit(today, record, "swelling"))
    assert not Task.objects.exists()
    asha.take(register(today, weeks=20, record=record))
    assert Record.objects.get().properties["danger_signs"] == "swelling"
    assert Task.objects.filter(occurrence="20w", state="completed").exists()


def test_an_outcome_withdraws_what_is_open(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, weeks=20, record=record), visit(today, record, outcome="loss"))
    states = dict(Task.objects.values_list("occurrence", "state"))
    assert states["20w"] == "completed"
    assert set(states.values()) <= {"completed", "cancelled"}


def test_work_of_an_older_posting_is_taken_where_it_belongs(
    cast: Cast, asha: Phone, wanjiru: Phone, today: date
) -> None:
    """Posted elsewhere while her phone was away: she visited and registered where she was."""
    record, fresh = new_id(), new_id()
    wanjiru.take(register(today, record=record) | {"area": str(cast.kianda.id)})
    assert Record.objects.get().area == cast.kianda
    Posting.objects.filter(worker=cast.asha).update(
        starts=today - timedelta(9), ends=today - timedelta(1)
    )
    Posting.objects.create(worker=cast.asha, area=cast.soweto, role=Role.CHW)
    there = {"area": str(cast.kianda.id)}
    asha.take(visit(today, record, "bleeding") | there, register(today, record=fresh) | there)
    assert Record.objects.get(pk=fresh).area == cast.kianda
    assert asha.pull()["submissions"] == []


@pytest.mark.parametrize("claim", ["", "seven", NOWHERE, "soweto"])
def test_nobody_chooses_an_area_that_was_never_theirs(
    cast: Cast, asha: Phone, today: date, claim: str
) -> None:
    claimed = str(cast.soweto.id) if claim == "soweto" else claim
    asha.take(register(today) | {"area": claimed})
    assert Record.objects.get().area == cast.kianda


def test_what_breaks_the_tasks_of_one_record_does_not_stop_the_others(
    asha: Phone, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tasks are worked out once for all of a push; where that fails, for each by itself."""
    broken = new_id()

    def refresh(subjects: Iterable[str], day: date) -> None:
        if broken in set(subjects):
            raise ZeroDivisionError
        evaluate.refresh(subjects, day)

    monkeypatch.setattr(accept, "refresh", refresh)
    good, bad = register(today, weeks=20), register(today, record=broken)
    assert [a["outcome"] for a in asha.push(good, bad)] == ["accepted", "quarantined"]
    assert Task.objects.filter(occurrence="20w", state="ready").exists()
    assert not Record.objects.filter(pk=broken).exists()
