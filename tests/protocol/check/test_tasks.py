"""The sheet tasks."""

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
        "| care | mother | | ${outcome}",
        "| care | mothers | | ${outcome}",
        """\
programme.md, sheet tasks, row 2 (line 59), column for: `mothers` is not an entity list.
Did you mean `mother`?""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        "| ${lmp} | visit |",
        "| ${lmp} | vist |",
        """\
programme.md, sheet tasks, row 2 (line 59), column form: `vist` is not a form.
Did you mean `visit`?""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        "| care | mother | visit |",
        "| care | mother | visits |",
        """\
programme.md, sheet tasks, row 3 (line 60), column after: `visits` is not a form.
Did you mean `visit`?""",
    ),
    Case(
        Code.WRONG_FORM,
        "| ${born} | weigh |",
        "| ${born} | visit |",
        """\
programme.md, sheet tasks, row 4 (line 61), column form: the form visit is not about a child.
Name another form, or give the form's sheet entities a row for the list.""",
    ),
    Case(
        Code.WRONG_FORM,
        "| ${lmp} | visit | answer(well) = 'yes' |",
        "| ${lmp} | register | |",
        """\
programme.md, sheet tasks, row 2 (line 59), column form: the form register makes a new mother, so it cannot be a task about one.
Name a form whose sheet entities has an entity_id.""",
    ),
    Case(
        Code.WRONG_FORM,
        "| growth | child | | |",
        "| growth | child | visit | |",
        """\
programme.md, sheet tasks, row 4 (line 61), column after: the form visit is not about a child.
Name another form, or give the form's sheet entities a row for the list.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        """\
| | visit | chw | routine | who |

""",
        """\
| | vist | chw | routine | who |

""",
        """\
programme.md, sheet tasks, row 4 (line 61), column mode: `vist` is not one of its words.
Did you mean `visit`?""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| call | chw | asap |",
        "| call | chv | asap |",
        """\
programme.md, sheet tasks, row 3 (line 60), column assign_to: `chv` is not one of its words.
Did you mean `chw`?""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| call | chw | asap |",
        "| call | chw | soon |",
        """\
programme.md, sheet tasks, row 3 (line 60), column band: `soon` is not one of its words.
Write one of: routine, urgent, asap, stat.""",
    ),
    Case(
        Code.MISSING_SOURCE,
        "| asap | ours |",
        "| asap | |",
        """\
programme.md, sheet tasks, row 3 (line 60), column source: the row names no source.
Name a row of the sheet sources.""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        "| asap | ours |",
        "| asap | our |",
        """\
programme.md, sheet tasks, row 3 (line 60), column source: `our` is not a row of the sheet sources.
Did you mean `ours`?""",
    ),
    Case(
        Code.MISSING_VALUE,
        "| ${born} | weigh |",
        "| | weigh |",
        """\
programme.md, sheet tasks, row 4 (line 61), column anchor: this cell is blank.
Fill it in.""",
    ),
    Case(
        Code.MOVING_ANCHOR,
        "| ${born} | weigh |",
        "| ${born} + count(weigh, 30) | weigh |",
        """\
programme.md, sheet tasks, row 4 (line 61), column anchor: the date moves from day to day.
Use a date that was recorded, or submitted().""",
    ),
    Case(
        Code.MOVING_ANCHOR,
        "| ${born} | weigh |",
        "| today() + 7 | weigh |",
        """\
programme.md, sheet tasks, row 4 (line 61), column anchor: the date moves from day to day.
Use a date that was recorded, or submitted().""",
    ),
    Case(
        Code.WRONG_TYPE,
        "| ${born} | weigh |",
        "| ${age} | weigh |",
        """\
programme.md, sheet tasks, row 4 (line 61), column anchor: here a date or a moment is needed, found a decimal number.
    ${age}
    ^^^^^^
Name a date: ${lmp}.""",
    ),
    Case(
        Code.NO_OCCURRENCES,
        """\
| growth | first | 30 days | 5 | 5 | First | Premier | |
""",
        "",
        """\
programme.md, sheet tasks, row 4 (line 61), column name: the sheet schedule has no row for growth.
Add a row for it to the sheet schedule.""",
    ),
    Case(
        Code.DUPLICATE_NAME,
        """\
| routine | who |

## schedule""",
        """\
| routine | who |
| growth | Weigh | Peser | growth | child | | | ${born} | weigh | | visit | chw | routine | who |

## schedule""",
        """\
programme.md, sheet tasks, row 5 (line 62), column name: `growth` is taken by row 4 (`growth`).
Rename one of them.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
