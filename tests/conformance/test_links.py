"""Laws of records that name records, in worlds that nobody thought of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings

from doorstep.engines.engine import Engine
from doorstep.engines.rows import task_of
from doorstep.protocol.compile import part_query
from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.evaluate.world import Record, World
from doorstep.protocol.horizon import parameters
from doorstep.protocol.model.tasks import Task

from .cases import base_programme
from .generated import DAYS, value, world
from .test_generated import SEEDS, created, deterministic, in_order, refill

RECORDS = 5
PROGRAMME = base_programme()
"""Its rules look along links and at households."""


@pytest.fixture(scope="module")
def engines() -> list[Engine]:
    return created(PROGRAMME)


@settings(deterministic, max_examples=40)
@given(seed=SEEDS)
def test_engines_and_judge_agree_and_all_is_the_union_of_each(
    engines: list[Engine], seed: int
) -> None:
    chance = Random(seed)
    recorded, today = world(PROGRAMME, RECORDS, 8, chance), chance.choice(DAYS)
    expected = in_order(evaluate(PROGRAMME, recorded, today))
    records = [(name, record.id) for name, some in recorded.records.items() for record in some]
    for engine in engines:
        refill(engine, recorded)
        assert in_order(engine.tasks(today)) == expected
        each = [task for record in records for task in engine.tasks_of(*record, today)]
        assert in_order(each) == expected


@settings(deterministic, max_examples=20)
@given(seed=SEEDS)
def test_parts_of_the_records_have_the_tasks_of_all_between_them(
    engines: list[Engine], seed: int
) -> None:
    chance = Random(seed)
    recorded, today = world(PROGRAMME, RECORDS, 8, chance), chance.choice(DAYS)
    subjects = [record.id for records in recorded.records.values() for record in records]
    bounds = ["", *sorted(chance.sample(subjects, 3)), "\U0010ffff"]
    for engine in engines:
        refill(engine, recorded)
        query, asked = part_query(PROGRAMME, engine.dialect), parameters(today)
        rows = [
            row
            for first, before in pairwise(bounds)
            for row in engine.rows(query, {**asked, "first_id": first, "before_id": before})
        ]
        assert in_order([*map(task_of, rows)]) == in_order(engine.tasks(today))


@settings(deterministic, max_examples=60)
@given(seed=SEEDS)
def test_a_change_of_one_record_changes_the_tasks_of_nobody_but_the_affected(
    engines: list[Engine], seed: int
) -> None:
    chance = Random(seed)
    before, today = world(PROGRAMME, RECORDS, 8, chance), chance.choice(DAYS)
    name, subject, after = changed(before, chance)
    moved = differing(evaluate(PROGRAMME, before, today), evaluate(PROGRAMME, after, today))
    for engine in engines:
        concerned = {subject}
        concerned |= affected(engine, before, name, subject)
        concerned |= affected(engine, after, name, subject)
        assert moved <= concerned


def test_changes_reach_others_and_not_everybody(engines: list[Engine]) -> None:
    """The law above is worth something: changes do move others, and the affected are few."""
    reached, few = 0, 0
    for seed in range(150):
        chance = Random(seed)
        before, today = world(PROGRAMME, RECORDS, 8, chance), chance.choice(DAYS)
        name, subject, after = changed(before, chance)
        moved = differing(evaluate(PROGRAMME, before, today), evaluate(PROGRAMME, after, today))
        reached += bool(moved - {subject})
        concerned = affected(engines[0], before, name, subject)
        concerned |= affected(engines[0], after, name, subject)
        few += len(concerned) < RECORDS * 2
    assert reached >= 10
    assert few >= 30


def changed(recorded: World, chance: Random) -> tuple[str, str, World]:
    """The world with one record that says something else, or that is not there any more."""
    name = chance.choice(list(recorded.records))
    records = list(recorded.records[name])
    at = chance.randrange(RECORDS)
    if chance.random() < 0.2:
        old = records.pop(at)
    else:
        old, records[at] = records[at], otherwise(records[at], name, chance)
    return name, old.id, replace(recorded, records={**recorded.records, name: tuple(records)})


def otherwise(record: Record, name: str, chance: Random) -> Record:
    properties = PROGRAMME.list(name).properties
    links = [one for one in properties if one.type.kind == "record"]
    values = dict(record.values)
    for one in chance.sample([*properties, *links], 2):
        new = value(PROGRAMME, one.type, RECORDS, chance)
        values[one.name] = None if chance.random() < 0.2 else new
    return replace(record, values=values)


def differing(before: Iterable[Task], after: Iterable[Task]) -> set[str]:
    return {task.subject for task in set(before) ^ set(after)}


def affected(engine: Engine, recorded: World, name: str, subject: str) -> set[str]:
    refill(engine, recorded)
    query = engine.package["queries"]["affected"].get(name)
    rows = engine.rows(query, {"subject": subject}) if query else []
    assert len(rows) == len({row[0] for row in rows})
    return {str(row[0]) for row in rows}
