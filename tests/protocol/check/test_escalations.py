"""The sheet escalations."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.problems import Code

from .sample import Case, check

if TYPE_CHECKING:
    from pathlib import Path

END = "| ours | Our proposal | | yes |\n"
HEAD = """
## escalations

| for | code | label::English (en) | label::French (fr) | after | when | to | mode | form | closes | source |
|---|---|---|---|---|---|---|---|---|---|---|
"""
GOOD = "| anc | late | Late | En retard | 3 days | | supervisor | call | | | ours |\n"


def case(code: Code, rows: str, told: str) -> Case:
    return Case(code, END, END + HEAD + rows, told)


def changed(code: Code, old: str, new: str, told: str) -> Case:
    assert GOOD.count(old) == 1
    return case(code, GOOD.replace(old, new), told)


CASES = [
    changed(
        Code.UNKNOWN_NAME,
        "| anc |",
        "| acn |",
        """\
programme.md, sheet escalations, row 2 (line 97), column for: `acn` is not a task or a group of tasks.
Did you mean `anc`?""",
    ),
    changed(
        Code.DUPLICATE_NAME,
        "| late |",
        "| danger |",
        """\
programme.md, sheet escalations, row 2 (line 97), column code: `danger` is a task already.
Rename one of them.""",
    ),
    case(
        Code.CIRCLE,
        GOOD.replace("| anc |", "| later |") + GOOD.replace("| anc | late ", "| late | later "),
        """\
programme.md, sheet escalations, row 2 (line 97), column for: this goes round in a circle: late -> later -> late.
Take one of the steps out of the circle.""",
    ),
    case(
        Code.UNKNOWN_NAME,
        GOOD + GOOD.replace("| anc | late ", "| late | later "),
        """\
programme.md, sheet escalations, row 3 (line 98), column for: `late` is an escalation itself (later -> late -> anc).
Write a row for anc with a longer after.""",
    ),
    changed(
        Code.NOT_A_DURATION,
        "3 days",
        "-3 days",
        """\
programme.md, sheet escalations, row 2 (line 97), column after: -3 days; it may be 0 to 36500.
Correct the number.""",
    ),
    changed(
        Code.UNKNOWN_WORD,
        "supervisor",
        "boss",
        """\
programme.md, sheet escalations, row 2 (line 97), column to: `boss` is not one of its words.
Write one of: chw, supervisor, manager.""",
    ),
    changed(
        Code.WRONG_FORM,
        "| call | |",
        "| call | weigh |",
        """\
programme.md, sheet escalations, row 2 (line 97), column form: the form weigh is not about a mother.
Name another form, or give the form's sheet entities a row for the list.""",
    ),
    changed(
        Code.UNKNOWN_PROPERTY,
        "3 days | |",
        "3 days | ${age} > 3 |",
        """\
programme.md, sheet escalations, row 2 (line 97), column when: there is no column `age` in the table of tasks.
    ${age} > 3
    ^^^^^^
There are: rule, group, occurrence, form, state, subject, band, opens, due, closes, done_day, attempts and 1 more.""",
    ),
    changed(
        Code.MISSING_SOURCE,
        "| ours |",
        "| |",
        """\
programme.md, sheet escalations, row 2 (line 97), column source: the row names no source.
Name a row of the sheet sources.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
