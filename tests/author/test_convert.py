"""Markdown to a spreadsheet and back: not a word is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.author import markdown, spreadsheet
from doorstep.author.documents import Document, Table
from doorstep.cli import main
from doorstep.protocol.check import load
from doorstep.protocol.problems import Problems
from doorstep.protocol.workbook.excel import read_excel, text_of, worksheets
from doorstep.protocol.workbook.markdown import cells, row
from tests.protocol.check.sample import FILES, write
from tests.protocol.workbook.spreadsheets import spreadsheet as made

ROOT = Path(__file__).parents[2]
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Z"]) | st.sampled_from("| \\_`#'=<>-é")
TEXTS = st.one_of(
    st.text(LETTERS, max_size=12),
    st.sampled_from(
        ["<br>", "\\<br>", "\\|", "a\\", "=1+1", "007", "7", "-3", "7.50", "true", "'a"]
    ),
    st.sampled_from(["${x} = '' or ${y} > 3", "_x000D_ x", "_x0041_", "#N/A", "2026-11-22", "1e5"]),
).map(str.strip)
WORDS = st.lists(
    st.one_of(st.just(""), st.just("# A title"), st.text(LETTERS, max_size=12)).filter(
        lambda line: not line.strip().startswith(("|", "## ", "```")) and "\n" not in line
    ),
    max_size=4,
)


@st.composite
def tables(draw: st.DrawFn, number: int) -> tuple[list[str], list[str]]:
    """Lines before and in a table."""
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4))
    heading = [text or "x" for text in rows[0]]
    padding = draw(st.sampled_from(["", " ", "   "]))
    dash = draw(
        st.lists(st.sampled_from(["---", ":-", "--:", ":-:"]), min_size=width, max_size=width)
    )
    body = [heading, *rows[1:]]
    lines = ["|" + "|".join(f"{padding}{_escape(t)} " for t in row) + "|" for row in body]
    lines.insert(1, "|" + "|".join(dash) + "|")
    heading_line = f"## {draw(st.sampled_from(['Sheet', 'sheet', 'name of']))} {number}"
    return [*draw(WORDS), heading_line, *draw(WORDS)], lines


def _escape(text: str) -> str:
    return row([text])[1:-1].strip()


@st.composite
def documents(draw: st.DrawFn) -> str:
    lines: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        before, table = draw(tables(number))
        lines += [*before, *table]
    return "\n".join([*lines, "", *draw(WORDS)])


def normal(text: str) -> list[object]:
    """Lines, with tables as their cells: padding, dashes and blank last rows do not count."""
    found: list[object] = []
    for line in text.split("\n"):
        if found and isinstance(found[-1], list) and not line.startswith("|"):
            while not any(found[-1]):
                found.pop()
        found.append(_normal_row(line) if line.startswith("|") else line)
    return found


def _normal_row(line: str) -> list[str]:
    texts = cells(line)
    is_rule = all(text and set(text) <= set(":-") for text in texts)
    return [text.replace("--", "-").replace("--", "-") for text in texts] if is_rule else texts


@settings(deadline=None, max_examples=80)
@given(documents())
def test_markdown_comes_back_as_it_was(text: str) -> None:
    there = spreadsheet.content_of(markdown.parse(text))
    back = markdown.text_of(spreadsheet.parse(there))
    assert normal(back) == normal(text)


CELLS = st.one_of(
    st.none(),
    TEXTS.filter(bool),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    st.text("ab\n|\\", max_size=5),
)
SHEETS = st.lists(
    st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5),
    min_size=1,
    max_size=3,
)


@settings(deadline=None, max_examples=80)
@given(SHEETS)
def test_a_spreadsheet_comes_back_with_the_same_cells(sheets: list[list[list[object]]]) -> None:
    content = made(*((f"sheet{n}", [["name", *r[0]], *r[1:]]) for n, r in enumerate(sheets)))
    text = markdown.text_of(spreadsheet.parse(content))
    back = spreadsheet.content_of(markdown.parse(text))
    assert read(back) == read(content)


def read(content: bytes) -> dict[str, list[list[str]]]:
    """The cells that hold something, as rectangles from the first row to the last one."""
    return {title: _trimmed(rows) for title, rows in worksheets(content)}


def _trimmed(rows: object) -> list[list[str]]:
    texts = [[text_of(value) for value in values] for values in rows]  # type: ignore[attr-defined]
    for line in texts:
        while line and not line[-1]:
            line.pop()
    while texts and not texts[-1]:
        texts.pop()
    return texts


def test_every_programme_of_the_house_comes_back_to_the_letter() -> None:
    for path in (ROOT / "programmes").rglob("*.md"):
        if path.parent.name == "cases":
            continue  # tables for people and tests: no spreadsheet is made of them
        text = path.read_text()
        document = markdown.parse(text)
        if not document.tables:
            continue
        back = markdown.text_of(spreadsheet.parse(spreadsheet.content_of(document)))
        assert normal(back) == normal(text), path


def test_a_folder_there_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = tmp_path / "first"
    first.mkdir()
    write(first)
    (first / "README.md").write_text("# For people\n")
    assert main(["convert", str(first), str(tmp_path / "sheets")]) == 0
    names = {
        p.relative_to(tmp_path / "sheets").as_posix() for p in (tmp_path / "sheets").rglob("*.*")
    }
    assert names == {"README.md", *(name.replace(".md", ".xlsx") for name in FILES)}
    assert load(tmp_path / "sheets") == load(first)
    assert main(["convert", str(tmp_path / "sheets"), str(tmp_path / "back")]) == 0
    for name, text in FILES.items():
        assert (tmp_path / "back" / name).read_text() == text
    assert (tmp_path / "back" / "README.md").read_text() == "# For people\n"
    assert "first" not in capsys.readouterr().err


def test_words_are_kept_in_the_sheet_notes() -> None:
    text = "# A title\n\nFor whom.\n\n## a\n\nAbout a.\n\n| x |\n|---|\n| 1 |\n\nThe end.\n"
    content = spreadsheet.content_of(markdown.parse(text))
    assert read(content)["notes"] == [
        ["sheet", "where", "text"],
        ["a", "above", "|# A title\n\nFor whom.\n\n|"],
        ["a", "under", "|\nAbout a.\n\n|"],
        ["", "end", "|\nThe end.\n\n|"],
    ]
    assert markdown.text_of(spreadsheet.parse(content)) == text


def test_cells_hold_lines_bars_and_formulas_as_text() -> None:
    texts = ("a\nb", "a|b", "=SUM(A1)", "007", "<br>")
    content = spreadsheet.content_of(Document((Table("a", (("1", "2", "3", "4", "5"), texts)),)))
    sheet = read_excel("a.xlsx", content, Problems()).sheet("a")
    assert tuple(sheet.rows[0].text(str(n)) for n in range(1, 6)) == texts
    text = markdown.text_of(spreadsheet.parse(content))
    assert "| a<br>b | a\\|b | =SUM(A1) | 007 | \\<br> |" in text


REFUSED = {
    "## a\n\n| x |\n| 1 |\n": "line 3: the table a has no row of dashes. Put |---|---|",
    "## a\n\n| x |\n|---|\n| 1 | 2 |\n": "line 5: the row has 2 cells, its heading 1.",
    "## a\n\n| x |\n|---|\n\n| y |\n|---|\n": "line 6: there is a second table under one heading.",
    "## a\n\n| x |\n|---|\n\n## A\n\n| y |\n|---|\n": "there are two tables A. Join them",
    "## a/b\n\n| x |\n|---|\n": "`a/b` cannot be the name of a sheet",
    f"## {'a' * 32}\n\n| x |\n|---|\n": "it may have 31 characters",
    "Words.\n\n## notes\n\n| x |\n|---|\n": "the sheet notes is kept for words",
    "## a\n\n| x |\n|---|\n| \x07 |\n": "a spreadsheet cannot hold control characters",
    "": "there is no table in the file",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_kept_is_refused(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text(text)
    assert main(["convert", str(tmp_path / "a.md"), str(tmp_path / "a.xlsx")]) == 1
    said = capsys.readouterr().err
    assert REFUSED[text] in said
    assert said.endswith("Nothing was written.\n")
    assert not (tmp_path / "a.xlsx").exists()


def test_files_that_are_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK nonsense")
    (tmp_path / "latin.md").write_bytes("## é".encode("latin-1"))
    there = tmp_path / "there.md"
    there.write_text("Mine.")
    for source, target, told in (
        ("a.xlsx", "b.md", "the spreadsheet cannot be read"),
        ("latin.md", "b.xlsx", "the file is not UTF-8 text"),
        ("nowhere.md", "b.xlsx", "there is no such file"),
        ("a.csv", "b.xlsx", "give files that end with .md or .xlsx"),
        ("a.xlsx", "there.md", "is there already. Add --force"),
    ):
        assert main(["convert", str(tmp_path / source), str(tmp_path / target)]) == 1
        assert told in capsys.readouterr().err
    assert there.read_text() == "Mine."


def test_formulas_become_their_values_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(made(("a", [["x"], ["=1+1"]])))
    assert main(["convert", str(tmp_path / "a.xlsx"), str(tmp_path / "a.md")]) == 0
    assert "1 formulas have become their values" in capsys.readouterr().out
