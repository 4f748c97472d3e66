"""The sheet outcomes."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from pathlib import Path

import pytest

from doorstep.protocol.check import load
from doorstep.protocol.model.outcomes import Effect
from doorstep.protocol.problems import Code

from .sample import Case, check, write

BEFORE = "## indicators"
SHEET = """\
## outcomes

| name | label::English (en) | label::French (fr) | effect | for | asks | most |
|---|---|---|---|---|---|---|
| absent | Absent | Absente | attempted | care | | |
| later | Later | Plus tard | deferred | | date | 2 weeks |
| moved | Moved | Partie | ended | | | |

"""


def told(code: Code, old: str, new: str, message: str) -> Case:
    return Case(code, BEFORE, SHEET.replace(old, new) + BEFORE, message)


CASES = [
    told(
        Code.UNKNOWN_WORD,
        "attempted | care",
        "tried | care",
        """\
programme.md, sheet outcomes, row 2 (line 84), column effect: `tried` is not one of its words.
Write one of: attempted, deferred, not_needed, ended.""",
    ),
    told(
        Code.UNKNOWN_WORD,
        "ended | | | |",
        "ended | | | 9 days |",
        """\
programme.md, sheet outcomes, row 4 (line 86), column most: only a deferral reaches ahead, so only it has a limit.
Leave the cell blank.""",
    ),
    told(
        Code.UNKNOWN_NAME,
        "attempted | care",
        "attempted | caer",
        """\
programme.md, sheet outcomes, row 2 (line 84), column for: `caer` is not a task or a group of tasks.
Did you mean `care`?""",
    ),
    told(
        Code.UNKNOWN_WORD,
        "deferred | | date",
        "deferred | | ",
        """\
programme.md, sheet outcomes, row 3 (line 85), column asks: only a deferral asks for a date, and it must: the task is on hold until then.
Write date where effect is deferred, and leave it blank elsewhere.""",
    ),
    told(
        Code.UNKNOWN_NAME,
        "ended | |",
        "ended | care |",
        """\
programme.md, sheet outcomes, row 4 (line 86), column for: what ends all work for a record is not said of one task.
Leave the cell blank.""",
    ),
    told(
        Code.DUPLICATE_NAME,
        "| later | Later",
        "| absent | Later",
        """\
programme.md, sheet outcomes, row 3 (line 85), column name: `absent` is taken by row 2 (`absent`).
Rename one of them.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)


def test_read(tmp_path: Path) -> None:
    programme = load(write(tmp_path, {"programme.md": (BEFORE, SHEET + BEFORE)}))
    absent, later, moved = programme.outcomes
    assert (absent.effect, absent.applies_to, absent.label.get("fr")) == (
        Effect.ATTEMPTED,
        "care",
        "Absente",
    )
    assert (later.effect, later.most, moved.effect) == (Effect.DEFERRED, 14, Effect.ENDED)
    growth = programme.rule("growth")
    assert programme.outcomes_of(growth) == (later, moved)
