"""The folder media: what forms show, and the tables that they read."""

# ruff: noqa: E501 (messages)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.check import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.problems import ProgrammeRejected
from doorstep.protocol.submissions.files import name_of

from .sample import loaded, write

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = b"\x89PNG\r\n\x1a\n and so on"
TOWNS = "name,label,region\nkwale,Kwale,coast\nsiaya,Siaya,lake\n"
WEIGHT = "| decimal | weight | Weight | Poids |"


def with_media(folder: Path, files: dict[str, bytes], question: str, columns: str = "") -> Path:
    """The sample, with files, and a question more in a form: its cells beyond the label too."""
    write(folder, {"forms/weigh.md": (WEIGHT, f"{WEIGHT}\n{question}")})
    (folder / "media").mkdir()
    for name, content in files.items():
        (folder / "media" / name).write_bytes(content)
    if columns:
        form = folder / "forms" / "weigh.md"
        survey, rest = form.read_text().split("\n\n## settings")
        head, dashes, *rows = survey.splitlines()[2:]
        head, dashes = f"{head} {columns} |", f"{dashes}---|"
        rows = [row if row.count("|") == head.count("|") else f"{row} |" for row in rows]
        lines = ["## survey", "", head, dashes, *rows]
        form.write_text("\n".join(lines) + "\n\n## settings" + rest)
    return folder


def told(folder: Path) -> list[str]:
    found = loaded(folder)
    assert isinstance(found, ProgrammeRejected), "the programme was not rejected"
    return [str(problem) for problem in found.problems]


def test_only_what_forms_show_and_read_comes_with_the_programme(tmp_path: Path) -> None:
    files = {
        "scale.png": PICTURE,
        "unused.png": PICTURE + b"!",
        "towns.csv": TOWNS.encode(),
        "notes.csv": b"a,b\n1,2\n",
        "README.md": b"not for phones",
    }
    question = "| select_one_from_file towns.csv | town | Town | Ville | scale.png |"
    folder = with_media(tmp_path, files, question, "media::image")
    package = compile_programme(load(folder), "sqlite")
    assert package["media"] == {"scale.png": name_of(PICTURE, "png")}
    assert package["tables"] == {"towns": TOWNS}


def test_another_picture_is_another_release(tmp_path: Path) -> None:
    hashes = set()
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        files = {"scale.png": PICTURE + bytes([number])}
        question = "| note | look | Look | Voyez | scale.png |"
        folder = with_media(tmp_path / str(number), files, question, "media::image")
        hashes.add(compile_programme(load(folder), "sqlite")["hash"])
    assert len(hashes) == 2


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    question = "| note | look | Look | Voyez | scael.png |"
    folder = with_media(tmp_path, {"scale.png": PICTURE}, question, "media::image")
    assert told(folder) == [
        "forms/weigh.md, sheet survey, row 4 (line 7), column media::image: there is no media/scael.png.\n"
        "Did you mean `scale.png`?"
    ]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "scale.svg",
            b"<svg/>",
            "media/scale.svg: phones cannot show a file of this kind. They show jpg, png, webp, mp3, m4a, ogg, wav, weba, mp4, webm, and read csv.\n"
            "Save it as another kind of file, or remove it.",
        ),
        (
            "scale.png",
            b"GIF89a",
            "media/scale.png: what is in the file is no png.\n"
            "Save it as another kind of file, or remove it.",
        ),
        (
            "scale.png",
            PICTURE + bytes(2_000_000),
            "media/scale.png: the file has 2,000,018 bytes; at most 2,000,000 fit.\n"
            "Make it smaller.",
        ),
        (
            "towns.csv",
            b"name,label\nkwale\n",
            "media/towns.csv: line 2 has 1 cells, and the first line 2.\nAdd or remove cells.",
        ),
        (
            "towns.csv",
            b"name,label\n\xff,x\n",
            "media/towns.csv: the file is no CSV in UTF-8.\n"
            "Save the file again, as UTF-8 text or as .xlsx.",
        ),
        (
            "mother.csv",
            b"name,label\n",
            "media/mother.csv: `mother` is an entity list: forms would not know which one is meant.\n"
            "Rename the file.",
        ),
    ],
)
def test_what_is_wrong_with_a_file(
    name: str, content: bytes, expected: str, tmp_path: Path
) -> None:
    folder = with_media(tmp_path, {name: content}, "| note | look | Look | Voyez |")
    assert told(folder) == [expected]


def test_choices_of_a_table_need_a_name_and_a_label(tmp_path: Path) -> None:
    question = "| select_one_from_file towns.csv | town | Town | Ville |"
    folder = with_media(tmp_path, {"towns.csv": b"name,lable\nkwale,Kwale\n"}, question)
    assert told(folder) == [
        "forms/weigh.md, sheet survey, row 4 (line 7), column type: towns.csv has no column `label` for the label of a choice.\n"
        "Did you mean `lable`?"
    ]
