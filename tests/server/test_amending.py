"""Corrections and withdrawals: submissions that change what others said."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest

from doorstep.protocol.days import epoch_day
from doorstep.protocol.package import Package
from doorstep.server.programmes.releases import current_package
from doorstep.server.records import projection, rebuild
from doorstep.server.records.models import Quarantined, Record, SubmissionRecord
from doorstep.server.records.replay import differences
from doorstep.server.records.rows import Row
from doorstep.server.tasks.models import Task

from .conftest import Phone
from .forms import correcting, new_id, outcome, register, visit, withdrawing

pytestmark = pytest.mark.django_db


@pytest.fixture
def package(asha: Phone) -> Package:
    del asha
    return current_package()


def rows_of(package: Package, form: str, record: str) -> list[Row]:
    return list(projection.stored(package, f"form_{form}", [record]))


def states(record: str) -> dict[str, str]:
    found = Task.objects.filter(subject=record).order_by("rule", "occurrence", "cause")
    return {f"{task.rule}.{task.occurrence}": task.state for task in found}


def completed(record: str) -> set[str]:
    return {name for name, state in states(record).items() if state == "completed"}


def all_is_well() -> bool:
    return list(differences()) == []


def test_a_withdrawn_visit_was_never_made(asha: Phone, today: date, package: Package) -> None:
    record = new_id()
    seen = visit(today, record, danger_signs="bleeding", appointment="2027-01-05")
    asha.take(register(today, weeks=20, record=record))
    before = states(record)
    asha.take(seen)
    assert completed(record)
    asha.take(withdrawing(seen, today))
    held = Record.objects.get(pk=record)
    assert "next_appointment" not in held.properties
    assert held.version == 3
    assert rows_of(package, "anc_visit", record) == []
    assert completed(record) == set()
    now = states(record)
    assert {name: now[name] for name in before} == before
    assert all_is_well()


def test_a_withdrawn_registration_leaves_no_client_and_no_work(asha: Phone, today: date) -> None:
    record = new_id()
    registered, seen = register(today, weeks=20, record=record), visit(today, record)
    asha.take(registered, seen)
    assert completed(record)
    asha.take(withdrawing(registered, today))
    held = Record.objects.get(pk=record)
    assert (held.known, held.label) == (None, "")
    assert set(states(record).values()) == {"cancelled"}
    assert list(projection.stored(current_package(), "entity_pregnancy", [record])) == []
    assert all_is_well()


def test_what_came_after_a_withdrawn_visit_never_was(asha: Phone, today: date) -> None:
    record = new_id()
    seen = visit(today - timedelta(days=30), record, danger_signs="bleeding")
    asha.take(register(today - timedelta(days=31), weeks=20, record=record), seen)
    caused = Task.objects.filter(subject=record, cause=seen["id"])
    assert "failed" in {task.state for task in caused}
    asha.take(withdrawing(seen, today))
    assert {task.state for task in caused.all()} == {"cancelled"}


def test_a_withdrawal_can_be_withdrawn(asha: Phone, today: date) -> None:
    record = new_id()
    registered, seen = register(today, weeks=20, record=record), visit(today, record)
    asha.take(registered, seen)
    done = states(record)
    gone = withdrawing(registered, today)
    asha.take(gone, withdrawing(gone, today))
    assert Record.objects.get(pk=record).label == "Amina Wanjiru"
    assert states(record) == done
    assert all_is_well()


def test_an_ended_record_is_taken_up_again(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, weeks=20, record=record))
    before = states(record)
    task = Task.objects.filter(subject=record, state="ready").first()
    assert task is not None
    ended = outcome(today, task, "away")
    asha.take(ended)
    assert "ready" not in states(record).values()
    asha.take(withdrawing(ended, today))
    assert states(record) == before


def test_a_correction_stands_where_and_when_the_first_did(
    asha: Phone, wanjiru: Phone, today: date, package: Package
) -> None:
    record = new_id()
    seen = visit(today - timedelta(days=2), record, appointment="2027-01-05")
    later = visit(today, record, appointment="2027-02-05")
    asha.take(register(today - timedelta(days=3), weeks=20, record=record), seen, later)
    wanjiru.take(correcting(seen, visit(today, record, "bleeding", appointment="2027-03-05")))
    assert Record.objects.get(pk=record).properties["next_appointment"] == "2027-02-05"
    rows = {row.values["_id"]: row.values for row in rows_of(package, "anc_visit", record)}
    assert rows.keys() == {seen["id"], later["id"]}
    assert rows[seen["id"]]["danger_signs_now"] == "bleeding"
    assert rows[seen["id"]]["_worker"] == str(asha.worker.pk)
    assert rows[seen["id"]]["_day"] == epoch_day(today) - 2
    assert all_is_well()


def test_a_correction_may_be_about_another_record(asha: Phone, today: date) -> None:
    one, other = new_id(), new_id()
    seen = visit(today, one, "bleeding")
    asha.take(*(register(today, weeks=20, record=record) for record in (one, other)), seen)
    right = correcting(seen, visit(today, other, "bleeding"))
    asha.take(right)
    assert completed(one) == set()
    assert completed(other)
    links = SubmissionRecord.objects.filter(record__in=[one, other], digest__isnull=False)
    told = {(link.record_id, link.submission.instance_id) for link in links}
    assert {(r, sent["id"]) for r in (one, other) for sent in (seen, right)} <= told
    assert all_is_well()


def test_what_it_amends_may_come_later(asha: Phone, wanjiru: Phone, today: date) -> None:
    record = new_id()
    registered, seen = register(today, record=record), visit(today, record, "bleeding")
    right = correcting(seen, visit(today, record))
    gone = withdrawing(right, today)
    asha.take(registered)
    answers = wanjiru.push(gone) + asha.push(right)
    assert [answer["outcome"] for answer in answers] == ["quarantined"] * 2
    assert "has not arrived yet" in answers[0]["reason"]
    asha.take(seen)
    assert not Quarantined.objects.filter(released_at=None).exists()
    assert states(record)
    assert all_is_well()


def test_in_one_push_the_order_does_not_matter(asha: Phone, today: date) -> None:
    found = []
    for order in permutations(range(4)):
        record = new_id()
        seen = visit(today, record, appointment="2027-01-05")
        right = correcting(seen, visit(today, record, appointment="2027-01-06"))
        sent = [register(today, weeks=20, record=record), seen, right, withdrawing(seen, today)]
        answers = asha.push(*(sent[n] for n in order))
        assert {answer["outcome"] for answer in answers} == {"accepted"}
        held = Record.objects.get(pk=record)
        work = {name for name, state in states(record).items() if state != "cancelled"}
        found.append((held.properties.keys(), held.version, work))
    assert all(each == found[0] for each in found)
    assert all_is_well()


@pytest.mark.parametrize("who", ["neema", "asha", "wanjiru"])
def test_only_its_author_and_her_supervisor_may(
    who: str, request: pytest.FixtureRequest, asha: Phone, wanjiru: Phone, today: date
) -> None:
    record = new_id()
    registered, seen = register(today, record=record), visit(today, record)
    asha.take(registered)
    wanjiru.take(seen)
    phone: Phone = request.getfixturevalue(who)
    theirs = {"neema": [], "asha": [registered], "wanjiru": [registered, seen]}[who]
    for sent in (registered, seen):
        (answer,) = phone.push(withdrawing(sent, today))
        assert answer["outcome"] == ("accepted" if sent in theirs else "quarantined"), answer
        if sent not in theirs:
            assert "supervisor" in answer["reason"]
    assert all_is_well()


def test_nonsense_is_kept_aside(asha: Phone, today: date) -> None:
    record = new_id()
    registered, seen = register(today, record=record), visit(today, record)
    asha.take(registered, seen)
    gone = withdrawing(seen, today)
    asha.take(gone)

    def reason(sent: dict[str, Any]) -> str:
        (answer,) = asha.push(sent)
        assert answer["outcome"] == "quarantined"
        return str(answer["reason"])

    assert "another form" in reason(correcting(registered, visit(today, record)))
    assert "is withdrawn" in reason(correcting(gone, withdrawing(seen, today)))
    itself = withdrawing(seen, today)
    itself["xml"] = itself["xml"].replace(seen["id"], itself["id"])
    assert "itself" in reason(itself)
    nothing = withdrawing(seen, today)
    nothing["xml"] = nothing["xml"].replace(seen["id"], "")
    assert "not a UUID" in reason(nothing)


def test_phones_get_all_that_is_tied(asha: Phone, wanjiru: Phone, today: date) -> None:
    record = new_id()
    registered, seen = register(today, record=record), visit(today, record)
    asha.take(registered, seen)
    cursor = wanjiru.pull()["cursor"]
    gone = withdrawing(seen, today)
    asha.take(gone)
    page = wanjiru.pull(cursor)
    assert [(one["id"], one["amends"]) for one in page["submissions"]] == [(gone["id"], seen["id"])]
    assert page["definitions"] == []
    assert page["state"] == asha.pull()["state"]


def test_a_new_programme_keeps_what_stands(asha: Phone, today: date, package: Package) -> None:
    record = new_id()
    seen = visit(today, record, appointment="2027-01-05")
    asha.take(register(today, weeks=20, record=record), seen)
    asha.take(correcting(seen, visit(today, record, "bleeding", appointment="2027-01-06")))
    before = rows_of(package, "anc_visit", record)
    rebuild.build_projection()
    assert rows_of(package, "anc_visit", record) == before
    assert all_is_well()
