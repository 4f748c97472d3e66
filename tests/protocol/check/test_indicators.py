"""The sheets indicators and sources."""

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
        Code.UNKNOWN_CHOICE,
        "${state} = 'completed'",
        "${state} = 'complete'",
        """\
programme.md, sheet indicators, row 2 (line 84), column numerator: 'complete' is not a choice of ${state}.
    ${state} = 'complete' and ${band} >= 'urgent'
               ^^^^^^^^^^
Did you mean `completed`?""",
    ),
    Case(
        Code.UNKNOWN_CHOICE,
        "${band} >= 'urgent'",
        "${band} >= 'urgnt'",
        """\
programme.md, sheet indicators, row 2 (line 84), column numerator: 'urgnt' is not a word of ${band}.
    ${state} = 'completed' and ${band} >= 'urgnt'
                                          ^^^^^^^
Did you mean `urgent`?""",
    ),
    Case(
        Code.UNKNOWN_PROPERTY,
        "${state} =",
        "${stat} =",
        """\
programme.md, sheet indicators, row 2 (line 84), column numerator: there is no column `stat` in the table of tasks.
    ${stat} = 'completed' and ${band} >= 'urgent'
    ^^^^^^^
Did you mean `state`?""",
    ),
    Case(
        Code.NOT_ALLOWED_HERE,
        "${state} = 'completed'",
        "${done_day} = today()",
        """\
programme.md, sheet indicators, row 2 (line 84), column numerator: today() has no meaning here.
    ${done_day} = today() and ${band} >= 'urgent'
                  ^^^^^^^
Use it in the sheets tasks and priority.""",
    ),
    Case(
        Code.MISSING_SOURCE,
        "'urgent' | | | | ours |",
        "'urgent' | | | | |",
        """\
programme.md, sheet indicators, row 2 (line 84), column source: the row names no source.
Name a row of the sheet sources.""",
    ),
    Case(
        Code.MISSING_VALUE,
        "| | ${state} = 'completed' and ${band} >= 'urgent' | | |",
        "| | | ${state} = 'completed' | |",
        """\
programme.md, sheet indicators, row 2 (line 84), column numerator: this cell is blank.
Fill it in.""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        "| care | | ${state}",
        "| care | visits | ${state}",
        """\
programme.md, sheet indicators, row 2 (line 84), column of: `visits` is not a form or a list.
Did you mean `visit`?""",
    ),
    Case(
        Code.UNKNOWN_PROPERTY,
        "| care | | ${state} = 'completed' and ${band} >= 'urgent' |",
        "| care | visit | ${wel} = 'yes' |",
        """\
programme.md, sheet indicators, row 2 (line 84), column numerator: there is no property `wel` on visit.
    ${wel} = 'yes'
    ^^^^^^
Did you mean `well`?""",
    ),
    Case(
        Code.TOO_LARGE,
        "'urgent' | | | |",
        "'urgent' | ${band} >= 'urgent' | higher | 120 |",
        """\
programme.md, sheet indicators, row 2 (line 84), column target: 120 is more than 100 %.
Write a percentage.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "'urgent' | | | |",
        "'urgent' | | highest | |",
        """\
programme.md, sheet indicators, row 2 (line 84), column direction: `highest` is not one of its words.
Did you mean `higher`?""",
    ),
    Case(
        Code.MALFORMED_NAME,
        "| done | Done |",
        "| 1st | Done |",
        """\
programme.md, sheet indicators, row 2 (line 84), column name: `1st` is not a name.
Begin with a letter; use letters a to z, digits and _ only.""",
    ),
    Case(
        Code.MISSING_VALUE,
        "| who | A guideline |",
        "| who | |",
        """\
programme.md, sheet sources, row 2 (line 90), column title: this cell is blank.
Fill it in.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "https://example.org",
        "example.org",
        """\
programme.md, sheet sources, row 2 (line 90), column link: `example.org` is not a link.
Write an address that begins with https://, or leave the cell blank.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
