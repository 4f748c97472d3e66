"""In whichever order and in whatever portions work arrives, it comes to the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction

from doorstep.protocol.model.tasks import State
from doorstep.server.records.models import Quarantined
from doorstep.server.tasks.models import Task

from .conftest import Phone
from .forms import new_id, next_clock, outcome, register, visit

pytestmark = pytest.mark.django_db
WOMEN = 3


def lives(today: date, chance: Random) -> Iterator[dict[str, Any]]:
    """What was recorded of a few women: registered, changed, visited, put off; two at one time."""
    for number in range(WOMEN):
        record, weeks = new_id(), chance.randint(8, 38)
        clock = next_clock()
        for back in (40, chance.randint(5, 40)):
            name = chance.choice(["Amina", "Bahati"])
            day = today - timedelta(days=back)
            yield register(day, weeks, record, f"{name} {number}", clock=clock)
        for _ in range(chance.randint(1, 3)):
            day = today - timedelta(days=chance.randint(0, 12))
            signs = chance.choice(["", "bleeding", "fever"])
            over = "live_birth" if chance.random() < 0.2 else None
            clock = chance.choice([clock, next_clock()])
            yield visit(day, record, signs, over, clock)
        task = Task(rule="anc", occurrence="20w", subject=record)
        for said in chance.sample(["absent", "later", "moved"], 2):
            day = today - timedelta(days=chance.randint(0, 9))
            until = (day + timedelta(days=6)).isoformat() if said == "later" else ""
            yield outcome(day, task, said, until)


def arrived(phone: Phone, sent: list[dict[str, Any]], portion: int) -> dict[str, list[str]]:
    """What the database holds after these came in this order, so many in one push."""
    with transaction.atomic():
        for at in range(0, len(sent), portion):
            phone.push(*sent[at : at + portion])
        assert not Quarantined.objects.exists()
        found = {name: rows(name) for name in tables()}
        transaction.set_rollback(True)
    return found


def tables() -> list[str]:
    kept = ("records_record", "task")
    names = connection.introspection.table_names()
    return [n for n in names if n.startswith(("entity_", "form_")) or n in kept]


def rows(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        return sorted(repr(list(map(plain, row))) for row in cursor.fetchall())


def plain(value: object) -> object:
    """Without when a row was written, nor in which order an object's properties stand."""
    if isinstance(value, datetime):
        return None
    if isinstance(value, str) and value.startswith("{"):
        return sorted(json.loads(value).items())
    return value


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_arrival_does_not_matter(asha: Phone, today: date, seed: int) -> None:
    chance = Random(seed)
    sent = list(lives(today, chance))
    at_once = arrived(asha, sent, len(sent))
    assert sum(map(len, at_once.values())) > 20
    for portion in (1, 4):
        found = arrived(asha, chance.sample(sent, len(sent)), portion)
        assert remembered(found.pop("task"), at_once["task"]) <= {"cancelled", "failed"}
        assert found == {name: kept for name, kept in at_once.items() if name != "task"}


def remembered(found: list[str], right: list[str]) -> set[str]:
    """The states of tasks that are not what the rules say: the server remembers what was asked for
    meanwhile (cancelled), and what was missed as far as was known then (failed): ADR 12."""
    assert {key(task) for task in right} <= {key(task) for task in found}
    return {state(task) for task in set(found) - set(right)}


def key(task: str) -> str:
    return task.partition(",")[0]


def state(task: str) -> str:
    return next(one for one in State if f"'{one}'" in task)
