"""When nothing is recorded, a night changes what is due by its date alone."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings

from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.evaluate.world import World
from doorstep.protocol.language import terms as t
from doorstep.protocol.language.functions import SINCE
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import State, Task
from doorstep.protocol.plan.inputs import parts

from .generated import world
from .programmes import programme
from .test_generated import SEEDS, deterministic
from .test_programmes import DAYS, FILLED, RECORDS

Key = tuple[str, str, str, str]
OVER = (State.COMPLETED, State.FAILED, State.CANCELLED)


def drawn(seed: int) -> tuple[Programme, World, int]:
    """A world of which all was recorded up to today."""
    chance = Random(seed)
    written, today = programme(chance), chance.choice(DAYS[20:])
    days = range(DAYS[0], today + 1)
    return written, world(written, RECORDS, FILLED, chance, days), today


def by_key(written: Programme, recorded: World, today: int) -> dict[Key, Task]:
    found = evaluate(written, recorded, today)
    return {(one.rule, one.occurrence, one.cause, one.subject): one for one in found}


@settings(deterministic, max_examples=150)
@given(seed=SEEDS)
def test_a_night_moves_no_window_and_takes_nothing_back(seed: int) -> None:
    """The work of rules is the same on both days, with the same dates and done by the same."""
    written, recorded, today = drawn(seed)
    rules = {rule.name for rule in written.rules}
    before, after = (
        {
            key: dates(task)
            for key, task in by_key(written, recorded, day).items()
            if key[0] in rules
        }
        for day in (today, today + 1)
    )
    assert before == after


@settings(deterministic, max_examples=150)
@given(seed=SEEDS)
def test_a_night_changes_states_by_date_alone(seed: int) -> None:
    """Of work in days whose ``relevant`` does not look at the calendar itself."""
    written, recorded, today = drawn(seed)
    in_days = [rule for rule in written.rules if rule.per_day == 1]
    steady = {rule.name for rule in in_days if not looks_at_today(rule.relevant)}
    after = by_key(written, recorded, today + 1)
    for key, task in by_key(written, recorded, today).items():
        if task.rule in steady:
            assert after[key].state is by_date(task, after[key].until, today + 1), task


@settings(deterministic, max_examples=100)
@given(seed=SEEDS)
def test_what_a_night_raises_opens_on_that_day(seed: int) -> None:
    """The first day of an escalation is the day on which it first is there."""
    written, recorded, today = drawn(seed)
    if any(looks_at_today(rule.relevant) for rule in written.rules):
        return
    before = by_key(written, recorded, today)
    for key, task in by_key(written, recorded, today + 1).items():
        assert key in before or task.opens == today + 1


def dates(task: Task) -> Task:
    """The task without what a day may change."""
    changing = {"state": State.READY, "until": None, "band": 0, "score": 0, "reasons": 0}
    return replace(task, **changing)  # type: ignore[arg-type]


def by_date(task: Task, until: int | None, day: int) -> State:
    """What becomes of a task overnight. ``until``: it opens, and was put off before it did."""
    if task.state in OVER:
        return task.state
    if task.closes is not None and task.closes < day:
        return State.FAILED
    if task.opens > day:
        return State.DRAFT
    put_off = task.until if task.state is State.ON_HOLD else until
    if task.state is State.READY:
        return State.READY
    return State.ON_HOLD if put_off is not None and put_off > day else State.READY


def looks_at_today(term: t.Term) -> bool:
    return any(
        isinstance(part, t.Today | t.IndicatorValue)
        or (isinstance(part, t.Apply) and part.function in SINCE)
        or (isinstance(part, t.FormCount) and part.within is not None)
        or (isinstance(part, t.Household) and looks_at_today(part.condition))
        for part in parts(term)
    )
