"""The command as it is typed: a mistake is answered with a sentence, never with a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from doorstep.cli import main
from tests.protocol.check import sample


def typed(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "doorstep.cli", *words],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["check", "compile"])
@pytest.mark.parametrize("place", ["nowhere", "file.txt", "."])
def test_no_programme_there(
    command: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file.txt").write_text("not a folder")
    assert main([command, str(tmp_path / place)]) == 1
    said = capsys.readouterr()
    assert "there is no programme.md or programme.xlsx here" in said.out + said.err


def test_warnings_are_no_errors_unless_strict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(sample.write(tmp_path))
    assert main(["check", "--no-rehearse", folder]) == 0
    said = capsys.readouterr().out
    assert "[TASK_FOR_EVERYONE] A task is for those who need it" in said
    assert said.endswith("small 1 is sound: 3 task rules, 3 reasons, 3 forms. 6 warnings found.\n")
    assert main(["check", "--no-rehearse", "--strict", folder]) == 1


def test_errors_come_before_warnings_and_machines_read_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sample.write(tmp_path, {"programme.md": ("${age} < 18", "${aeg} < 18")})
    assert main(["check", "--no-rehearse", "--json", str(folder)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["programme"], told["errors"], told["warnings"]) == (
        False,
        None,
        1,
        6,
    )
    assert [problem["severity"] for problem in told["problems"]] == ["error"] + ["warning"] * 6
    first = told["problems"][0]
    assert (first["code"], first["sheet"], first["row"], first["column"], first["span"]) == (
        "UNKNOWN_PROPERTY",
        "priority",
        2,
        "when",
        [0, 6],
    )
    assert first["hint"] == "Did you mean `age`?"


def test_a_port_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["serve", "--port", "99999"])
    assert left.value.code == 2
    assert "'99999' is not a port from 1 to 65535." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("database", "sentence"),
    [
        ("mysql://x", "DOORSTEP_DATABASE must look like"),
        ("sqlite:///{}/new.sqlite3", "run: doorstep migrate"),
    ],
)
def test_a_database_that_cannot_be_used(database: str, sentence: str, tmp_path: Path) -> None:
    address = database.format(tmp_path)
    done = typed("rollover", DOORSTEP_DATA=str(tmp_path), DOORSTEP_DATABASE=address)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
