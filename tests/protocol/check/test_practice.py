"""The file practice.json: people who are made up come with the programme."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from doorstep.protocol import limits
from doorstep.protocol.check import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.problems import Code, ProgrammeRejected
from doorstep.protocol.submissions.read import read

from .sample import loaded, write

if TYPE_CHECKING:
    from doorstep.protocol.model.programme import Programme

REFERENCE = Path(__file__).parents[3] / "programmes" / "maternal-child"
ONE = {
    "id": "uuid:1",
    "form": "weigh",
    "form_version": "1",
    "happened": "2026-11-01",
    "xml": "<x/>",
}


def with_practice(folder: Path, text: str) -> Programme | ProgrammeRejected:
    write(folder)
    (folder / "practice.json").write_text(text, encoding="utf-8")
    return loaded(folder)


def codes(found: Programme | ProgrammeRejected) -> list[tuple[Code, str]]:
    assert isinstance(found, ProgrammeRejected), "the programme was not rejected"
    return [(problem.code, problem.place.file) for problem in found.problems]


def test_people_to_practise_with_come_with_the_programme(tmp_path: Path) -> None:
    text = json.dumps({"day": "2026-11-20", "submissions": [ONE]})
    found = with_practice(tmp_path, text)
    assert not isinstance(found, ProgrammeRejected)
    assert found.practice is not None
    assert found.practice.day == date(2026, 11, 20)
    assert compile_programme(found, "sqlite").get("practice") == json.loads(text)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"day": "soon", "submissions": []}', '{"day": "2026-11-20"}',
     '{"day": "2026-11-20", "submissions": [{"id": "uuid:1"}]}',
     '{"day": "2026-11-20", "submissions": ["x"]}'],
)  # fmt: skip
def test_a_file_of_another_shape_is_told(tmp_path: Path, text: str) -> None:
    assert codes(with_practice(tmp_path, text)) == [(Code.UNREADABLE_FILE, "practice.json")]


def test_a_form_that_is_gone_and_a_file_that_is_too_large_are_told(tmp_path: Path) -> None:
    gone = json.dumps({"day": "2026-11-20", "submissions": [ONE | {"form": "measure"}]})
    assert codes(with_practice(tmp_path, gone)) == [(Code.MISSING_FILE, "practice.json")]
    large = " " * (limits.PRACTICE_BYTES + 1)
    assert codes(with_practice(tmp_path, large)) == [(Code.TOO_LARGE, "practice.json")]


def test_the_people_of_the_reference_programme_can_be_read() -> None:
    package = compile_programme(load(REFERENCE), "sqlite")
    made = package.get("practice")
    assert made is not None, "python -m tools.practice writes them"
    zone = ZoneInfo(package["time_zone"])
    for one in made["submissions"]:
        form = package["forms"][one["form"]]
        found = read(one["xml"], one["form"], form, package["lists"], zone)
        assert found.instance == one["id"]
        assert found.operations, one["form"]
