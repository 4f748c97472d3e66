"""Identity and order of tasks."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from doorstep.protocol.model.tasks import Band, State, Task
from doorstep.protocol.worklist import task_id, worklist

TASK = Task(
    rule="anc",
    group="anc",
    occurrence="20w",
    cause="",
    subject="p1",
    owner="w1",
    area=None,
    form="anc_visit",
    opens=100,
    due=110,
    closes=120,
    due_at=None,
    done_day=None,
    done_id=None,
    done_by=None,
    attempts=0,
    until=None,
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
