"""What happens to spreadsheets in careless hands: found with its place, or taken in good part."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.reader.excel import load_workbook

from doorstep.author import markdown, spreadsheet
from doorstep.protocol.check import check, load
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.problems import Code, Problem
from tests.protocol.check.sample import FILES, write

Book = Any
Change = Callable[[Book], object]
CONTENT = spreadsheet.content_of(markdown.parse(FILES["programme.md"]))


def put(sheet: str, row: int, column: str, value: object) -> Change:
    def change(book: Book) -> None:
        heading = [cell.value for cell in book[sheet][1]]
        book[sheet].cell(row, heading.index(column) + 1).value = value

    return change


def title_row(book: Book) -> None:
    book["tasks"].insert_rows(1)
    book["tasks"]["A1"] = "Our tasks"
    book["tasks"].merge_cells("A1:F1")


def rename(old: str, new: str) -> Change:
    return lambda book: setattr(book[old], "title", new)


def copy(book: Book) -> None:
    book.copy_worksheet(book["tasks"]).title = "tasks (2)"


def heading(sheet: str, column: int, text: str) -> Change:
    return lambda book: setattr(book[sheet].cell(1, column), "value", text)


def both(*changes: Change) -> Change:
    return lambda book: [change(book) for change in changes]


WRONG: dict[str, tuple[Change, Code, str]] = {
    "a date for a duration": (
        put("schedule", 2, "due", dt.date(2026, 11, 22)),
        Code.NOT_A_DURATION,
        "sheet schedule, row 2, column due",
    ),
    "half a week": (
        put("schedule", 2, "due", 12.5),
        Code.NOT_A_DURATION,
        "sheet schedule, row 2, column due",
    ),
    "a time of day": (
        put("schedule", 2, "opens", dt.time(7, 0)),
        Code.NOT_A_DURATION,
        "sheet schedule, row 2, column opens",
    ),
    "a percentage": (
        put("priority", 2, "points", 0.1),
        Code.NOT_A_NUMBER,
        "sheet priority, row 2, column points",
    ),
    "a formula nobody worked out": (
        put("priority", 2, "points", "=5+5"),
        Code.CELL_ERROR,
        "sheet priority, row 2, column E",
    ),
    "a formula gone wrong": (
        put("priority", 2, "points", "#REF!"),
        Code.CELL_ERROR,
        "sheet priority, row 2",
    ),
    "merged down": (
        lambda book: book["schedule"].merge_cells("A2:A3"),
        Code.MERGED_CELLS,
        "sheet schedule, row 2, column A",
    ),
    "merged across": (
        lambda book: book["sources"].merge_cells("A2:B2"),
        Code.MERGED_CELLS,
        "sheet sources, row 2, column A",
    ),
    "a title above the headings": (title_row, Code.BROKEN_TABLE, "sheet tasks, row 1"),
    "another name of a sheet": (
        rename("tasks", "Task list"),
        Code.UNKNOWN_SHEET,
        "sheet task list, row 1",
    ),
    "a forgotten copy": (copy, Code.UNKNOWN_SHEET, "sheet tasks (2), row 1"),
    "a scratch sheet": (
        lambda book: book.create_sheet("Sheet1").append(["to do"]),
        Code.UNKNOWN_SHEET,
        "sheet sheet1, row 1",
    ),
    "a note beside the table": (
        lambda book: setattr(book["tasks"].cell(2, 20), "value", "ask WHO"),
        Code.UNKNOWN_COLUMN,
        "sheet tasks, row 2",
    ),
    "a heading with a capital": (
        heading("tasks", 1, "Name"),
        Code.UNKNOWN_COLUMN,
        "sheet tasks, row 1, column Name",
    ),
    "a bent quote": (
        put("tasks", 2, "relevant", "${outcome} = ‘birth’"),
        Code.SYNTAX,
        "sheet tasks, row 2, column relevant",
    ),
    "a dash for a minus": (
        put("tasks", 2, "relevant", "today() — ${lmp} > 3"),
        Code.SYNTAX,
        "sheet tasks, row 2, column relevant",
    ),
    "an invisible character": (
        put("tasks", 2, "relevant", "${outcome}\u200b = ''"),
        Code.SYNTAX,
        "sheet tasks, row 2, column relevant",
    ),
    "a link without https": (
        put("sources", 2, "link", "www.who.int"),
        Code.UNKNOWN_WORD,
        "sheet sources, row 2, column link",
    ),
    "a label of a whole page": (
        put("tasks", 2, "label::English (en)", "x" * 600),
        Code.TOO_LONG,
        "sheet tasks, row 2, column label::English (en)",
    ),
}


def errors(folder: Path, change: Change) -> list[Problem]:
    save(folder, change)
    return [problem for problem in check(folder).problems if problem.is_error]


def save(folder: Path, change: Change) -> None:
    write(folder)
    (folder / "programme.md").unlink()
    book = load_workbook(io.BytesIO(CONTENT))
    change(book)
    book.save(folder / "programme.xlsx")


@pytest.mark.parametrize("name", WRONG)
def test_found(name: str, tmp_path: Path) -> None:
    change, code, place = WRONG[name]
    (problem,) = errors(tmp_path, change)
    assert problem.code is code
    assert str(problem.place) == f"programme.xlsx, {place}"


HARMLESS: dict[str, Change] = {
    "nothing": lambda _: None,
    "blank rows": lambda book: [book["tasks"].insert_rows(3), book["tasks"].insert_rows(2)],
    "a blank first row": lambda book: book["tasks"].insert_rows(1),
    "a blank around a sheet's name": rename("tasks", "Tasks "),
    "an empty sheet": lambda book: book.create_sheet("Sheet1"),
    "a hidden sheet": lambda book: setattr(book["sources"], "sheet_state", "hidden"),
    "blanks around a word": put("tasks", 2, "band", "routine "),
    "a hard blank around a word": put("tasks", 2, "band", "routine\u00a0"),
    "hard blanks around a heading": heading("tasks", 1, "\u00a0name\u00a0"),
    "invisible characters around names": both(
        heading("tasks", 1, "\ufeffname"), put("schedule", 2, "task", "anc\u200b")
    ),
    "a number as text": put("priority", 2, "points", "10 "),
    "a line break in an expression": put("tasks", 2, "relevant", "${outcome}\n= ''"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_taken_in_good_part(name: str, tmp_path: Path) -> None:
    save(tmp_path, HARMLESS[name])
    (tmp_path / "same").mkdir()
    assert load(tmp_path) == expected(tmp_path / "same")


def expected(folder: Path) -> Programme:
    return load(write(folder))


def test_a_wrong_language_is_told_as_what_it_is(tmp_path: Path) -> None:
    found = errors(tmp_path, heading("sources", 2, "titel"))
    assert [problem.hint for problem in found] == ["Did you mean `title`?"]
    found = errors(tmp_path, heading("tasks", 3, "label::Swahili (sw)"))
    assert {problem.code for problem in found} == {Code.MISSING_TRANSLATION, Code.UNKNOWN_LANGUAGE}


def test_merged_cells_are_told_beside_a_misspelt_heading(tmp_path: Path) -> None:
    change = both(heading("schedule", 3, "deu"), lambda book: book["schedule"].merge_cells("A2:A3"))
    codes = [problem.code for problem in errors(tmp_path, change)]
    assert codes == [Code.MERGED_CELLS, Code.UNKNOWN_COLUMN]


def test_merged_cells_are_told_once(tmp_path: Path) -> None:
    (problem,) = errors(tmp_path, lambda book: book["schedule"].merge_cells("A2:A3"))
    assert "down to row 3" in problem.message
