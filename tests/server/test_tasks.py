"""Tasks as they are kept: the ledger, the roll-over, and what is final."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from doorstep.protocol.days import DAY, epoch_day
from doorstep.protocol.worklist import task_id
from doorstep.server.accounts.models import Role, Worker
from doorstep.server.lib import moment
from doorstep.server.records.replay import differences
from doorstep.server.tasks.evaluate import refresh_all, tasks_on
from doorstep.server.tasks.models import Task, TaskChange
from doorstep.server.tasks.reconcile import may_become
from doorstep.server.tasks.rollover import roll_over

from .conftest import Cast, Phone
from .forms import new_id, outcome, register, visit

pytestmark = pytest.mark.django_db


def task(occurrence: str) -> Task:
    return Task.objects.get(occurrence=occurrence)


def ledger(occurrence: str) -> list[tuple[str, str]]:
    changes = TaskChange.objects.filter(task__occurrence=occurrence).order_by("pk")
    return list(changes.values_list("from_state", "to_state"))


def test_ids_are_those_that_phones_derive(asha: Phone, today: date) -> None:
    asha.take(register(today))
    for stored in Task.objects.all():
        assert stored.id == task_id("antenatal", stored.plain())


def test_what_is_kept_is_what_the_query_says(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, weeks=20, record=record), visit(today, record, "bleeding"))
    given = sorted(tasks_on(today), key=repr)
    assert given
    assert sorted((stored.plain() for stored in Task.objects.all()), key=repr) == given


def test_the_query_of_one_record_is_prepared_once(asha: Phone, today: date) -> None:
    """SQLite's driver keeps what it has prepared to itself: there the tasks alone are asked for."""
    asha.take(register(today, weeks=20), register(today, weeks=20))
    asha.take(register(today, weeks=20))
    assert Task.objects.filter(occurrence="20w", state="ready").count() == 3
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT statement LIKE '%%anc%%' FROM pg_prepared_statements")
            assert [row for row in cursor.fetchall() if row[0]] == [(True,)]


def test_a_danger_sign_makes_a_follow_up_at_once(asha: Phone, today: date) -> None:
    record = new_id()
    sent = visit(today, record, "bleeding")
    asha.take(register(today, weeks=20, record=record), sent)
    follow_up = Task.objects.get(cause=sent["id"])
    assert follow_up.band == 3


def test_time_alone_opens_and_misses_work(asha: Phone, today: date) -> None:
    asha.take(register(today, weeks=20))
    assert (task("20w").state, task("26w").state) == ("ready", "draft")
    later = today + timedelta(weeks=6)
    assert roll_over(later)
    assert (task("20w").state, task("26w").state) == ("failed", "ready")
    assert ledger("20w") == [("", "ready"), ("ready", "failed")]
    assert ledger("26w") == [("", "draft"), ("draft", "ready")]
    days = TaskChange.objects.filter(task__occurrence="20w").values_list("day", flat=True)
    assert set(days) == {epoch_day(today), epoch_day(later)}


def test_a_day_rolls_over_once(asha: Phone, today: date) -> None:
    asha.take(register(today))
    later = today + timedelta(days=1)
    assert roll_over(later)
    before = TaskChange.objects.count()
    assert not roll_over(later)
    assert not roll_over(today)
    assert TaskChange.objects.count() == before


def test_a_late_submission_completes_missed_work(asha: Phone, today: date) -> None:
    record = new_id()
    long_ago = today - timedelta(weeks=8)
    asha.take(register(long_ago, weeks=20, record=record))
    assert task("20w").state == "failed"
    asha.take(visit(long_ago + timedelta(days=2), record))
    assert task("20w").state == "completed"
    assert ledger("20w") == [("", "failed"), ("failed", "completed")]


def test_missed_work_is_not_withdrawn_afterwards(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today - timedelta(weeks=8), weeks=20, record=record))
    asha.take(visit(today, record, outcome="moved"))
    assert task("20w").state == "failed"
    assert task("40w").state == "cancelled"


