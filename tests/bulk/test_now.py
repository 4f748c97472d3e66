"""What counts in hours is asked for at a moment, by ``doorstep tasks`` and ``doorstep explain``."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from doorstep.cli import main

from .folders import ROOT

PROGRAMME = str(ROOT / "conformance" / "programme")


@pytest.fixture
def data(tmp_path: Path) -> str:
    folder = tmp_path / "data"
    folder.mkdir()
    rows = "_id,_known,_area,_owner,fell_ill\np1,2026-03-10,,,2026-03-10T06:00\n"
    (folder / "entity_person.csv").write_text(rows)
    return str(folder)


@pytest.mark.parametrize("engine", ["duckdb", "sqlite", "judge"])
@pytest.mark.parametrize(
    ("asked", "state"),
    [
        (("--now", "2026-03-10T11:59"), "draft"),
        (("--now", "2026-03-10 12:00"), "ready"),
        (("--now", "2026-03-11T05:59"), "ready"),
        (("--now", "2026-03-11T06:00"), "failed"),
        (("--on", "2026-03-10"), "ready"),
        (("--on", "2026-03-11"), "failed"),
    ],
)
def test_tasks_are_those_of_a_moment(
    capsys: pytest.CaptureFixture[str],
    data: str,
    engine: str,
    asked: tuple[str, str],
    state: str,
) -> None:
    assert main(["tasks", PROGRAMME, data, *asked, "--engine", engine, "--out", "-"]) == 0
    rows = csv.DictReader(StringIO(capsys.readouterr().out))
    assert [row["state"] for row in rows if row["rule"] == "dose"] == [state]


def test_a_task_is_explained_at_a_moment(capsys: pytest.CaptureFixture[str], data: str) -> None:
    asked = ["explain", PROGRAMME, "dose.once@p1", "--data", data]
    assert main([*asked, "--now", "2026-03-10T11:59"]) == 0
    assert "State: draft" in capsys.readouterr().out
    assert main([*asked, "--now", "2026-03-10T21:00"]) == 0
    assert "3 hours" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--now", "2026-03-10T25:00"], "'2026-03-10T25:00' is not a time such as"),
        (["--now", "2026-02-30T10:00"], "is a day that does not exist."),
        (["--now", "2026-03-10T10:00", "--on", "2026-03-10"], "Give --on or --now, not both"),
    ],
)
def test_what_is_no_moment_is_told(
    capsys: pytest.CaptureFixture[str], data: str, given: list[str], told: str
) -> None:
    asked = ["tasks", PROGRAMME, data, *given]
    if "--on" in given:
        assert main(asked) == 1
    else:
        with pytest.raises(SystemExit):
            main(asked)
    assert told in capsys.readouterr().err
