"""Markdown tables: which cells they have, and where each stands."""

from __future__ import annotations

from doorstep.protocol.problems import Code, Place, Problems
from doorstep.protocol.workbook.cells import Workbook
from doorstep.protocol.workbook.markdown import read_markdown

TEXT = """\
# A title

Some words | with a pipe.

## Tasks

About the tasks.

| name | when |
| --- | :-: |
| a | ${x} \\| 1 |
|b||

```
| not | a table |
```

### more

| this one | belongs to tasks |

## notes

Only words.
"""


def read(text: str) -> tuple[Workbook, list[str]]:
    problems = Problems()
    book = read_markdown("a.md", text, problems)
    return book, [f"{problem.code.name} {problem.place}" for problem in problems]


def test_sheets_are_headings_with_a_table() -> None:
    book, _ = read(TEXT)
    assert list(book.sheets) == ["tasks"]
    sheet = book.sheet("tasks")
    assert [cell.text for cell in sheet.columns] == ["name", "when"]
    assert [[row.text("name"), row.text("when")] for row in sheet.rows] == [
        ["a", "${x} | 1"],
        ["b", ""],
    ]


def test_cells_know_where_they_stand() -> None:
    book, _ = read(TEXT)
    place = book.sheet("tasks").rows[0].cell("when").place
    assert place == Place("a.md", "tasks", 2, "when", 11, "${x} | 1")
    assert str(place) == "a.md, sheet tasks, row 2 (line 11), column when"


def test_a_second_table_under_a_heading_is_a_problem() -> None:
    _, told = read(TEXT)
    assert told == ["DUPLICATE_SHEET a.md, sheet tasks, line 20"]


def test_a_sheet_that_is_not_there_has_no_rows() -> None:
    book, _ = read(TEXT)
    assert book.sheet("schedule").rows == ()
    assert not book.sheet("schedule").has("due")


def test_a_row_of_the_wrong_width_is_told_once_and_kept() -> None:
    book, told = read("## t\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n| 1 | 2 |\n")
    assert told == [
        "WRONG_CELL_COUNT a.md, sheet t, row 2 (line 4)",
        "WRONG_CELL_COUNT a.md, sheet t, row 3 (line 5)",
    ]
    assert [row.broken for row in book.sheet("t").rows] == [True, True, False]
    assert book.sheet("t").rows[1].text("b") == "2"


def test_rows_need_no_pipe_at_their_end() -> None:
    book, told = read("## t\n| a | b\n|---|---\n| 1 | 2\n")
    assert told == []
    assert book.sheet("t").rows[0].text("b") == "2"


def test_a_table_without_dashes() -> None:
    book, told = read("## t\n| a | b |\n| 1 | 2 |\n")
    assert told == ["BROKEN_TABLE a.md, sheet t, line 2"]
    assert book.sheet("t").rows[0].text("b") == "2"


def test_a_cell_that_is_too_long() -> None:
    problems = Problems()
    read_markdown("a.md", f"## t\n| a |\n|---|\n| {'x' * 10_001} |\n", problems)
    (problem,) = problems
    assert problem.code is Code.TOO_LARGE
    assert problem.message == "10001 characters; a cell has at most 10000."


def test_too_many_rows() -> None:
    problems = Problems()
    book = read_markdown("a.md", "## t\n| a |\n|---|\n" + "| x |\n" * 10_001, problems)
    (problem,) = problems
    assert str(problem) == "a.md, sheet t: more than 10000 rows.\nShorten it."
    assert len(book.sheet("t").rows) == 10_000


def test_lines_and_bars_inside_cells() -> None:
    book, problems = read("## a\n\n| x |\n|---|\n| a<br>b \\| c \\<br> d |\n| |\n| e |\n")
    assert [row.text("x") for row in book.sheet("a").rows] == ["a\nb | c <br> d", "e"]
    assert [row.place.row for row in book.sheet("a").rows] == [2, 4], "blank rows count"
    assert problems == []
