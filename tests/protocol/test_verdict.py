"""The law of verdicts, on the server's side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doorstep.protocol.verdict import Aim, Counts, verdict

LAW = Path(__file__).parents[2] / "conformance" / "verdicts" / "verdicts.json"


@pytest.mark.parametrize("case", json.loads(LAW.read_text()), ids=str)
def test_a_figure_stands_as_the_law_says(case: dict[str, Any]) -> None:
    aim = Aim(case["target"], case["direction"] == "higher")
    before = case["before"] and Counts(*case["before"])
    found = verdict(aim, Counts(*case["figure"]), before, over=case["over"])
    assert found == case["verdict"]
