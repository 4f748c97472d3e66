"""Engines agree with the judge on what nobody thought of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.engines.duckdb import DuckdbEngine
from doorstep.engines.engine import Engine
from doorstep.engines.spark import SparkEngine
from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.check.load import load
from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.evaluate.world import World
from doorstep.protocol.language.faults import ExpressionRejected
from doorstep.protocol.language.terms import Term
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import Task
from doorstep.protocol.problems import Code
from doorstep.protocol.worklist import order_key
from tests.spark import spark

from .cases import LIST, Asked, base_programme, term
from .generated import DAYS, expression, world
from .runners import Judge, Values, engine_values, on_postgres

deterministic = settings(
    derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
SEEDS = st.integers(0, 2**32)
PROGRAMME = Path(__file__).parents[1] / "programmes" / "antenatal"


@cache
def antenatal() -> Programme:
    return load(PROGRAMME)


def created(programme: Programme) -> list[Engine]:
    engines: list[Engine] = [
        SqliteEngine(programme, sqlite3.connect(":memory:")),
        DuckdbEngine(programme, duckdb.connect()),
    ]
    for engine in engines:
        engine.create()
    return engines


@pytest.fixture(scope="module")
def both() -> list[Engine]:
    """Both engines with the tables of the real programme."""
    return created(antenatal())


def refill(engine: Engine, recorded: World) -> None:
    for name in [
        *(f"entity_{n}" for n in recorded.records),
        *(f"form_{n}" for n in recorded.filled),
        "indicator_value",
    ]:
        engine.clear(name)
    engine.load(recorded)


@settings(deterministic, max_examples=40)
@given(seed=SEEDS)
def test_engines_and_judge_agree_on_the_tasks_of_any_world(both: list[Engine], seed: int) -> None:
    chance = Random(seed)
    recorded, today = world(antenatal(), 6, 20, chance), chance.choice(DAYS)
    expected = in_order(evaluate(antenatal(), recorded, today))
    for engine in both:
        refill(engine, recorded)
        assert in_order(engine.tasks(today)) == expected


def in_order(tasks: list[Task]) -> list[Task]:
    return sorted(tasks, key=order_key)


def accepted(chance: Random) -> Iterator[tuple[str, Term]]:
    """Random expressions but those that are too long for SQL, which check turns away."""
    while True:
        text = expression(chance)
        try:
            yield text, term(text, base_programme())
        except ExpressionRejected as error:
            if {fault.code for fault in error.faults} != {Code.TOO_COMPLEX}:
                raise


@pytest.fixture(scope="module")
def small() -> list[Engine]:
    """Both engines with the tables of the conformance programme."""
    return created(base_programme())


@settings(deterministic, max_examples=30)
@given(seed=SEEDS)
def test_engines_and_judge_agree_on_the_value_of_any_expression(
    small: list[Engine], seed: int
) -> None:
    chance = Random(seed)
    recorded, today = world(base_programme(), 6, 8, chance), chance.choice(DAYS)
    texts, terms = zip(*islice(accepted(chance), 40), strict=True)
    expected = Judge(base_programme(), recorded).values(LIST, terms, Asked.on(today))
    for engine in small:
        refill(engine, recorded)
        found = engine_values(engine, LIST, terms, Asked.on(today))
        assert not differences(texts, found, expected)


def test_no_recorded_value_makes_postgres_stop(postgres_dsn: str) -> None:
    """It stops where a number runs over: worlds have very large, very small and odd values."""
    for seed in range(3):
        chance = Random(seed)
        recorded, today = world(base_programme(), 6, 8, chance), chance.choice(DAYS)
        texts, terms = zip(*islice(accepted(chance), 120), strict=True)
        expected = Judge(base_programme(), recorded).values(LIST, terms, Asked.on(today))
        with on_postgres(base_programme(), recorded, postgres_dsn) as opened:
            found = opened.values(LIST, terms, Asked.on(today))
        assert not differences(texts, found, expected)


def differences(texts: Sequence[str], found: Values, expected: Values) -> list[str]:
    return [
        f"{text} of {record}: {got!r}, {right!r} by the judge"
        for record in expected
        for text, got, right in zip(texts, found[record], expected[record], strict=True)
        if got != right
    ]


@pytest.mark.parametrize("seed", range(2))
def test_spark_and_judge_agree_on_a_larger_world(seed: int, tmp_path: Path) -> None:
    """Few worlds, as Spark is slow to begin; of many records, as it is not slow to go on."""
    chance = Random(seed)
    recorded, today = world(antenatal(), 40, 90, chance), chance.choice(DAYS)
    engine = on_spark(antenatal(), recorded, tmp_path)
    expected = evaluate(antenatal(), recorded, today)
    assert in_order(engine.tasks(today)) == in_order(expected)


def test_spark_and_judge_agree_on_the_value_of_any_expression(tmp_path: Path) -> None:
    chance = Random(0)
    recorded, asked = world(base_programme(), 30, 60, chance), Asked.on(chance.choice(DAYS))
    texts, terms = zip(*islice(accepted(chance), 100), strict=True)
    expected = Judge(base_programme(), recorded).values(LIST, terms, asked)
    engine = on_spark(base_programme(), recorded, tmp_path)
    found = engine_values(engine, LIST, terms, asked)
    assert not differences(texts, found, expected)


def on_spark(programme: Programme, recorded: World, folder: Path) -> SparkEngine:
    engine = SparkEngine(programme, spark().newSession(), folder)
    engine.create()
    engine.load(recorded)
    return engine
