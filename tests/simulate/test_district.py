"""The demo district is the same for the same seed, and alive on the day it is asked for."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from doorstep.protocol.check import load
from doorstep.simulate.district import encounters
from doorstep.simulate.people import CHWS

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)


def test_the_same_seed_gives_the_same_district() -> None:
    assert encounters(TODAY, seed=7) == encounters(TODAY, seed=7)
    assert encounters(TODAY, seed=7) != encounters(TODAY, seed=8)


def test_nothing_happens_after_today_and_something_in_the_last_week() -> None:
    days = [encounter.happened for encounter in encounters(TODAY)]
    assert max(days) <= TODAY
    assert max(days) > TODAY - timedelta(days=7)


def test_submission_ids_are_unique() -> None:
    counts = Counter(encounter.id for encounter in encounters(TODAY))
    assert max(counts.values()) == 1


@pytest.mark.parametrize("seed", range(5))
def test_each_worker_has_visits_in_each_of_the_last_three_months(seed: int) -> None:
    made = encounters(TODAY, seed)
    for chw in CHWS[:3]:
        for back in (0, 30, 60):
            until = TODAY - timedelta(days=back)
            since = until - timedelta(days=30)
            assert any(
                e.worker == chw.login and e.form == "anc_visit" and since < e.happened <= until
                for e in made
            ), (chw.login, back)


def test_everybody_is_registered_before_being_visited() -> None:
    made = encounters(TODAY)
    registered = {e.entity_id: e.happened for e in made if e.label}
    registered |= {id_: e.happened for e in made for id_, _ in e.also.values()}
    for encounter in made:
        assert registered[encounter.entity_id] <= encounter.happened


def test_the_whole_of_the_programme_is_lived() -> None:
    """Every screen of the demo has something true to show."""
    forms = {encounter.form for encounter in encounters(TODAY)}
    programme = load(ROOT / "programmes" / "maternal-child")
    by_supervisors = {
        "assign",
        "assignment_done",
        "supervisor_call",
        "supervisor_call_child",
        "worker_talk",
        "death_verification",
        "group_meeting",
        "shadow_visit",
        "spot_check",
        "visit_check",
        "visit_check_child",
    }
    rare = {"loss_visit", "register_person", "appointment_reminder"}
    assert {form.name for form in programme.forms} - forms == by_supervisors | rare
