"""What no calendar and no scale can hold never disturbs anybody else, and somebody sees it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from doorstep.server.records.models import Quarantined, Record
from doorstep.server.tasks.models import Task

from .conftest import Phone
from .forms import new_id, register, visit

pytestmark = pytest.mark.django_db

IMPOSSIBLE = {
    "a day that does not exist": {"lmp": "2026-02-30"},
    "a day of another calendar": {"lmp": "30/01/2026"},
    "a text for a number": {"age": "young"},
    "a number with too many digits": {"age": "9" * 40},
    "a number that is none": {"age": "1e5"},
    "an age of a quintillion": {"age": str(10**17)},
    "a last period a thousand years ago": {"lmp": "1026-01-01"},
    "a last period in the year 9999": {"lmp": "9999-12-31"},
}
"""Kept aside, whole, with the question and the reason: no rule could count with them."""

ABSURD = {
    "a negative age": {"age": "-7"},
    "letters of every kind": {"village": "Kïanda 👩🏿‍🍼 '\"; DROP TABLE task; --"},
}
"""Values of their type that mean nothing: taken, and seen in the record."""


def others(phone: Phone, today: date) -> list[str]:
    """Two women beside her, one registered before and one in the same push."""
    phone.take(register(today, weeks=20, record=(one := new_id())))
    return [one, new_id()]


def work_of(records: list[str]) -> list[tuple[object, ...]]:
    found = Task.objects.filter(subject__in=records).order_by("subject", "rule", "occurrence")
    return list(found.values_list("subject", "rule", "occurrence", "state", "score", "reasons"))


@pytest.mark.parametrize("answers", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_an_impossible_answer_is_kept_aside(
    asha: Phone, today: date, answers: dict[str, Any]
) -> None:
    before, beside = others(asha, today)
    expected = work_of([before])
    sent = asha.push(
        register(today, record=(hers := new_id()), **answers),
        visit(today, hers),
        register(today, weeks=20, record=beside),
    )
    assert [one["outcome"] for one in sent] == ["quarantined", "accepted", "accepted"]
    question = next(iter(answers))
    assert sent[0]["reason"].startswith(f"{question}: ")
    assert Quarantined.objects.get().reason == sent[0]["reason"]
    assert work_of([before]) == expected
    assert len(work_of([beside])) == len(expected)


@pytest.mark.parametrize("answers", ABSURD.values(), ids=ABSURD)
def test_an_absurd_answer_is_taken_as_it_is(
    asha: Phone, today: date, answers: dict[str, Any]
) -> None:
    before, beside = others(asha, today)
    expected = work_of([before])
    asha.take(
        register(today, weeks=20, record=(hers := new_id()), **answers),
        register(today, weeks=20, record=beside),
    )
    assert work_of([before]) == expected
    assert len(work_of([beside])) == len(expected)
    kept = Record.objects.get(pk=hers).properties
    assert all(kept.get(name, value) == value for name, value in answers.items())
    assert len(work_of([hers])) == len(expected)


def test_a_visit_to_nobody_waits_for_her(asha: Phone, today: date) -> None:
    """A missing parent: her work begins when she is registered, in whichever order they come."""
    before, _ = others(asha, today)
    expected = work_of([before])
    nobody = new_id()
    asha.take(visit(today - timedelta(days=1), nobody, "bleeding"))
    assert work_of([before]) == expected
    asha.take(register(today - timedelta(days=2), weeks=20, record=nobody))
    assert ("danger_follow_up", "ready") in {
        (rule, state) for _, rule, _, state, *_ in work_of([nobody])
    }
