"""The sheet schedule."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.problems import Code

from .sample import Case, check, loaded, write

if TYPE_CHECKING:
    from pathlib import Path

SCHEDULE = """\
| task | code | due | opens | closes | label::English (en) | label::French (fr) | source |
|---|---|---|---|---|---|---|---|
| anc | 12w | 12 weeks | 7 days | 14 days | 12 weeks | 12 semaines | who |
| anc | 20w | 140 | 7 days | | 20 weeks | 20 semaines | ours |
| danger | next | 1 day | 0 | 7 | Next day | Lendemain | |
| growth | first | 30 days | 5 | 5 | First | Premier | |"""


def with_columns(names: str, first: str = "", second: str = "", more: str = "") -> tuple[str, str]:
    """The sheet with more columns, which only its first two rows fill, and more rows."""
    blank = " | ".join("" for _ in names.split(" | "))
    line = " | ".join("---" for _ in names.split(" | "))
    ends = [names, line, first or blank, second or blank, blank, blank]
    rows = [f"{old} {end} |" for old, end in zip(SCHEDULE.splitlines(), ends, strict=True)]
    return SCHEDULE, "\n".join([*rows, more]) if more else "\n".join(rows)


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
        Code.DUPLICATE_NAME,
        *with_columns("after", more="| anc | 12w | 30 | 3 | 20 | Again | Encore | who | 12w |"),
        """\
programme.md, sheet schedule, row 6 (line 71), column code: `12w` is taken by row 2 (`12w`).
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
        "| 12w | 3 moons |",
        """\
programme.md, sheet schedule, row 2 (line 67), column due: `3 moons` is not a duration.
Write 84, 84 days, 12 weeks or 9 months 7 days.""",
    ),
    Case(
        Code.NOT_A_DURATION,
        "| 1 day | 0 | 7 |",
        "| 12 hours | 0 | 7 |",
        """\
programme.md, sheet schedule, row 4 (line 69), column due: `12 hours` counts hours, and the anchor of danger is a date.
Write days, such as 1 day, or anchor the task at a moment (a datetime).""",
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
    Case(
        Code.NOT_A_DURATION,
        "| 1 day | 0 | 7 |",
        "| 1 day | 1 month | 7 |",
        """\
programme.md, sheet schedule, row 4 (line 69), column opens: months and years differ in length, so windows cannot be measured in them.
Write days or weeks.""",
    ),
    Case(
        Code.OVERLAPPING_WINDOWS,
        "| anc | 20w | 140 | 7 days | |",
        "| anc | 20w | 3 months 13 days | 7 days | |",
        """\
programme.md, sheet schedule, row 3 (line 68), column opens: 20w may open while 12w is open, as months differ in length.
Lower closes of the first or opens of the second.""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        *with_columns("after", second="12"),
        """\
programme.md, sheet schedule, row 3 (line 68), column after: `12` is no earlier row of the task.
Did you mean `12w`?""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        *with_columns("repeat | until | after", "30 | 2 times | ", " | | 12w"),
        """\
programme.md, sheet schedule, row 3 (line 68), column after: `12w` is a row that repeats.
Did you mean `12w.2`?""",
    ),
    Case(
        Code.OVERLAPPING_WINDOWS,
        *with_columns("repeat | until", "7 days | 2 times"),
        """\
programme.md, sheet schedule, row 2 (line 67), column opens: 12w.2 opens on day 84, and 12w.1 only closes at the end of day 98.
Lower closes of the first or opens of the second.""",
    ),
    Case(
        Code.MISSING_VALUE,
        *with_columns("repeat | until", second=" | 3 times"),
        """\
programme.md, sheet schedule, row 3 (line 68), column repeat: until says when repeating ends.
Fill it in.""",
    ),
    Case(
        Code.MISSING_VALUE,
        *with_columns("repeat", "30 days"),
        """\
programme.md, sheet schedule, row 2 (line 67), column until: this cell is blank.
Fill it in.""",
    ),
    Case(
        Code.NOT_A_DURATION,
        *with_columns("repeat | until", "0 | 3 times"),
        """\
programme.md, sheet schedule, row 2 (line 67), column repeat: it would never come to an end.
Write at least a day.""",
    ),
    Case(
        Code.NOT_A_DURATION,
        *with_columns("repeat | until", "30 | 10 weeks"),
        """\
programme.md, sheet schedule, row 2 (line 67), column until: it is first due 84 days after the anchor, which is later.
Raise it.""",
    ),
    Case(
        Code.TOO_LARGE,
        *with_columns("repeat | until", "22 days | 201 times"),
        """\
programme.md, sheet schedule, row 2 (line 67), column task: the task has more than 200 occurrences.
Shorten it.""",
    ),
    Case(
        Code.OVERLAPPING_WINDOWS,
        *with_columns("after", more="| anc | again | 3 | 3 | 3 | Again | Encore | who | 12w |"),
        """\
programme.md, sheet schedule, row 6 (line 71), column opens: again may open before 12w was done, so one visit would do both.
Raise due or lower opens, so that it opens later than that.""",
    ),
    Case(
        Code.OVERLAPPING_WINDOWS,
        *with_columns("after", more="| anc | again | 30 | 3 | 20 | Again | Encore | who | 12w |"),
        """\
programme.md, sheet schedule, row 6 (line 71), column after: again may be open while 20w is, and does not wait for it.
Lower closes, or let again come after 20w.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)


def test_rows_without_codes_wait_for_nothing(tmp_path: Path) -> None:
    """A slip in the heading left every code blank; blank ones once waited for each other."""
    slip = {"programme.md": ("| task | code | due |", "| task | cod | due |")}
    found = str(loaded(write(tmp_path, slip)))
    assert "sheet schedule" in found
    assert "`code`" in found
