"""A new day in pieces: others write in between, and who is killed leaves the rest to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from django.db import connection

from doorstep.server.tasks import evaluate
from doorstep.server.tasks.evaluate import changed_subjects, tasks_on
from doorstep.server.tasks.models import Rollover, Task, TaskChange
from doorstep.server.tasks.rollover import roll_over

from .conftest import Phone
from .forms import new_id, register, visit

pytestmark = pytest.mark.django_db
WOMEN = 5


class Killed(BaseException):
    """Nobody catches it, as nobody catches the end of a process."""


@pytest.fixture
def women(asha: Phone, today: date) -> list[str]:
    records = [new_id() for _ in range(WOMEN)]
    asha.take(*(register(today, weeks=20, record=record) for record in records))
    return records


@pytest.fixture
def later(today: date) -> date:
    """Each of them has work that was missed and work that opened."""
    return today + timedelta(weeks=6)


def one_by_one(patch: pytest.MonkeyPatch, before: Callable[[int], None]) -> None:
    """``before`` is called with the number of the piece that comes."""
    refresh, pieces = evaluate.refresh, iter(range(1, 100))

    def watched(subjects: Sequence[str], today: date) -> None:
        if not connection.in_atomic_block:
            raise AssertionError("a piece without the lock")
        before(next(pieces))
        refresh(subjects, today)

    patch.setattr(evaluate, "PIECE", 1)
    patch.setattr(evaluate, "refresh", watched)


def is_right(day: date) -> bool:
    stored = sorted((task.plain() for task in Task.objects.all()), key=repr)
    return stored == sorted(tasks_on(day), key=repr)


def notes() -> int:
    """That somebody's work was missed."""
    return TaskChange.objects.filter(from_state="ready", to_state="failed").count()


def test_who_is_killed_leaves_the_rest_to_the_next(
    women: list[str], later: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_fails(piece: int) -> None:
        if piece == 3:
            raise Killed

    with monkeypatch.context() as patch:
        one_by_one(patch, power_fails)
        with pytest.raises(Killed):
            roll_over(later)
    assert (notes(), len(changed_subjects(later))) == (2, WOMEN - 2), "two pieces are kept"
    assert not Rollover.objects.filter(day=later).exists()
    assert roll_over(later)
    assert is_right(later)
    assert notes() == WOMEN == len(women), "nothing is noted twice"


def test_what_came_since_they_were_looked_for_counts(
    asha: Phone, women: list[str], later: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them are found to differ; then one is seen, and her tasks follow at once."""
    came = visit(later - timedelta(weeks=5), max(women))

    def she_is_seen(piece: int) -> None:
        if piece == 2:
            asha.take(came)

    monkeypatch.setattr("doorstep.server.sync.accept.programme_day", lambda: later)
    with monkeypatch.context() as patch:
        one_by_one(patch, she_is_seen)
        assert roll_over(later)
    seen = Task.objects.get(subject=max(women), occurrence="20w")
    assert (seen.state, seen.done_id) == ("completed", came["id"])
    assert is_right(later)
    assert notes() == WOMEN - 1
