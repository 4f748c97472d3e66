"""The sheet priority."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.problems import Code

from .sample import Case, check

if TYPE_CHECKING:
    from pathlib import Path

_MANY = "".join(f"| anc | r{i} | ${{age}} < {i} | | 1 | | | R | R | |\n" for i in range(59))

CASES = [
    Case(
        Code.UNKNOWN_NAME,
        "| care | young |",
        "| caring | young |",
        """\
programme.md, sheet priority, row 2 (line 76), column for: `caring` is not a task or a group of tasks.
Did you mean `care`?""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| stat | 0 | 0 |",
        "| now | 0 | 0 |",
        """\
programme.md, sheet priority, row 3 (line 77), column band: `now` is not one of its words.
Write one of: routine, urgent, asap, stat.""",
    ),
    Case(
        Code.NOT_A_NUMBER,
        "| | 10 | | |",
        "| | -10 | | |",
        """\
programme.md, sheet priority, row 2 (line 76), column points: `-10` is not a whole number from 0.
Write a whole number such as 20, without a sign.""",
    ),
    Case(
        Code.TOO_LARGE,
        "| | 10 | | |",
        "| | 10000000 | | |",
        """\
programme.md, sheet priority, row 2 (line 76), column points: 10000000 is more than 1,000,000.
Lower it.""",
    ),
    Case(
        Code.NOT_A_NUMBER,
        "| 1 | 30 |",
        "| 1 | thirty |",
        """\
programme.md, sheet priority, row 4 (line 78), column cap: `thirty` is not a whole number from 0.
Write a whole number such as 20, without a sign.""",
    ),
    Case(
        Code.MISSING_VALUE,
        "| ${age} < 18 |",
        "| |",
        """\
programme.md, sheet priority, row 2 (line 76), column when: this cell is blank.
Fill it in.""",
    ),
    Case(
        Code.MISSING_SOURCE,
        "Saignement | who |",
        "Saignement | |",
        """\
programme.md, sheet priority, row 3 (line 77), column source: the row names no source.
Name a row of the sheet sources.""",
    ),
    Case(
        Code.DUPLICATE_NAME,
        "| anc | late |",
        "| anc | young |",
        """\
programme.md, sheet priority, row 4 (line 78), column code: the task anc has the reason `young` already, in row 2.
Rename one of them.""",
    ),
    Case(
        Code.NOT_ALLOWED_HERE,
        "| care | young | ${age} < 18 |",
        "| care | young | submitted() = today() |",
        """\
programme.md, sheet priority, row 2 (line 76), column when: submitted() has no meaning here.
    submitted() = today()
    ^^^^^^^^^^^
Use it in a task whose column after names a form, or an indicator of forms.""",
    ),
    Case(
        Code.AMBIGUOUS_REASON,
        "| growth | Weigh | Peser | growth |",
        "| growth | Weigh | Peser | care |",
        """\
programme.md, sheet priority, row 2 (line 76), column when: this does not mean the same for anc and growth.
Write one row for each task.""",
    ),
    Case(
        Code.TOO_MANY_REASONS,
        "| anc | late | days-overdue() > 0 |",
        _MANY + "| anc | late | days-overdue() > 0 |",
        """\
programme.md, sheet priority, row 63 (line 137), column for: the task anc has 61 reasons.
Join rows of the sheet priority, or split the task.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
