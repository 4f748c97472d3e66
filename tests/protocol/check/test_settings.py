"""The sheet settings."""

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
        Code.MISSING_VALUE,
        "| id | small |",
        "| id | |",
        """\
programme.md, sheet settings, row 2 (line 7), column value: this cell is blank.
Fill it in.""",
    ),
    Case(
        Code.MALFORMED_NAME,
        "| id | small |",
        "| id | Small one |",
        """\
programme.md, sheet settings, row 2 (line 7), column value: `Small one` cannot stand here.
Use small letters, digits and -.""",
    ),
    Case(
        Code.MALFORMED_NAME,
        "| version | 1 |",
        "| version | 1/2 |",
        """\
programme.md, sheet settings, row 3 (line 8), column value: `1/2` cannot stand here.
Use letters, digits and . _ -.""",
    ),
    Case(
        Code.MISSING_SETTING,
        """\
| time_zone | Africa/Nairobi |
""",
        "",
        """\
programme.md, sheet settings, row 1 (line 5): there is no row time_zone.
Add a row to the sheet settings.""",
    ),
    Case(
        Code.UNKNOWN_SETTING,
        "| version | 1 |",
        """\
| version | 1 |
| versoin | 1 |""",
        """\
programme.md, sheet settings, row 4 (line 9), column name: `versoin` is not a setting.
Did you mean `version`?""",
    ),
    Case(
        Code.UNKNOWN_TIME_ZONE,
        "Africa/Nairobi",
        "Africa/Nairobbi",
        """\
programme.md, sheet settings, row 7 (line 12), column value: `Africa/Nairobbi` is not a time zone.
Did you mean `Africa/Nairobi`?""",
    ),
    Case(
        Code.UNKNOWN_LANGUAGE,
        "| default_language | English (en) |",
        "| default_language | English |",
        """\
programme.md, sheet settings, row 6 (line 11), column value: `English` is not a language of this programme.
Did you mean `English (en)`?""",
    ),
    Case(
        Code.MALFORMED_LANGUAGE,
        "| label::French (fr) | Petit |",
        """\
| label::French (fr) | Petit |
| label::Swahili | Ndogo |""",
        """\
programme.md, sheet settings, row 6 (line 11), column name: `Swahili` is not a language and its tag.
Write, for example, English (en).""",
    ),
    Case(
        Code.MISSING_TRANSLATION,
        "| label::French (fr) | Petit |",
        "| label::French (fr) | |",
        """\
programme.md, sheet settings, row 5 (line 10), column value: there is no text in French (fr).
Fill in the translation.""",
    ),
    Case(
        Code.NOT_A_NUMBER,
        "| points::asap | 40 |",
        "| points::asap | 4.5 |",
        """\
programme.md, sheet settings, row 10 (line 15), column value: `4.5` is not a whole number from 0.
Write a whole number such as 20, without a sign.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| version | 1 |",
        """\
| version | 1 |
| sms_hours | 8 to 18 |""",
        """\
programme.md, sheet settings, row 4 (line 9), column value: `8 to 18` is no span of hours.
Write two times of day, as in 08:00-18:00.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| version | 1 |",
        """\
| version | 1 |
| sms_hours | 18:00-08:00 |""",
        """\
programme.md, sheet settings, row 4 (line 9), column value: `18:00-08:00` ends before it begins.
Messages go out between the two, on one day: write the earlier one first.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| version | 1 |",
        """\
| version | 1 |
| sms_per_week | 0 |""",
        """\
programme.md, sheet settings, row 4 (line 9), column value: `0` is no number of messages.
Write a whole number from 1 to 50.""",
    ),
    Case(
        Code.DUPLICATE_NAME,
        "| version | 1 |",
        """\
| version | 1 |
| Version | 2 |""",
        """\
programme.md, sheet settings, row 4 (line 9), column name: `Version` is taken by row 3 (`version`).
Rename one of them.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)
