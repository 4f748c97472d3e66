"""Expressions in cells: the caret stands under the author's own text."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.problems import Code

from .sample import Case, check

if TYPE_CHECKING:
    from pathlib import Path

CASES = [
    Case(
        Code.UNKNOWN_PROPERTY,
        "${outcome} = ''",
        "${outcom} = ''",
        """\
programme.md, sheet tasks, row 2 (line 59), column relevant: there is no property `outcom` on mother.
    ${outcom} = ''
    ^^^^^^^^^
Did you mean `outcome`?""",
    ),
    Case(
        Code.UNKNOWN_CHOICE,
        "'bleeding') | stat",
        "'bleding') | stat",
        """\
programme.md, sheet priority, row 3 (line 77), column when: 'bleding' is not a choice of answer(signs_seen).
    selected(answer(signs_seen), 'bleding')
                                 ^^^^^^^^^
Did you mean `bleeding`?""",
    ),
    Case(
        Code.UNKNOWN_QUESTION,
        "answer(well)",
        "answer(wel)",
        """\
programme.md, sheet tasks, row 2 (line 59), column done_when: there is no question `wel` on the form visit that rules can look at.
    answer(wel) = 'yes'
           ^^^
Did you mean `well`?""",
    ),
    Case(
        Code.UNKNOWN_FORM,
        "${age} < 18",
        "count(vist) > 1",
        """\
programme.md, sheet priority, row 2 (line 76), column when: `vist` is not a form about a mother.
    count(vist) > 1
          ^^^^
Did you mean `visit`?""",
    ),
    Case(
        Code.UNKNOWN_FUNCTION,
        "days-overdue() > 0",
        "day-overdue() > 0",
        """\
programme.md, sheet priority, row 4 (line 78), column when: there is no function `day-overdue`.
    day-overdue() > 0
    ^^^^^^^^^^^
Did you mean `days-overdue()`?""",
    ),
    Case(
        Code.SYNTAX,
        "answer(well) = 'yes'",
        "answer(well) = ‘yes’",
        """\
programme.md, sheet tasks, row 2 (line 59), column done_when: ‘ is not a quote here.
    answer(well) = ‘yes’
                   ^
Word processors bend quotes. Write straight ones: 'bleeding'.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
