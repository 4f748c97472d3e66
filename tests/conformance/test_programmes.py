"""Programmes that nobody thought of, in worlds that nobody thought of: the engines and the judge
agree on every row."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from random import Random

import duckdb
import pytest
from hypothesis import given, settings

from doorstep.engines.duckdb import DuckdbEngine
from doorstep.engines.engine import Engine
from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.days import DAY
from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.evaluate.world import World
from doorstep.protocol.horizon import EVERYTHING, Horizon
from doorstep.protocol.model import outcomes
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import State, Task

from .cases import Asked
from .generated import ANCHORS, said, world
from .programmes import programme
from .runners import Judge, Runner, on_postgres, on_spark
from .test_generated import SEEDS, deterministic, in_order

RECORDS, FILLED = 5, 14
DAYS = range(ANCHORS[0] + 20, ANCHORS[-1] + 160)


def drawn(seed: int) -> tuple[Programme, World, int, int]:
    """With a day and a second of it."""
    chance = Random(seed)
    written = programme(chance)
    recorded = world(written, RECORDS, FILLED, chance, DAYS)
    today = busy_day(written, recorded, chance)
    now = busy_second(written, recorded, today, chance)
    return written, talked_about(written, recorded, today, now, chance), today, now


def busy_day(written: Programme, recorded: World, chance: Random) -> int:
    """A day on which something opens, is due or is late, where there is any work at all."""
    tasks = in_order(evaluate(written, recorded, DAYS[-1]))
    if not tasks:
        return chance.choice(DAYS)
    task = chance.choice(tasks)
    return chance.choice([task.opens, task.due, task.due + 1, task.due + 5])


def busy_second(written: Programme, recorded: World, today: int, chance: Random) -> int:
    """When something is due on the day, the second before or after; else any."""
    due = [one.due_at for one in in_order(evaluate(written, recorded, today)) if one.due_at]
    there = [at + beside for at in due for beside in (-1, 0, 1) if (at + beside) // DAY == today]
    return chance.choice(there or [today * DAY + chance.randrange(DAY)])


def talked_about(
    written: Programme, recorded: World, today: int, now: int, chance: Random
) -> World:
    """The world, in which people said of half of the open tasks why they were not done."""
    open_ = [one for one in evaluate(written, recorded, today, now) if one.state is State.READY]
    keys = [(one.rule, one.occurrence, one.cause, one.subject) for one in in_order(open_)]
    told = [
        said(written, 50 + number, key, today - chance.randrange(5), chance)
        for number, key in enumerate(chance.sample(keys, len(keys) // 2))
    ]
    before = recorded.filled.get(outcomes.FORM, ())
    return replace(recorded, filled={**recorded.filled, outcomes.FORM: (*before, *told)})


@contextmanager
def on_sqlite(written: Programme, recorded: World) -> Iterator[Engine]:
    connection = sqlite3.connect(":memory:")
    yield filled(SqliteEngine(written, connection), recorded)
    connection.close()


@contextmanager
def on_duckdb(written: Programme, recorded: World) -> Iterator[Engine]:
    with duckdb.connect() as connection:
        yield filled(DuckdbEngine(written, connection), recorded)


def filled(engine: Engine, recorded: World) -> Engine:
    engine.create()
    engine.load(recorded)
    return engine


@pytest.mark.parametrize("opened", [on_sqlite, on_duckdb])
@settings(deterministic, max_examples=25)
@given(seed=SEEDS)
def test_engines_and_judge_agree_on_any_programme(
    opened: Callable[..., AbstractContextManager[Engine]], seed: int
) -> None:
    written, recorded, today, now = drawn(seed)
    judge, expected = Judge(written, recorded), in_order(evaluate(written, recorded, today, now))
    with opened(written, recorded) as engine:
        found = in_order(engine.tasks(today, now))
        assert not differences(found, expected)
        near = (today, now, Horizon(today - 15, today + 10))
        assert not differences(engine.tasks(*near), evaluate(written, recorded, *near))
        engine.keep(found)
        counts = engine.indicators("month", DAYS[0], DAYS[-1])
        assert by_text(counts) == by_text(judge.counts(expected, DAYS[0], DAYS[-1]))
        assert by_text(engine.messages(today)) == by_text(judge.messages(expected, today))


@settings(deterministic, max_examples=40)
@given(seed=SEEDS)
def test_all_is_the_union_of_each(seed: int) -> None:
    written, recorded, today, now = drawn(seed)
    records = [(name, record.id) for name, some in recorded.records.items() for record in some]
    with on_sqlite(written, recorded) as engine:
        each = [task for record in records for task in engine.tasks_of(*record, today, now)]
        assert not differences(each, engine.tasks(today, now))
        assert len(each) == len(set(each))


@pytest.mark.parametrize(("opened", "seeds"), [(on_postgres, range(8)), (on_spark, range(1))])
def test_the_larger_engines_agree_too(
    opened: Callable[..., AbstractContextManager[Runner]], seeds: range, postgres_dsn: str
) -> None:
    for seed in seeds:
        written, recorded, today, now = drawn(seed)
        expected = evaluate(written, recorded, today, now)
        with opened(written, recorded, postgres_dsn) as runner:
            assert not differences(runner.tasks(Asked(today, now, EVERYTHING)), expected)


def test_the_programmes_are_worth_something() -> None:
    """Between them they give tasks in every state, and all kinds of what a programme can say."""
    met: Counter[str] = Counter()
    for seed in range(60):
        written, recorded, today, now = drawn(seed)
        tasks = evaluate(written, recorded, today, now)
        met.update(kind for task in tasks for kind in kinds(task))
        met["counted"] += len(Judge(written, recorded).counts(tasks, DAYS[0], DAYS[-1]))
        met["said"] += len(Judge(written, recorded).messages(tasks, today))
    few = {kind: met[kind] for kind in KINDS if met[kind] < 5}
    assert not few


KINDS = (
    *("draft", "ready", "on-hold", "completed", "failed", "cancelled"),
    *("caused", "chained", "escalated", "attempted", "with reasons", "of a worker"),
    *("counted", "said", "in hours", "escalated in hours", "chained in hours"),
)


def kinds(task: Task) -> Iterator[str]:
    yield task.state.value
    marks = {
        "caused": task.cause,
        "chained": task.occurrence in ("c1", "c2"),
        "escalated": task.rule.startswith("step"),
        "attempted": task.attempts,
        "with reasons": task.reasons,
        "of a worker": task.group == "team",
        "in hours": task.due_at is not None,
        "escalated in hours": task.due_at is not None and task.rule.startswith("step"),
        "chained in hours": task.due_at is not None and task.occurrence in ("c1", "c2"),
    }
    yield from (name for name, holds in marks.items() if holds)


def differences(found: Sequence[Task], expected: Sequence[Task]) -> list[str]:
    too_much, missing = set(found) - set(expected), set(expected) - set(found)
    return [*(f"too much: {task}" for task in too_much), *(f"missing: {task}" for task in missing)]


def by_text(found: Sequence[object]) -> list[str]:
    return sorted(map(repr, found))
