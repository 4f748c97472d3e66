"""Spreadsheets that hold moments: a date and a time of day in one cell."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from doorstep.server.records.models import Record
from doorstep.server.tasks.publish import publish

from .conftest import Cast
from .test_commands import run
from .test_import import write

pytestmark = pytest.mark.django_db
PROGRAMME = Path(__file__).parents[2] / "conformance" / "programme"


def test_a_cell_may_hold_a_moment(cast: Cast, tmp_path: Path) -> None:
    del cast
    publish(PROGRAMME)
    rows = (
        ("external_id", "name", "owner_name", "fell_ill", "born"),
        ("E-1", "Amina", "asha", datetime(2026, 9, 1, 14, 30), datetime(2026, 1, 2, 8, 0)),  # noqa: DTZ001
        ("E-2", "Zuri", "asha", date(2026, 9, 1), date(2026, 1, 2)),
        ("E-3", "Baraka", "asha", "2026-09-01T08:15", "2026-01-02"),
        ("E-4", "Neema", "asha", "yesterday", None),
    )
    out = run("import", str(write(tmp_path, *rows)), "--list", "person")
    assert "3 made, 0 changed, 0 unchanged, 1 not taken." in out
    assert "Row 5, fell_ill: 'yesterday' is not a time such as 2026-11-22T08:30." in out
    held = {one.external_id: one.properties for one in Record.objects.all()}
    assert [held[f"E-{n}"]["fell_ill"] for n in (1, 2, 3)] == [
        *("2026-09-01T14:30:00", "2026-09-01T00:00:00", "2026-09-01T08:15"),
    ]
    assert {one["born"] for one in held.values() if "born" in one} == {"2026-01-02"}
    again = run("import", str(write(tmp_path, *rows[:3])), "--list", "person")
    assert "0 made, 0 changed, 2 unchanged" in again
