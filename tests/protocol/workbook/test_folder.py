"""Which files of a folder are read, and what is told of files that cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.problems import Problems
from doorstep.protocol.workbook import read_folder

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "## settings\n| name |\n|---|\n| a |\n"


def told(folder: Path) -> list[str]:
    problems = Problems()
    read_folder(folder, problems)
    return list(map(str, problems))


def test_forms_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    for name in ("programme.md", "forms/visit.md", "forms/README.md", "forms/~$visit.xlsx"):
        (tmp_path / name).write_text(TABLE)
    folder = read_folder(tmp_path, Problems())
    assert folder
    assert folder.programme.file == "programme.md"
    assert {name: book.file for name, book in folder.forms.items()} == {"visit": "forms/visit.md"}


def test_no_programme(tmp_path: Path) -> None:
    assert told(tmp_path) == [
        f"{tmp_path.name}: there is no programme.md or programme.xlsx here.\n"
        "Put programme.md or programme.xlsx in the folder."
    ]


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("Programme.xlsx", "Rename Programme.xlsx to programme.xlsx."),
        ("program.md", "Rename program.md to programme.md."),
        ("programme.xls", "Save programme.xls again as programme.xlsx."),
        ("Programme.ods", "Save Programme.ods again as programme.xlsx."),
    ],
)
def test_a_programme_by_another_name(name: str, cure: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TABLE)
    (tmp_path / "README.md").write_text("For people.")
    assert told(tmp_path)[0].split("\n")[1] == cure


def test_a_programme_twice(tmp_path: Path) -> None:
    (tmp_path / "programme.md").write_text(TABLE)
    (tmp_path / "programme.xlsx").write_bytes(b"")
    assert told(tmp_path) == [
        "programme.xlsx: programme is there as .md too.\nKeep one of the files."
    ]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "programme.md").write_bytes(TABLE.encode() + b"caf\xe9")
    assert told(tmp_path) == [
        "programme.md, line 5: the file is not UTF-8 text.\n"
        "Save the file again, as UTF-8 text or as .xlsx."
    ]


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "programme.md").write_bytes(b" " * 8_000_001)
    assert told(tmp_path) == [
        "programme.md: the file has 8,000,001 bytes; at most 8,000,000 are read.\nShorten it."
    ]


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "programme.md").mkdir()
    assert told(tmp_path)[0].startswith("programme.md: the file cannot be read: ")


def test_windows_files(tmp_path: Path) -> None:
    (tmp_path / "programme.md").write_bytes(b"\xef\xbb\xbf" + TABLE.replace("\n", "\r\n").encode())
    folder = read_folder(tmp_path, Problems())
    assert folder
    assert folder.programme.sheet("settings").rows[0].text("name") == "a"
