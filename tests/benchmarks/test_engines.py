"""A small run: the same tasks on both engines, and every figure there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

Run = dict[str, Any]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Run], Path]:
    folder = tmp_path_factory.mktemp("benchmark")
    out = folder / "out.json"
    command = [sys.executable, "-m", "benchmarks.engines", "2000", "--engines", "sqlite", "duckdb"]
    done = subprocess.run(
        [*command, "--folder", str(folder), "--out", str(out)],
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout, json.loads(out.read_text()), folder


def test_both_engines_find_the_same_tasks(ran: tuple[str, list[Run], Path]) -> None:
    _, (sqlite, duckdb), _ = ran
    for span in ("full", "worklist"):
        assert sqlite[span]["floor"]["checksum"] == duckdb[span]["floor"]["checksum"]
        assert sqlite[span]["floor"]["rows"] == duckdb[span]["floor"]["rows"] > 2000
    assert sqlite["full"]["floor"]["rows"] > sqlite["worklist"]["floor"]["rows"]


def test_one_subject_is_asked_for_after_each_submission(ran: tuple[str, list[Run], Path]) -> None:
    _, (sqlite, _), _ = ran
    assert sqlite["one"]["tasks"] > sqlite["one"]["subjects"] > 10
    assert 0 < sqlite["one"]["evaluate_p50_ms"] <= sqlite["one"]["evaluate_p95_ms"]


def test_the_tables_have_a_row_per_run_and_nothing_stays_behind(
    ran: tuple[str, list[Run], Path],
) -> None:
    text, _, folder = ran
    assert text.count("| sqlite | 2,000 |") == 4
    assert text.count("| duckdb | 2,000 |") == 3
    assert [file.name for file in folder.iterdir()] == ["out.json"]