def test_missed_work_follows_a_corrected_date(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today - timedelta(weeks=8), weeks=20, record=record))
    assert task("20w").state == "failed"
    asha.take(register(today, weeks=20, record=record))
    assert task("20w").state == "ready"


def test_what_the_rules_give_no_more_is_withdrawn(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, weeks=20, record=record))
    asha.take(register(today, weeks=20, record=record, lmp=""))
    assert set(Task.objects.values_list("state", flat=True)) == {"cancelled"}


def test_all_at_once_is_the_same_as_one_by_one(asha: Phone, today: date) -> None:
    records = [new_id() for _ in range(3)]
    asha.take(*(register(today, weeks=n * 8 + 8, record=r) for n, r in enumerate(records)))
    asha.take(visit(today, records[0]), visit(today, records[1], "swelling"))
    before = sorted(repr(stored.plain()) for stored in Task.objects.all())
    changes = TaskChange.objects.count()
    refresh_all(today)
    assert sorted(repr(stored.plain()) for stored in Task.objects.all()) == before
    assert TaskChange.objects.count() == changes


def test_after_a_corrected_date_one_visit_still_completes_one_occurrence(
    asha: Phone, today: date
) -> None:
    record = new_id()
    asha.take(register(today, weeks=20, record=record), visit(today, record))
    assert task("20w").state == "completed"
    asha.take(register(today, weeks=12, record=record))
    assert Task.objects.filter(state="completed").count() == 1
    assert sorted((t.plain() for t in Task.objects.all()), key=repr) == sorted(
        tasks_on(today), key=repr
    )


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [
        ("completed", "ready", True),
        ("completed", "completed", True),
        ("failed", "completed", True),
        ("failed", "cancelled", False),
        ("failed", "ready", True),
        ("cancelled", "ready", True),
        ("ready", "failed", True),
    ],
)
def test_what_may_become_what(old: str, new: str, may: bool) -> None:
    assert may_become(old, new) is may


def owners() -> set[str | None]:
    return set(Task.objects.values_list("owner", flat=True))


def test_work_is_owned_by_the_one_health_worker_of_its_area(
    asha: Phone, cast: Cast, today: date
) -> None:
    asha.take(register(today, weeks=20))
    assert owners() == {str(asha.worker.id)}
    second = Worker.objects.add("second", "Second", Role.CHW, cast.kianda.id)
    roll_over(today + timedelta(days=1))
    assert owners() == {None}
    asha.worker.is_active = False
    asha.worker.save()
    roll_over(today + timedelta(days=2))
    assert owners() == {str(second.id)}


def test_a_change_of_postings_is_no_fault_of_the_projection(
    asha: Phone, cast: Cast, today: date
) -> None:
    asha.take(register(today))
    Worker.objects.add("second", "Second", Role.CHW, cast.kianda.id)
    assert list(differences()) == []


def test_the_wall_clock_is_that_of_the_programme(monkeypatch: pytest.MonkeyPatch) -> None:
    there = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: there)
    seconds = moment.wall_clock("Africa/Nairobi")
    assert seconds == epoch_day(date(2026, 11, 23)) * DAY + 90 * 60


def test_an_outcome_puts_work_off_and_takes_it_back(asha: Phone, today: date) -> None:
    asha.take(register(today, weeks=20))
    until = today + timedelta(days=3)
    asha.take(outcome(today, task("20w"), "absent"))
    asha.take(outcome(today, task("20w"), "later", until.isoformat()))
    put_off = task("20w")
    assert (put_off.state, put_off.until, put_off.attempts) == ("on-hold", epoch_day(until), 1)
    roll_over(until)
    assert task("20w").state == "ready"
    assert ledger("20w") == [("", "ready"), ("ready", "on-hold"), ("on-hold", "ready")]
    asha.take(outcome(today, task("20w"), "away"))
    assert set(Task.objects.values_list("state", flat=True)) == {"cancelled"}
