"""What counts in hours follows the clock between two submissions, and nothing else is looked at."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from doorstep.protocol.days import DAY, epoch_day
from doorstep.server.lib import moment
from doorstep.server.tasks.evaluate import moving_subjects, refresh_within_day
from doorstep.server.tasks.models import Rollover, Task, TaskChange
from doorstep.server.tasks.rollover import catch_up, look_at_clock

from .test_commands import run
from .test_links import Says, says, today

__all__ = ["says", "today"]
pytestmark = pytest.mark.django_db
HOUR = 3_600


class Clock:
    """What clocks show where the programme is, on the day of the test."""

    def __init__(self, day: date, patch: pytest.MonkeyPatch) -> None:
        self.day, self.hours = epoch_day(day), 8.0
        patch.setattr(moment, "wall_clock", lambda _: self.day * DAY + int(self.hours * HOUR))


@pytest.fixture
def clock(today: date, monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(today, monkeypatch)


@pytest.fixture
def ill(clock: Clock, says: Says, today: date) -> str:
    """Since midnight: the dose is due at noon, and may be given from six hours before it on."""
    born = (today - timedelta(days=30)).isoformat()
    clock.hours = 1
    says("person", born=born)
    return says("person", born=born, fell_ill=f"{today}T00:00")


def dose() -> str:
    return Task.objects.get(rule="dose").state


def changes() -> list[tuple[str, str]]:
    told = TaskChange.objects.filter(task__rule="dose").order_by("pk")
    return list(told.values_list("from_state", "to_state"))


def test_it_opens_and_is_missed_within_one_day(clock: Clock, ill: str, today: date) -> None:
    assert dose() == "draft"
    clock.hours = 5.99
    assert (refresh_within_day(today), dose()) == (1, "draft")
    clock.hours = 6
    assert (refresh_within_day(today), dose()) == (1, "ready")
    assert moving_subjects(today) == [ill], "who has work in days alone is not looked at"
    clock.hours = 23.999
    assert (refresh_within_day(today), dose()) == (1, "ready")
    assert changes() == [("", "draft"), ("draft", "ready")], "the same again changes nothing"


def test_what_is_over_is_looked_at_no_more(clock: Clock, ill: str, today: date) -> None:
    Task.objects.filter(rule="dose", subject=ill).update(state="ready")
    tomorrow = today + timedelta(days=1)
    clock.day, clock.hours = epoch_day(tomorrow), 0
    assert (refresh_within_day(tomorrow), dose()) == (1, "failed")
    assert (refresh_within_day(tomorrow), moving_subjects(tomorrow)) == (0, [])


def test_a_command_looks_at_the_clock_where_nobody_did_lately(
    clock: Clock, ill: str, today: date
) -> None:
    Rollover.objects.update(looked_at=timezone.now())
    clock.hours = 7
    catch_up()
    assert dose() == "draft", "somebody looked a moment ago"
    Rollover.objects.update(looked_at=timezone.now() - timedelta(minutes=16))
    catch_up()
    assert dose() == "ready"
    assert look_at_clock(today) == 1
    assert ill in run("worklist", "--worker", "asha", "--as", "json")


def test_a_moment_may_be_asked_for(clock: Clock, ill: str, today: date) -> None:
    """Of what is stored nothing is changed by asking."""
    clock.hours = 1
    asked = datetime.combine(today, datetime.min.time())
    early, late = (f"{asked + timedelta(hours=at):%Y-%m-%dT%H:%M}" for at in (5, 13))
    assert "State: draft" in run("explain", f"dose.once@{ill}", "--now", early)
    assert "1 hour overdue" in run("explain", f"dose.once@{ill}", "--now", late)
    assert "dose.once" not in run("worklist", "--worker", "asha", "--now", early)
    assert "(1 hour late)" in run("worklist", "--worker", "asha", "--now", late)
    assert dose() == "draft"
