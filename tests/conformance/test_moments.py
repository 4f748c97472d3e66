"""A time is the same moment on the server, in a file and on the phone (app/tests/engine)."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import pytest

from doorstep.bulk.data.values import value
from doorstep.protocol.language.bounds import recorded
from doorstep.protocol.language.types import Kind, Value
from doorstep.protocol.submissions import values
from doorstep.protocol.submissions.times import happened_at

from .tables import ROOT


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((ROOT / "moments" / f"{name}.json").read_text())
    return found


def by_submission(text: str, zone: str) -> Value:
    try:
        return recorded(values.parse(text, Kind.MOMENT, ZoneInfo(zone)), Kind.MOMENT)
    except values.MisfitError:
        return None


def by_file(text: str, zone: str) -> Value:
    typed = value("text", Kind.MOMENT, (), numbered=False, zone=zone)
    (found,) = duckdb.execute(
        f"SELECT {typed} FROM (SELECT $text AS text)", {"text": text}
    ).fetchall()
    return found[0]  # type: ignore[no-any-return]  # what DuckDB gives


@pytest.mark.parametrize("case", cases("texts"), ids=lambda case: case["text"])
def test_a_text_is_one_moment_everywhere(case: dict[str, Any]) -> None:
    found = by_submission(case["text"], case["zone"])
    assert values.show(found, Kind.MOMENT) == (case["moment"] or "")
    assert by_file(case["text"], case["zone"]) == found


@pytest.mark.parametrize("case", cases("happened"), ids=lambda case: case["why"])
def test_a_submission_happened_at_its_time_or_at_the_end_of_its_day(case: dict[str, Any]) -> None:
    when = date.fromisoformat(case["happened"]), datetime.fromisoformat(case["recorded"])
    assert values.from_moment(happened_at(*when, ZoneInfo(case["zone"]))) == case["at"]
