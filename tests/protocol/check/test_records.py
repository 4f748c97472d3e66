"""The sheets entities, properties and choices."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.check import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.problems import Code, ProgrammeRejected

from .sample import Case, check, write

if TYPE_CHECKING:
    from pathlib import Path

HEADING = """\
| list | name | type | choices | sensitive | label::English (en) | label::French (fr) | to |
|---|---|---|---|---|---|---|---|
"""
DRAWING = HEADING.replace("| to |", "| chart |")
MATCHING = HEADING.replace("| to |", "| match |")

CASES = [
    Case(
        Code.MALFORMED_NAME,
        "| child | age | decimal |",
        "| child | _age | decimal |",
        """\
programme.md, sheet properties, row 9 (line 36), column name: `_age` is not a name.
Begin with a letter; use letters a to z, digits and _ only.""",
    ),
    Case(
        Code.RESERVED_NAME,
        "| child | age | decimal |",
        "| child | Label | decimal |",
        """\
programme.md, sheet properties, row 9 (line 36), column name: `Label` is a name that every record has already.
Choose another name.""",
    ),
    Case(
        Code.DUPLICATE_NAME,
        "| child | age | decimal |",
        "| child | Born | decimal |",
        """\
programme.md, sheet properties, row 9 (line 36), column name: `Born` is taken by row 8 (`born`).
Rename one of them.""",
    ),
    Case(
        Code.TOO_LONG,
        "| child | age | decimal |",
        "| child | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | decimal |",
        """\
programme.md, sheet properties, row 9 (line 36), column name: 49 characters; at most 48 fit.
Shorten it.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| mother | weight | decimal |",
        "| mother | weight | decimel |",
        """\
programme.md, sheet properties, row 4 (line 31), column type: `decimel` is not one of its words.
Did you mean `decimal`?""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| weight | decimal | |",
        "| weight | decimal | signs |",
        """\
programme.md, sheet properties, row 4 (line 31), column choices: a property decimal has no choices.
Leave this cell blank.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| lmp | date | | yes |",
        "| lmp | date | | perhaps |",
        """\
programme.md, sheet properties, row 3 (line 30), column sensitive: `perhaps` is not yes or no.
Write yes or no.""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        "| mother | weight | decimal |",
        "| mohter | weight | decimal |",
        """\
