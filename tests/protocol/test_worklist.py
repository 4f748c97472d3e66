"""Identity and order of tasks."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from itertools import product
from random import Random
from uuid import UUID

from doorstep.engines.rows import task_of
from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.model.tasks import Band, State, Task
from doorstep.protocol.package import TASK_COLUMNS
from doorstep.protocol.worklist import ORDER_BY, order_key, task_id, worklist
from tests.protocol.sql.snapshots import maternal_child

TASK = Task(
    rule="anc",
    group="anc",
    occurrence="20w",
    cause="",
    subject="p1",
    form="anc_visit",
    opens=100,
    due=110,
    closes=120,
    done_day=None,
    done_id=None,
    done_by=None,
    state=State.READY,
    band=Band.ROUTINE,
    score=5,
    reasons=0,
)


def test_an_id_never_changes() -> None:
    assert task_id("maternal-child", TASK) == UUID("f651d838-afe2-5bf0-82fc-bd006d170bf6")


def test_another_programme_rule_subject_occurrence_or_cause_is_another_task() -> None:
    others = [
        replace(TASK, rule="pnc"),
        replace(TASK, subject="p2"),
        replace(TASK, occurrence="26w"),
        replace(TASK, cause="uuid:1"),
    ]
    ids = {task_id("maternal-child", task) for task in [TASK, *others]} | {task_id("other", TASK)}
    assert len(ids) == 6


def test_dates_state_and_score_do_not_change_an_id() -> None:
    moved = replace(TASK, due=111, state=State.FAILED, score=99, done_id="uuid:1")
    assert task_id("maternal-child", moved) == task_id("maternal-child", TASK)


def test_only_ready_tasks_are_on_a_worklist() -> None:
    assert worklist([replace(TASK, state=state) for state in State]) == [TASK]


def test_sql_sorts_as_python_does() -> None:
    tasks = [
        replace(TASK, rule=rule, band=band, score=score, due=due, subject=subject)
        for rule, band, score, due, subject in product(
            ("anc", "Anc"), Band, (5, 40), (110, 111), ("p1", "p10", "p2")
        )
    ]
    Random(1).shuffle(tasks)
    connection = sqlite3.connect(":memory:")
    engine = SqliteEngine(maternal_child(), connection)
    engine.create()
    engine.keep([replace(t, occurrence=f"{i:03}") for i, t in enumerate(tasks)])
    rows = connection.execute(f"SELECT {', '.join(TASK_COLUMNS)} FROM task ORDER BY {ORDER_BY}")
    found = [task_of(row) for row in rows]
    assert found == sorted(found, key=order_key)
