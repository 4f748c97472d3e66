"""Sheets and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.problems import Code

from .sample import Case, check

if TYPE_CHECKING:
    from pathlib import Path

CASES = [
    Case(
        Code.UNKNOWN_SHEET,
        "## indicators",
        "## indicatrs",
        """\
programme.md, sheet indicatrs, row 1 (line 82): this sheet is not known.
Did you mean `indicators`?""",
    ),
    Case(
        Code.MISSING_SHEET,
        """\

## sources""",
        """\

# Sources""",
        """\
programme.md: there is no sheet sources.
Add it: the heading ## sources, and under it a table with its heading row.""",
    ),
    Case(
        Code.DUPLICATE_SHEET,
        "| ours | Our proposal | | yes |",
        """\
| ours | Our proposal | | yes |

## sources

| name | title |
|---|---|
| a | A |""",
        """\
programme.md, sheet sources, line 95: there is a second table sources.
Move the rows into one table.""",
    ),
    Case(
        Code.BROKEN_TABLE,
        """\
| name | title | link | proposal |
|---|---|---|---|
""",
        """\
| name | title | link | proposal |
""",
        """\
programme.md, sheet sources, line 88: the table has no row of dashes.
Put |---|---| under the heading row, with one group of dashes for each column.""",
    ),
    Case(
        Code.WRONG_CELL_COUNT,
        "| mother | Mother | Mère |",
        "| mother | Mother |",
        """\
programme.md, sheet entities, row 2 (line 22): the row has 2 cells, its heading 3.
Add or remove a |. To write | inside a cell, write \\|.""",
    ),
    Case(
        Code.UNKNOWN_COLUMN,
        "| name | title | link | proposal |",
        "| name | titel | link | proposal |",
        """\
programme.md, sheet sources, row 1 (line 88), column titel: this column is not known.
Did you mean `title`?""",
    ),
    Case(
        Code.MISSING_COLUMN,
        """\
| name | title | link | proposal |
|---|---|---|---|
| who | A guideline | https://example.org | |
| ours | Our proposal | | yes |""",
        """\
| name |
|---|
| who |
| ours |""",
        """\
programme.md, sheet sources, row 1 (line 88): there is no column title.
Add the column.""",
    ),
    Case(
        Code.UNKNOWN_COLUMN,
        "| choices | sensitive |",
        "| choices | sensitiv |",
        """\
programme.md, sheet properties, row 1 (line 27), column sensitiv: this column is not known.
Did you mean `sensitive`?""",
    ),
    Case(
        Code.DUPLICATE_COLUMN,
        "| link | proposal |",
        "| link | name |",
        """\
programme.md, sheet sources, row 1 (line 88), column name: the column name stands twice.
Remove one of them.""",
    ),
    Case(
        Code.UNKNOWN_COLUMN,
        """\
| link | proposal |
|---|---|---|---|
| who | A guideline | https://example.org | |""",
        """\
| link | |
|---|---|---|---|
| who | A guideline | https://example.org | yes |""",
        """\
programme.md, sheet sources, row 2 (line 90): `yes` stands under no heading.
Give the column a heading.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