programme.md, sheet properties, row 4 (line 31), column list: `mohter` is not an entity list.
Did you mean `mother`?""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        "| outcome | select_one | outcomes |",
        "| outcome | select_one | outcome |",
        """\
programme.md, sheet properties, row 6 (line 33), column choices: `outcome` is not a choice list.
Did you mean `outcomes`?""",
    ),
    Case(
        Code.MISSING_VALUE,
        "| outcome | select_one | outcomes |",
        "| outcome | select_one | |",
        """\
programme.md, sheet properties, row 6 (line 33), column choices: this cell is blank.
Fill it in.""",
    ),
    Case(
        Code.MISSING_TRANSLATION,
        "| mother | Mother | Mère |",
        "| mother | Mother | |",
        """\
programme.md, sheet entities, row 2 (line 22), column label::French (fr): there is no text in French (fr).
Fill in the translation.""",
    ),
    Case(
        Code.DUPLICATE_NAME,
        """\
| Fièvre |

## forms""",
        """\
| Fièvre |
| signs | FEVER | Fever | Fièvre |

## forms""",
        """\
programme.md, sheet choices, row 6 (line 46), column name: `FEVER` is taken by row 5 (`fever`).
Rename one of them.""",
    ),
    Case(
        Code.MALFORMED_NAME,
        """\
| signs | fever | Fever | Fièvre |

## forms""",
        """\
| signs | fever | Fever | Fièvre |
| signs | high fever | Fever | Fièvre |

## forms""",
        """\
programme.md, sheet choices, row 6 (line 46), column name: `high fever` is not a choice's name.
Use letters, digits and _ - . only.""",
    ),
    Case(
        Code.UNKNOWN_LANGUAGE,
        """\
| label::English (en) | label::French (fr) |
|---|---|---|
| mother""",
        """\
| label::English (en) | label::Frech (fr) |
|---|---|---|
| mother""",
        """\
programme.md, sheet entities, row 1 (line 20), column label::Frech (fr): `Frech (fr)` is not a language of this programme.
Did you mean `French (fr)`?""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        HEADING + "| mother | age | integer | | | Age | Âge | |",
        MATCHING + "| mother | age | integer | | | Age | Âge | years |",
        """\
programme.md, sheet properties, row 2 (line 29), column match: `years` is not one of its words.
Write one of: name, phone, date, begin, age, place, household, id.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        HEADING + "| mother | age | integer | | | Age | Âge | |",
        MATCHING + "| mother | age | integer | | | Age | Âge | name |",
        """\
programme.md, sheet properties, row 2 (line 29), column match: a property integer cannot be compared as name.
Its type would be text.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        HEADING + "| mother | age | integer | | | Age | Âge | |",
        DRAWING + "| mother | age | text | | | Age | Âge | yes |",
        """\
programme.md, sheet properties, row 2 (line 29), column chart: a property text cannot be drawn as a chart.
Its type would be integer or decimal.""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        HEADING + "| mother | age | integer | | | Age | Âge | |",
        MATCHING
        + "| mother | home | geopoint | | | Home | Domicile | place |\n"
        + "| mother | age | integer | | | Age | Âge | |",
        """\
programme.md, sheet properties, row 2 (line 29), column match: points are never quite the same twice.
Leave this cell blank.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)


def test_what_is_compared_is_in_the_package(tmp_path: Path) -> None:
    age = "| mother | age | integer | | | Age | Âge | |"
    write(tmp_path, {"programme.md": (HEADING + age, MATCHING + age[:-1] + "age |")})
    columns = compile_programme(load(tmp_path), "sqlite")["lists"]["mother"]["columns"]
    compared = {column["name"]: column["match"] for column in columns if "match" in column}
    assert compared == {"age": "age"}


@pytest.mark.parametrize("mark", ["summary", "chart"])
def test_what_stands_on_top_and_what_is_drawn_is_in_the_package(mark: str, tmp_path: Path) -> None:
    age = "| mother | age | integer | | | Age | Âge | |"
    heading = HEADING.replace("| to |", f"| {mark} |")
    write(tmp_path, {"programme.md": (HEADING + age, heading + age[:-1] + "yes |")})
    columns = compile_programme(load(tmp_path), "sqlite")["lists"]["mother"]["columns"]
    assert [column["name"] for column in columns if column.get(mark)] == ["age"]


HOME = "| mother | home | geopoint | | | Home | Domicile | |\n"
AGE = "| mother | age | integer | | | Age | Âge | |"
REGISTER = "forms/register.md"


def test_a_place_on_the_map_is_a_text_that_phones_know_as_a_place(tmp_path: Path) -> None:
    age = "| integer | age |"
    asked = f"| geopoint | home | Where? | Où ? | home |\n{age}"
    write(tmp_path, {"programme.md": (AGE, HOME + AGE), REGISTER: (age, asked)})
    columns = compile_programme(load(tmp_path), "sqlite")["lists"]["mother"]["columns"]
    assert [(c["name"], c["type"]) for c in columns if c.get("point")] == [("home", "text")]


def test_only_a_geopoint_is_saved_as_a_place(tmp_path: Path) -> None:
    age = "| integer | age |"
    asked = f"| text | home | Where? | Où ? | home |\n{age}"
    write(tmp_path, {"programme.md": (AGE, HOME + AGE), REGISTER: (age, asked)})
    with pytest.raises(ProgrammeRejected) as told:
        load(tmp_path)
    assert "type text cannot be saved to home, of type geopoint" in str(told.value)
