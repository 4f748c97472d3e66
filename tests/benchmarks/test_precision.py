"""A small community, visited in two orders and by somebody who knows everything."""

from __future__ import annotations

import pytest

from benchmarks.precision.bound import Wanted, most_met
from benchmarks.precision.orders import ORDERS
from benchmarks.precision.people import END, START, community
from benchmarks.precision.worker import Diary, Worker, is_working_day
from doorstep.protocol.check import load
from doorstep.protocol.model.programme import Programme
from tests.programmes.test_maternal_child import PROGRAMME

SIZE = 25


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load(PROGRAMME)


@pytest.fixture(scope="module")
def lived(programme: Programme) -> dict[str, Diary]:
    of = community(1, SIZE)
    return {
        name: Worker(programme, of, ORDERS[name], 1, seed=1).live() for name in ("score", "random")
    }


def test_a_seed_is_a_community() -> None:
    assert community(1, SIZE) == community(1, SIZE) != community(2, SIZE)


def test_no_day_has_more_visits_than_she_can_make(lived: dict[str, Diary]) -> None:
    for diary in lived.values():
        days = [day for _, day in diary.visits]
        assert len(days) > 50
        assert len(days) == len(set(days))
        assert all(is_working_day(day) for day in days)


def test_every_order_meets_the_same_people(lived: dict[str, Diary]) -> None:
    """Births that nobody told of become known only where she went; all else is alike."""
    of = community(1, SIZE)
    unasked = {p.id for p in of.pregnancies if p.registered < END} | {c.id for c in of.children}
    for diary in lived.values():
        assert unasked <= set(diary.households)


def test_what_is_done_was_on_the_list_before(lived: dict[str, Diary]) -> None:
    for diary in lived.values():
        done = [task for task in diary.tasks if task.done_day and task.done_day > START]
        listed = {(task.rule, task.subject) for task in diary.listed.values()}
        assert len(done) > 30
        assert {(t.rule, t.subject) for t in done if t.rule == "anc"} <= listed


def test_the_best_that_is_possible() -> None:
    """Three households on two days with a visit each: two of three; one household needs one."""
    three = [Wanted(name, START, START + 1) for name in ("a", "b", "c")]
    assert most_met(three, 1) == pytest.approx(200 / 3)
    assert most_met(three, 2) == pytest.approx(100)
    same = [Wanted("a", START, START + day) for day in range(3)]
    assert most_met(same, 1) == pytest.approx(100)
    at_the_weekend = [Wanted("a", START + 5, START + 6)]
    assert most_met(at_the_weekend, 1) == pytest.approx(0)
