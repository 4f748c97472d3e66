"""``doorstep explain --data``: why a task is there, of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from doorstep.cli import main

from .folders import ROOT

PROGRAMME = str(ROOT / "tests" / "programmes" / "antenatal")


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Two women of the same week: the one has a danger sign, the other is young."""
    (tmp_path / "entity_pregnancy.csv").write_text(
        "_id,_known,_area,_owner,lmp,age,danger_signs\n"
        "p1,2026-03-02,north,asha,2026-01-14,24,\n"
        "p2,2026-03-05,north,asha,2026-01-14,17,\n"
        "p3,2026-03-05,north,asha,2026-01-13,24,soon\n"
    )
    return str(tmp_path)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    assert main(["explain", PROGRAMME, *words, "--on", "2026-04-10"]) == 0
    found = capsys.readouterr()
    return found.out, found.err


def test_a_task_is_explained(capsys: pytest.CaptureFixture[str], folder: str) -> None:
    out, _ = told(capsys, "anc.12w@p1", "--data", folder)
    assert "for p1, on 2026-04-10" in out
    assert "${lmp} is 2026-01-14" in out
    assert "State: ready" in out


def test_what_is_wrong_with_the_record_is_told(
    capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    assert "p3, danger_signs: " in told(capsys, "anc.12w@p3", "--data", folder)[1]
    assert not told(capsys, "anc.12w@p1", "--data", folder)[1]


def test_of_two_the_higher_is_named_first_and_why(
    capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    out, _ = told(capsys, "anc.12w@p1", "--above", "anc.12w@p2", "--data", folder)
    assert "anc.12w for p2 stands above anc.12w for p1: " in out
    assert "points against" in out
    by_day, _ = told(capsys, "anc.12w@p1", "--above", "anc.12w@p3", f"--data={folder}")
    assert "anc.12w for p3 stands above anc.12w for p1: " in by_day


def test_what_is_no_task_is_said(capsys: pytest.CaptureFixture[str], folder: str) -> None:
    out, _ = told(capsys, "anc.12w@p9", "--data", folder)
    assert "no pregnancy with the id p9 was recorded" in out
    out, _ = told(capsys, "anc.40w@p1", "--above", "anc.12w@p1", "--data", folder)
    assert "anc.40w for p1 is on no worklist: it is draft on 2026-04-10." in out


def test_a_task_without_a_record_is_refused(
    capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    assert main(["explain", PROGRAMME, "anc.12w", "--data", folder]) == 1
    assert "write a task as anc.20w@RECORD" in capsys.readouterr().err
