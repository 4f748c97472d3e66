"""Why a task is there, where it stands, and why there is none."""

from __future__ import annotations

import pytest

from doorstep.protocol.evaluate.explain import explain
from doorstep.protocol.evaluate.explain_text import explanation_text
from doorstep.protocol.evaluate.world import Filled, Record, World
from doorstep.protocol.language.types import Value
from tests.protocol.sql.snapshots import antenatal

TODAY = 20_700  # 2026-09-04

WORLD = World(
    {
        "pregnancy": (
            Record("amina", 20_600, {"lmp": 20_500, "age": 16}),
            Record("undated", 20_600, {}),
        )
    },
    {
        "anc_visit": (
            Filled("uuid:1", "amina", 20_590, "w1", {}),
            Filled("uuid:2", "amina", 20_640, "w1", {"danger_signs": "bleeding"}),
            Filled("uuid:3", "amina", 20_642, "w1", {}),
        )
    },
)

COMPLETED = """\
anc.20w (Pregnancy visit, 20 weeks) for amina, on 2026-09-04

Anchor: ${lmp} is 2026-02-16
Due: 2026-07-06, 140 days after the anchor
Opens: 2026-06-29, 7 days before
Closes: 2026-07-20, 14 days after
Relevant: yes, as ${outcome} = '' is true (${outcome} is blank)
State: completed, done on 2026-07-06 by w1 with uuid:2
  2026-05-17 uuid:1 came before the task opened
  2026-07-06 uuid:2 did it
  2026-07-08 uuid:3 came later than the one that did it
Band: routine
Score: 10
  +0 band routine
  -- Close to birth (near_term): weeks-since(${lmp}) >= 34 is false (${lmp} is 2026-02-16)
  +10 Under 18 (young_mother): ${age} < 18 is true (${age} is 16)
  -- First pregnancy (first_pregnancy): ${first_pregnancy} = 'yes' is false (${first_pregnancy} is blank)
  -- No visit yet (no_contact): count(anc_visit) = 0 is false (count(anc_visit) is 3)
  -- Late (late): days-overdue() > 0 is false (days-overdue() is 0)
"""  # noqa: E501  # as it is shown

CLOSED_BEFORE_KNOWN = """\
anc.12w (Pregnancy visit, 12 weeks) for amina, on 2026-09-04

There is no such task: its window closed before the record was known (2026-05-27), so nobody could be late with it.
Anchor: ${lmp} is 2026-02-16
Due: 2026-05-11, 84 days after the anchor
Opens: 2026-05-04, 7 days before
Closes: 2026-05-25, 14 days after
Relevant: yes, as ${outcome} = '' is true (${outcome} is blank)
"""  # noqa: E501  # as it is shown


def shown(*asked: str, today: int = TODAY) -> str:
    rule, occurrence, subject, *cause = asked
    return explanation_text(explain(antenatal(), WORLD, today, rule, occurrence, subject, *cause))


RAISED = """\
danger_late.danger_follow_up.next_day (Danger sign not checked) for amina, after uuid:2, on 2026-07-10

Raised: 2026-07-08, 1 day after danger_follow_up.next_day was due
For: supervisor, call
Closes: 2026-07-15
State: cancelled, taken back, as danger_follow_up.next_day is not open any more
Band: stat
Score: 110
  +80 band stat
"""  # noqa: E501  # as it is shown


def test_an_escalation_is_explained_by_the_task_that_it_is_about() -> None:
    key = "danger_late", "danger_follow_up.next_day", "amina", "uuid:2"
    told = shown(*key, today=20_644)
    assert told.startswith(RAISED)
    assert "\n\ndanger_follow_up.next_day (Check on danger sign, The day after) for amina" in told
    assert "it is raised on 2026-07-08, if" in shown(*key, today=20_641)


@pytest.mark.parametrize(
    ("occurrence", "why"),
    [
        ("anc.20w", "danger_late is about danger_follow_up.<occurrence>, and anc.20w is not"),
        ("danger_follow_up.next", "there is no danger_follow_up.next, see below"),
    ],
)
def test_why_nothing_was_raised(occurrence: str, why: str) -> None:
    assert why in shown("danger_late", occurrence, "amina", "uuid:2")


