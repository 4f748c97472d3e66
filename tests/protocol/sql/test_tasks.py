"""What the query of tasks costs, and what odd programmes make of it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.evaluate.world import Filled, Record, World
from doorstep.protocol.horizon import parameters
from doorstep.protocol.language.nodes import Span
from doorstep.protocol.language.terms import Literal
from doorstep.protocol.language.types import BOOLEAN
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import TaskRule
from doorstep.protocol.sql.dialects import Dialect
from doorstep.protocol.sql.names import LONGEST, quoted
from tests.conformance.cases import base_programme

from .snapshots import antenatal

WORLD = World(
    {"pregnancy": (Record("p1", 20_600, {"lmp": 20_500, "age": 16}),)},
    {"anc_visit": (Filled("uuid:1", "p1", 20_640, "w1", {"danger_signs": "fever"}),)},
)


OF_ONE_RECORD = (
    *("SCAN o", "SCAN t", "SCAN danger_follow_up tasks", "SCAN danger_follow_up outcomes"),
    "SCAN outcomes placed",
)
"""A rule's occurrences, the tasks of the record that are looked at again, what was said of them."""

SORTED = ["USE TEMP B-TREE FOR RIGHT PART OF ORDER BY", "USE TEMP B-TREE FOR GROUP BY"]
"""What was said of the record's tasks, and nothing else."""


def loaded(programme: Programme) -> tuple[SqliteEngine, sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    engine = SqliteEngine(programme, connection)
    engine.create()
    engine.load(WORLD)
    return engine, connection


def test_the_tasks_of_one_record_are_found_by_index_alone() -> None:
    engine, connection = loaded(antenatal())
    query = engine.package["queries"]["tasks_of_subject"]["pregnancy"]
    given = parameters(20_700) | {"subject": "p1"}
    plan = connection.execute(f"EXPLAIN QUERY PLAN {query}", given)
    steps = [row[3] for row in plan]
    scanned = [step for step in steps if step.startswith("SCAN")]
    assert any(step.startswith("SEARCH s USING PRIMARY KEY (_id=?)") for step in steps)
    passed = ("CONSTANT ROW", "(subquery-", *OF_ONE_RECORD)
    assert all(any(name in step for name in passed) for step in scanned), steps
    assert [step for step in steps if "TEMP B-TREE" in step] == SORTED, steps


def test_the_query_of_a_list_holds_its_rules_and_no_others() -> None:
    programme = base_programme()
    queries = compile_programme(programme, Dialect.SQLITE)["queries"]["tasks_of_subject"]
    assert len(queries) > 1
    for name, sql in queries.items():
        there = {rule.name for rule in programme.rules if f"'{rule.name}' AS rule" in sql}
        assert there == {rule.name for rule in programme.rules if rule.list == name}


def of_each(engine: SqliteEngine, connection: sqlite3.Connection, query: str) -> list[str]:
    """How SQLite runs the query of every list."""
    texts = engine.package["queries"][query]  # type: ignore[literal-required]
    given = parameters(20_700) | {"subject": "p1"}
    plans = [connection.execute(f"EXPLAIN QUERY PLAN {text}", given) for text in texts.values()]
    return [row[3] for plan in plans for row in plan]


@pytest.mark.parametrize("query", ["tasks_of_subject", "affected"])
def test_others_of_a_household_are_found_by_index_alone(query: str) -> None:
    engine = SqliteEngine(base_programme(), connection := sqlite3.connect(":memory:"))
    engine.create()
    steps = of_each(engine, connection, query)
    scanned = [s for s in steps if s.startswith("SCAN") and "CONSTANT ROW" not in s]
    schedules = ["SCAN o"] * len(base_programme().rules) if query == "tasks_of_subject" else []
    assert any("entity_person.household (household=?)" in step for step in steps), steps
    assert scanned == schedules, steps


def test_a_programme_without_rules_has_no_tasks() -> None:
    engine, _ = loaded(replace(antenatal(), rules=()))
    assert engine.tasks(20_700) == []


def test_long_names_stay_apart_where_an_engine_would_cut_them() -> None:
    names = [quoted(f"last({'form' * 12}, {'question' * 6}{i})").name for i in range(2)]
    assert names[0] != names[1]
    assert all(len(name) <= LONGEST for name in names)


def test_a_rule_that_looks_at_a_column_of_tasks_is_a_mistake_of_ours() -> None:
    indicator = antenatal().indicators[0]
    rule = replace(antenatal().rules[0], relevant=indicator.numerator)
    with pytest.raises(TypeError, match="rules do not look at tasks"):
        compile_programme(replace(antenatal(), rules=(rule,)), Dialect.SQLITE)


def never(rule: TaskRule) -> TaskRule:
    return replace(rule, relevant=Literal(False, BOOLEAN, Span(0, 0)))


def test_a_rule_that_is_never_relevant_has_cancelled_tasks_only() -> None:
    rule = never(antenatal().rule("anc"))
    programme = replace(antenatal(), rules=(rule,), escalations=())
    engine, _ = loaded(programme)
    assert {task.state.value for task in engine.tasks(20_600)} == {"cancelled"}


def test_an_indicator_reads_only_the_tasks_of_its_days() -> None:
    engine, connection = loaded(antenatal())
    query = engine.package["indicators"][0]["sql"]
    parameters = {"kind": "month", "first_day": 20_000, "last_day": 20_030}
    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", parameters)]
    assert any("INDEX task_done_day (done_day>? AND done_day<?)" in step for step in steps), steps
