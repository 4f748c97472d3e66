"""The fold: its cases, and what holds for any submissions in any order."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.protocol.submissions.fold import Change, RecordState, apply, fold
from doorstep.protocol.submissions.read import EntityOperation
from doorstep.protocol.submissions.standing import standing

CASES = sorted((Path(__file__).parents[3] / "conformance" / "fold").glob("*.json"))


def change(given: dict[str, Any]) -> Change:
    return Change(**{**given, "entity": EntityOperation(**given["entity"])})


def plain(state: RecordState) -> dict[str, Any]:
    return {
        "id": state.id,
        "list": state.list,
        "label": state.label,
        "properties": dict(state.properties),
        "clocks": {key: list(stamp) for key, stamp in state.clocks.items()},
        "known": state.known,
        "version": state.version,
        "area": state.area,
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_in_every_order_and_twice(path: Path) -> None:
    case = json.loads(path.read_text())
    operations = [change(item) for item in case["operations"]]
    for order in permutations(operations):
        assert plain(fold(order)) == case["record"], case["why"]
        assert plain(fold([*order, *order])) == case["record"], case["why"]
        stands = dict(standing({one.submission: one for one in order}))
        assert stands == case.get("stands", {one.submission: one.submission for one in order})


def test_there_are_cases() -> None:
    assert len(CASES) >= 12


texts = some.sampled_from(["", "a", "b", "c"])
changes = some.builds(
    Change,
    submission=some.sampled_from([f"uuid:{n}" for n in range(8)]),
    form=some.sampled_from(["visit", "import"]),
    clock=some.sampled_from([f"{n:015d}-0000-{'0' * 16}" for n in range(4)]),
    happened=some.sampled_from(["2026-01-01", "2026-01-02", "2026-02-01"]),
    area=some.sampled_from(["a", "b"]),
    entity=some.builds(
        EntityOperation,
        list=some.just("person"),
        id=some.just("p"),
        create=some.booleans(),
        update=some.booleans(),
        label=some.none() | some.sampled_from(["Amina", "Bahati"]),
        values=some.dictionaries(some.sampled_from(["x", "y", "z"]), texts),
    ),
)
amended = some.builds(
    replace,
    changes,
    form=some.sampled_from(["visit", "withdrawal"]),
    amends=some.sampled_from(["", *(f"uuid:{n}" for n in range(9))]),
)
tangles = some.lists(amended, min_size=1, max_size=8, unique_by=lambda item: item.submission)
"""Corrections and withdrawals of anything, circles among them."""
histories = some.lists(changes, min_size=1, max_size=8, unique_by=lambda item: item.submission)


@given(histories, some.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(history: list[Change], chance: Random) -> None:
    shuffled = [*history, *history[::2]]
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(history)


@given(tangles, some.randoms(use_true_random=False))
def test_nor_does_it_where_things_are_amended(history: list[Change], chance: Random) -> None:
    shuffled = [*history, *history[::2]]
    chance.shuffle(shuffled)
    assert fold(shuffled) == fold(history)


@given(tangles)
def test_at_most_one_of_a_chain_stands_and_never_a_withdrawal(history: list[Change]) -> None:
    by_id = {item.submission: item for item in history}
    stands = dict(standing(by_id))
    assert len(set(stands.values())) == len(stands)
    assert all(by_id[name].form != "withdrawal" for name in stands)


@given(histories)
def test_one_at_a_time_is_the_same_as_all_at_once(history: list[Change]) -> None:
    state = RecordState("p", "person")
    for item in history:
        state = apply(state, item)
    assert state == fold(history)


@given(histories)
def test_every_property_has_the_value_of_its_writer(history: list[Change]) -> None:
    state = fold(history)
    for name, value in state.properties.items():
        writers = [item for item in history if name in item.entity.values]
        last = max(writers, key=lambda item: (item.clock, item.submission))
        assert value == last.entity.values[name]


def test_nothing_folds_to_nothing() -> None:
    with pytest.raises(ValueError, match="at least one"):
        fold([])
