"""The history of a record: its cases, and what holds for any."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from doorstep.protocol.submissions.fold import fold
from doorstep.protocol.submissions.history import steps

from .test_fold import change

CASES = sorted((Path(__file__).parents[3] / "conformance" / "history").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = json.loads(path.read_text())
    told = [asdict(step) for step in steps(map(change, case["changes"]))]
    assert json.loads(json.dumps(told)) == case["steps"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_was_changed_last_is_what_stands(path: Path) -> None:
    changes = [change(one) for one in json.loads(path.read_text())["changes"]]
    stands = {one.key: one.after for step in steps(changes) for one in step.changed}
    record = fold(changes)
    for name, value in record.properties.items():
        assert stands.get(name, "") == value
    assert stands["label"] == record.label
    assert stands["area"] == record.area
