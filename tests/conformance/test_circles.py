"""An indicator may not count the work that it raises."""

from __future__ import annotations

import pytest

from doorstep.protocol.model.programme import Programme
from doorstep.protocol.problems import Code, ProgrammeRejected

from .cases import programme_of

READS = "indicator({}, 1) < 80"


def supervision(**counted: str) -> Programme:
    """Of the tasks, ``coach`` reads the indicator ``first`` and ``thank`` reads ``second``."""
    task = {"for": "worker", "anchor": "${active_since}", "form": "supervise"}
    read = {"coach": "first", "thank": "second"}
    return programme_of(
        {
            "tasks": [
                {"name": name, **task, "relevant": READS.format(indicator)}
                for name, indicator in read.items()
            ]
            + [{"name": "look"}],
            "schedule": [
                {"task": name, "code": "once", "due": "0 days"} for name in (*read, "look")
            ],
            "indicators": [
                {"name": name, "numerator": condition, "denominator": ""}
                for name, condition in counted.items()
            ],
        }
    )


def told(**counted: str) -> list[str]:
    with pytest.raises(ProgrammeRejected) as rejected:
        supervision(**counted)
    assert {problem.code for problem in rejected.value.problems} == {Code.CIRCLE}
    return [problem.message for problem in rejected.value.problems]


def test_counting_other_tasks_is_no_circle() -> None:
    supervision(first="${rule} = 'thank'", second="${group} = 'look'")
    supervision(first="${form} = 'visit'", second="${rule} != 'coach' and ${rule} != 'thank'")


def test_a_task_that_its_own_indicator_counts_is_told_with_the_whole_circle() -> None:
    own = "this goes round in a circle: coach -> first -> coach."
    assert told(first="${rule} = 'coach'", second="${form} = 'visit'") == [own]
    assert told(first="${state} = 'completed' and ${form} != 'visit'", second="false()") == [own]


def test_a_circle_through_two_tasks_is_told_once() -> None:
    whole = "this goes round in a circle: coach -> first -> thank -> second -> coach."
    assert told(first="${rule} = 'thank'", second="${rule} = 'coach'") == [whole]
