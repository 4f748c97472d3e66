"""Escalations, indicators and messages of any world: the engines agree with the judge."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings

from doorstep.engines.engine import Engine
from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.model.programme import Programme

from .cases import tasks
from .generated import ANCHORS, world
from .runners import Judge
from .test_generated import SEEDS, created, deterministic, in_order, refill
from .test_programmes import by_text

PAGES = ("escalations", "indicators", "messages")
DAYS = range(ANCHORS[0] + 20, ANCHORS[-1] + 60)
"""Around the windows of the pages: 30 days after somebody was born."""


@cache
def opened(page: str) -> tuple[Programme, list[Engine]]:
    programme = tasks(page).programme
    return programme, created(programme)


@pytest.mark.parametrize("page", PAGES)
@settings(deterministic, max_examples=40)
@given(seed=SEEDS)
def test_engines_and_judge_agree_on_the_second_layer_of_any_world(page: str, seed: int) -> None:
    programme, engines = opened(page)
    chance = Random(seed)
    recorded, today = world(programme, 8, 12, chance, DAYS), chance.choice(DAYS)
    judge = Judge(programme, recorded)
    expected = in_order(evaluate(programme, recorded, today))
    counts = judge.counts(expected, DAYS[0], DAYS[-1])
    due = judge.messages(expected, today)
    for engine in engines:
        refill(engine, recorded)
        found = engine.tasks(today)
        assert in_order(found) == expected
        engine.keep(found)
        assert by_text(engine.indicators("month", DAYS[0], DAYS[-1])) == by_text(counts)
        assert by_text(engine.messages(today)) == by_text(due)