def test_a_task_is_explained_down_to_its_points() -> None:
    assert shown("anc", "20w", "amina") == COMPLETED


def test_a_window_that_closed_before_the_record_was_known() -> None:
    assert shown("anc", "12w", "amina") == CLOSED_BEFORE_KNOWN


@pytest.mark.parametrize(
    ("today", "why"),
    [
        (20_674, "State: draft, it opens on 2026-08-10"),
        (20_675, "State: ready, open and not done; not overdue"),
        (20_685, "State: ready, open and not done; 3 days overdue"),
        (20_697, "State: failed, it closed on 2026-08-31 and was not done"),
    ],
)
def test_a_state_says_why(today: int, why: str) -> None:
    assert why in shown("anc", "26w", "amina", today=today)


def test_ageing_points_are_shown_as_they_count() -> None:
    assert "  +3 Late (late): days-overdue() > 0 is true (days-overdue() is 3)" in shown(
        "anc", "26w", "amina", today=20_685
    )


def test_people_are_named_where_their_names_are_known() -> None:
    found = explain(antenatal(), WORLD, TODAY, "anc", "20w", "amina")
    text = explanation_text(found, {"amina": "Amina Yusuf", "w1": "Asha Njeri"})
    assert text.startswith("anc.20w (Pregnancy visit, 20 weeks) for Amina Yusuf, on 2026-09-04")
    assert "completed, done on 2026-07-06 by Asha Njeri with uuid:2" in text


def test_a_rule_without_its_occurrence_says_which_there_are() -> None:
    assert "say which one, as anc.12w, anc.20w" in shown("anc", "", "amina")


def test_a_cause_does_not_do_its_own_task() -> None:
    text = shown("danger_follow_up", "next_day", "amina", "uuid:2")
    assert "2026-07-06 uuid:2 is what the task comes after" in text
    assert "2026-07-08 uuid:3 did it" in text
    assert "Band: stat" in text


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (("ank", "12w", "amina"), "the programme has no task ank. Did you mean `anc`?"),
        (("anc", "12", "amina"), "anc has no occurrence 12. Did you mean `12w`?"),
        (("anc", "20w", "zoe"), "no pregnancy with the id zoe was recorded."),
        (("anc", "20w", "undated"), "${lmp} is blank, so it has no dates."),
        (("anc", "20w", "amina", "uuid:1"), "anc comes after no submission"),
        (("danger_follow_up", "next_day", "amina"), "say which one. There are: uuid:1, uuid:2"),
        (("danger_follow_up", "next_day", "amina", "uuid:9"), "uuid:9 is not one. There are:"),
        (("danger_follow_up", "next_day", "undated", "uuid:9"), "none about undated was recorded"),
        (
            ("danger_follow_up", "next_day", "amina", "uuid:3"),
            "uuid:3 does not call for it, as answer(danger_signs) != '' is false.",
        ),
    ],
)
def test_no_such_task_says_why(asked: tuple[str, ...], why: str) -> None:
    text = shown(*asked)
    assert "There is no such task: " in text
    assert why in text


def told(*outcomes: str) -> list[str]:
    """Of amina's visit at 30 weeks, on the day after it was due and somebody said these."""
    answers: dict[str, Value] = {"rule": "anc", "occurrence": "30w", "until": 20_713}
    said = tuple(
        Filled(f"uuid:o{n}", "amina", 20_710, "w1", {**answers, "outcome": outcome})
        for n, outcome in enumerate(outcomes)
    )
    world = World(WORLD.records, {**WORLD.filled, "task_outcome": said})
    text = explanation_text(explain(antenatal(), world, 20_711, "anc", "30w", "amina"))
    return [line for line in text.splitlines() if line.startswith(("State", "Attempts"))]


def test_what_was_said_of_a_task_is_told() -> None:
    assert told("later") == ["State: on-hold, put off until 2026-09-17"]
    assert told("away") == [
        "State: cancelled, all work for the record ended, as somebody said on 2026-09-14"
    ]
    assert told("absent", "refused") == [
        "State: ready, open and not done; 1 day overdue",
        "Attempts: 2, which did not do it",
    ]
