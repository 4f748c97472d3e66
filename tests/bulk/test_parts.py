"""Populations in parts: every record in one of them, and the same tasks as in one piece."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from doorstep.bulk import parts
from doorstep.bulk.data.read import opened
from doorstep.bulk.parts import spans
from doorstep.bulk.run import find_tasks
from doorstep.protocol.horizon import end_of
from doorstep.protocol.submissions.values import to_day

from .folders import TODAY, antenatal, package, write_population

Rows = list[tuple[object, ...]]


def test_every_record_is_in_one_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "RECORDS", 100)
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE mother AS SELECT uuid()::TEXT AS _id FROM range(900)")
        connection.execute("CREATE TABLE child AS SELECT 'é' || _id AS _id FROM mother LIMIT 100")
        sizes = [
            connection.execute(
                "SELECT count(*) FROM (FROM mother UNION ALL FROM child)"
                " WHERE _id >= ? AND _id < ?",
                span,
            ).fetchall()[0][0]
            for span in spans(connection, ["mother", "child"])
        ]
    assert (sum(sizes), len(sizes)) == (1000, 10)
    assert max(sizes) < 150


def test_few_records_are_one_part() -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE nobody (_id TEXT)")
        assert spans(connection, ["nobody"]) == [(parts.FIRST, parts.LAST)]


def test_parts_change_no_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_population(tmp_path, records=40)
    whole = found(tmp_path)
    monkeypatch.setattr(parts, "RECORDS", 7)
    assert whole
    assert found(tmp_path) == whole


def found(folder: Path) -> Rows:
    with opened(str(folder), package()) as data:
        find_tasks(antenatal(), data, "duckdb", end_of(to_day(TODAY)))
        return data.connection.execute("FROM found ORDER BY ALL").fetchall()
