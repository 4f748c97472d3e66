"""Rules about workers over a folder: their records, and what indicators gave them."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from doorstep.cli import main

from .folders import ROOT

PROGRAMME = str(ROOT / "conformance" / "programme")
WORKERS = """\
_id,_known,_area,_owner,role,supervisor,active_since,last_seen
w1,2026-01-01,north,w1,chw,s1,2026-01-01,2026-05-23
w2,2026-01-01,north,w2,chw,s1,2026-01-01,2026-05-09
s1,2026-01-01,north,s1,supervisor,,2026-01-01,2026-05-23
"""
FIGURES = """\
indicator,worker,month,numerator,denominator
well,w1,2026-05,1,10
well,w2,2026-05,9,10
well,w1,2026-05,10,10
well,w1,2026-13,1,10
wel,w1,2026-05,1,10
"""
ENGINES = ("duckdb", "sqlite", "judge")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "entity_worker.csv").write_text(WORKERS)
    (tmp_path / "indicator_value.csv").write_text(FIGURES)
    return tmp_path


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_reads_them(
    engine: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["tasks", PROGRAMME, str(folder), "--on", "2026-05-23", "--out", "-"]
    assert main([*words, "--engine", engine]) == 0
    said = capsys.readouterr()
    rows = list(csv.DictReader(StringIO(said.out)))
    found = {(row["rule"], row["subject"], row["state"]) for row in rows}
    assert found >= {("coach", "w1", "ready"), ("silent", "w2", "ready")}
    assert ("coach", "w2", "cancelled") in found


def test_what_is_no_figure_is_told_and_set_aside(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["tasks", PROGRAMME, str(folder), "--on", "2026-05-23", "--out", "-"])
    said = capsys.readouterr().err.splitlines()
    aside = [line for line in said if line.endswith("denominator.") or "set aside" in line]
    assert [line.partition(",")[0] for line in aside] == [
        f"indicator_value.csv row {row}" for row in (4, 5, 6)
    ]
