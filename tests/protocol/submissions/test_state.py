"""The state of a log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doorstep.protocol.submissions.state import MODULUS, digest

FILE = Path(__file__).parents[3] / "conformance" / "state" / "digests.json"
CASES = json.loads(FILE.read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["submission"] or "nothing")
def test_the_digest_is_that_of_the_phone(case: dict[str, Any]) -> None:
    expected = case.pop("digest")
    assert digest(**case) == expected < MODULUS


@given(some.uuids(), some.uuids(), some.uuids())
def test_each_part_counts(one: object, other: object, third: object) -> None:
    line = (str(one), f"uuid:{other}", "001795000000000-0000-00000000000000d1", "2026-11-24")
    parts = {digest(*line)}
    for place in range(4):
        changed = [str(third) if n == place else part for n, part in enumerate(line)]
        parts.add(digest(*changed))
    assert len(parts) == 5 - [str(one), f"uuid:{other}"].count(str(third))
