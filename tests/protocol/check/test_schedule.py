"""The sheet schedule."""

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
        Code.UNKNOWN_NAME,
        "| danger | next |",
        "| dangre | next |",
        """\
programme.md, sheet schedule, row 4 (line 69), column task: `dangre` is not a task.
Did you mean `danger`?""",
    ),
    Case(
        Code.DUPLICATE_NAME,
        "| anc | 20w |",
        "| anc | 12w |",
        """\
programme.md, sheet schedule, row 3 (line 68), column code: `12w` is taken by row 2 (`12w`).
Rename one of them.""",
    ),
    Case(
        Code.MALFORMED_NAME,
        "| anc | 20w |",
        "| anc | 20 w |",
        """\
programme.md, sheet schedule, row 3 (line 68), column code: `20 w` is not a code.
Use letters, digits, _ and - only.""",
    ),
    Case(
        Code.NOT_A_DURATION,
        "| 12w | 12 weeks |",
        "| 12w | 3 months |",
        """\
programme.md, sheet schedule, row 2 (line 67), column due: `3 months` is not a duration.
Write 84, 84 days or 12 weeks. Months have no fixed length: write days.""",
    ),
    Case(
        Code.NOT_A_DURATION,
        "| 1 day | 0 | 7 |",
        "| 1 day | -1 | 7 |",
        """\
programme.md, sheet schedule, row 4 (line 69), column opens: -1 days; it may be 0 to 36500.
Correct the number.""",
    ),
    Case(
        Code.MISSING_VALUE,
        "| 1 day | 0 | 7 |",
        "| 1 day | | 7 |",
        """\
programme.md, sheet schedule, row 4 (line 69), column opens: this cell is blank.
Fill it in.""",
    ),
    Case(
        Code.OVERLAPPING_WINDOWS,
        "| 140 | 7 days | |",
        "| 100 | 2 days | |",
        """\
programme.md, sheet schedule, row 3 (line 68), column opens: 20w opens on day 98, and 12w only closes at the end of day 98.
Lower closes of the first or opens of the second.""",
    ),
    Case(
        Code.OVERLAPPING_WINDOWS,
        "| 12 weeks | 7 days | 14 days |",
        "| 12 weeks | 7 days | |",
        """\
programme.md, sheet schedule, row 3 (line 68), column opens: 12w never closes, so 20w shares days with it.
Give 12w a closes.""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        "20 semaines | ours |",
        "20 semaines | whom |",
        """\
programme.md, sheet schedule, row 3 (line 68), column source: `whom` is not a row of the sheet sources.
Did you mean `who`?""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
