"""What a programme says by SMS: to whom, when, once, and why something is not said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from doorstep.protocol.days import epoch_day
from doorstep.protocol.model.messages import Hours
from doorstep.server.accounts.models import Worker
from doorstep.server.messaging.models import Outgoing, Stopped
from doorstep.server.messaging.outbound import hours, months
from doorstep.server.messaging.outbound.sweep import say_what_is_due

from ..conftest import Cast, Phone
from ..forms import visit
from .speaking import at, speaking, woman

pytestmark = pytest.mark.django_db
State = Outgoing.State


@pytest.fixture
def folder(tmp_path: Path, cast: Cast) -> Path:
    del cast
    return tmp_path / "programme"


def said() -> list[tuple[str, str, str]]:
    rows = Outgoing.objects.order_by("message", "to")
    return [(one.message, one.to, one.text or one.problem) for one in rows]


def noon(today: date, days: int = 0) -> datetime:
    return at(today + timedelta(days=days), 12)


def test_a_client_who_agreed_is_greeted_once(folder: Path, asha: Phone, today: date) -> None:
    speaking(folder, "hello", "home", "visit")
    asha.take(woman(today, weeks=19))
    assert [say_what_is_due(noon(today)) for _ in range(3)] == [3, 0, 0]
    closes = today + timedelta(weeks=1, days=14)
    assert said() == [
        ("hello", "+254712345678", "Welcome"),
        ("home", "+254712345678", "Welcome all"),
        ("visit", "+254712345678", f"Visit by {closes:%d/%m/%Y}, {{}}."),
    ]
    assert say_what_is_due(noon(today, 1)) == 0


def test_who_did_not_agree_or_has_no_number_or_wrote_stop_hears_nothing(
    folder: Path, asha: Phone, today: date
) -> None:
    speaking(folder, "hello")
    Stopped.objects.create(number="+254700000001")
    asha.take(
        woman(today, agreed="no"),
        woman(today, phone="0700000001"),
        woman(today, phone="12"),
    )
    say_what_is_due(noon(today))
    assert sorted(text for _, _, text in said()) == ["did not agree", "no number", "wrote STOP"]
    assert set(Outgoing.objects.values_list("state", flat=True)) == {State.WITHHELD}


def test_clients_are_not_woken_and_it_is_asked_again_in_the_morning(
    folder: Path, asha: Phone, today: date
) -> None:
    speaking(folder, "hello", settings="| sms_hours | 09:00-17:30 |\n")
    asha.take(woman(today))
    quiet = [at(today, 8, 59), at(today, 17, 30), at(today, 23)]
    assert [say_what_is_due(moment) for moment in quiet] == [0, 0, 0]
    assert say_what_is_due(at(today, 9)) == 1
    last = Outgoing.objects.get().expires
    assert last == at(today, 17, 30)


def test_who_was_registered_without_network_is_still_greeted(
    folder: Path, asha: Phone, today: date
) -> None:
    speaking(folder, "hello")
    asha.take(woman(today))
    assert say_what_is_due(noon(today, 3)) == 1
    asha.take(woman(today, phone="0712345679"))
    assert say_what_is_due(noon(today, 4)) == 0, "it would be strange by now"


def test_no_more_than_the_programme_allows_in_a_week(
    folder: Path, asha: Phone, today: date
) -> None:
    speaking(folder, "hello", "visit", settings="| sms_per_week | 1 |\n")
    asha.take(woman(today, weeks=19))
    assert say_what_is_due(noon(today)) == 2
    assert [(code, text) for code, _, text in said()] == [
        ("hello", "Welcome"),
        ("visit", "weekly limit"),
    ]


def test_two_who_share_a_phone_are_both_told(folder: Path, asha: Phone, today: date) -> None:
    speaking(folder, "hello", settings="| sms_per_week | 1 |\n")
    asha.take(woman(today), woman(today, name="Zawadi Otieno"))
    assert say_what_is_due(noon(today)) == 2
    assert {text for _, _, text in said()} == {"Welcome"}


def test_nothing_is_said_of_a_pregnancy_that_ended(folder: Path, asha: Phone, today: date) -> None:
    speaking(folder, "visit")
    form = woman(today, weeks=19)
    asha.take(form)
    record = form["xml"].partition(' id="')[2].partition('id="')[2].partition('"')[0]
    asha.take(visit(today, record, outcome="loss"))
    assert say_what_is_due(noon(today)) == 0


def workers_have_numbers(cast: Cast) -> None:
    for number, worker in enumerate((cast.asha, cast.neema, cast.wanjiru)):
        Worker.objects.filter(pk=worker.pk).update(phone=f"+25470000000{number}")


def test_her_health_worker_hears_of_urgent_work_at_any_hour(
    folder: Path, cast: Cast, asha: Phone, today: date
) -> None:
    speaking(folder, "check")
    workers_have_numbers(cast)
    Worker.objects.filter(pk=cast.asha.pk).update(language="sw")
    form = woman(today)
    asha.take(form)
    record = form["xml"].partition(' id="')[2].partition('id="')[2].partition('"')[0]
    asha.take(visit(today, record, danger_signs="bleeding"))
    tomorrow = today + timedelta(days=1)
    assert say_what_is_due(at(tomorrow, 5)) == 1
    one = Outgoing.objects.get()
    assert (one.to, one.language, one.ahead) == ("+254700000000", "sw", True)
    assert one.text == f"Check by {tomorrow:%d/%m/%Y}: Kianda, Asha Mwende"
    assert one.next_try <= timezone.now()


def test_the_supervisor_of_the_area_hears_of_what_is_late(
    folder: Path, cast: Cast, asha: Phone, today: date
) -> None:
    speaking(folder, "late")
    workers_have_numbers(cast)
    asha.take(woman(today, weeks=20))
    say_what_is_due(at(today, 3))
    assert said() == [("late", "+254700000002", "A visit is due")]
    assert Outgoing.objects.get().next_try >= at(today, 8)


MARCH = date(2027, 3, 31)


def test_figures_of_the_month_wait_for_her_phone_and_are_never_stale(
    folder: Path, cast: Cast, asha: Phone, today: date
) -> None:
    speaking(folder, "month")
    workers_have_numbers(cast)
    asha.take(woman(today))
    ended = (today.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    asha.device.last_sync = at(ended, 18)
    asha.device.save()
    assert say_what_is_due(noon(ended, 1)) == 1
    assert said() == [("month", "+254700000000", "Done: 1, 0")]
    assert [say_what_is_due(noon(ended, days)) for days in (2, 5)] == [0, 0]
    assert say_what_is_due(noon(ended, 6)) == 2, "those of whom nothing was heard are noted"
    assert {text for _, _, text in said()} == {"Done: 1, 0", "stale figures"}


@pytest.mark.parametrize(
    ("day", "offset", "ended"),
    [
        (date(2027, 3, 31), 0, MARCH),
        (date(2027, 4, 1), 1, MARCH),
        (date(2027, 4, 5), 1, MARCH),
        (date(2027, 3, 29), -2, MARCH),
        (date(2027, 3, 26), -2, MARCH),
        (date(2027, 1, 4), 0, date(2026, 12, 31)),
    ],
)
def test_the_month_that_a_message_is_about(day: date, offset: int, ended: date) -> None:
    assert months.month_that_ended(epoch_day(day), offset) == ended


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Santiago", "Africa/Casablanca"])
def test_hours_on_the_days_the_clock_changes(zone: str) -> None:
    """Every half hour of two years: what goes out, goes out in the hours that clocks there show."""
    there, span = ZoneInfo(zone), Hours(8 * 60 + 30, 24 * 60)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(2 * 365 * 48):
        goes = hours.opening(moment, there, span)
        shown = goes.astimezone(there)
        assert moment <= goes <= moment + timedelta(hours=24)
        assert shown.hour * 60 + shown.minute >= 8 * 60 + 30
        moment += timedelta(minutes=30)
