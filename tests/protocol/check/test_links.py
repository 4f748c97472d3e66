"""Properties that name records, and parents."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.check import load
from doorstep.protocol.language.terms import Link
from doorstep.protocol.problems import Code, ProgrammeRejected

from .sample import PROGRAMME, Case, check, loaded, write

if TYPE_CHECKING:
    from pathlib import Path

AGE = "| child | age | decimal | | | Age | Âge | |\n"
OLD = PROGRAMME[PROGRAMME.index("## entities") : PROGRAMME.index(AGE) + len(AGE)]
ROWS = """\
| child | mother | record | | | Mother | Mère | mother |
| mother | eldest | record | | | Eldest | Ainé | child |
"""


def parents(mother: str, child: str) -> str:
    """The lists with these parents, and two properties that name records."""
    header = "| name | label::English (en) | label::French (fr) |\n|---|---|---|"
    lists = OLD.replace(
        header, "| name | label::English (en) | label::French (fr) | parent |\n|---|---|---|---|"
    )
    lists = lists.replace("| Mother | Mère |", f"| Mother | Mère | {mother} |", 1)
    return lists.replace("| Child | Enfant |", f"| Child | Enfant | {child} |", 1) + ROWS


CASES = [
    Case(
        Code.UNKNOWN_NAME,
        "| mother | weight | decimal | | | Weight | Poids | |",
        "| mother | weight | record | | | Weight | Poids | chidl |",
        """\
programme.md, sheet properties, row 4 (line 31), column to: `chidl` is not an entity list.
Did you mean `child`?""",
    ),
    Case(
        Code.UNKNOWN_WORD,
        "| mother | weight | decimal | | | Weight | Poids | |",
        "| mother | weight | decimal | | | Weight | Poids | child |",
        """\
programme.md, sheet properties, row 4 (line 31), column to: a property decimal names no record.
Leave this cell blank.""",
    ),
    Case(
        Code.UNKNOWN_NAME,
        OLD,
        parents("eldst", ""),
        """\
programme.md, sheet entities, row 2 (line 22), column parent: `eldst` is not a property of mother.
Did you mean `eldest`?""",
    ),
    Case(
        Code.NOT_A_RECORD,
        OLD,
        parents("village", ""),
        """\
programme.md, sheet entities, row 2 (line 22), column parent: village names no record, so it is no parent.
Name a property of type record.""",
    ),
    Case(
        Code.PARENT_CIRCLE,
        OLD,
        parents("", "mother").replace(
            "mother | record | | | Mother | Mère | mother",
            "mother | record | | | Mother | Mère | child",
        ),
        """\
programme.md, sheet entities, row 3 (line 23), column parent: the parents go round: child -> child.
Leave the parent of one of them blank.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)


def test_a_circle_is_told_at_each_of_its_lists(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeRejected) as caught:
        load(write(tmp_path, {"programme.md": (OLD, parents("eldest", "mother"))}))
    assert [problem.message for problem in caught.value.problems] == [
        "the parents go round: mother -> child -> mother.",
        "the parents go round: child -> mother -> child.",
    ]


def test_parents_are_the_way_up(tmp_path: Path) -> None:
    programme = load(write(tmp_path, {"programme.md": (OLD, parents("", "mother"))}))
    assert programme.list("child").parents == (Link("child", "mother", "mother"),)
    assert programme.list("mother").parents == ()


def weigh(row: str) -> tuple[str, str]:
    """The form about a child with one more question, which is saved."""
    rows = """\
| type | name | label::English (en) | label::French (fr) |
|---|---|---|---|
| select_one_from_file child.csv | child | Who? | Qui ? |
"""
    saving = rows.replace(" |\n", " | save_to |\n", 1).replace("|---|\n", "|---|---|\n", 1)
    saving = saving.replace("Qui ? |\n", "Qui ? | |\n")
    old = f"{rows}| decimal | weight | Weight | Poids |\n"
    return (
        old,
        f"{saving}| decimal | weight | Weight | Poids | |\n| {row} | Mother | Mère | mother |\n",
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("select_one_from_file mother.csv | of", []),
        ("text | of", []),
        (
            "select_one_from_file child.csv | of",
            ["child.csv has no records of mother, which mother names."],
        ),
        ("integer | of", ["an answer of type integer cannot be saved to mother, a record."]),
    ],
)
def test_a_form_saves_what_names_a_record(question: str, told: list[str], tmp_path: Path) -> None:
    changes = {"programme.md": (OLD, parents("", "mother")), "forms/weigh.md": weigh(question)}
    found = loaded(write(tmp_path, changes))
    problems = found.problems if isinstance(found, ProgrammeRejected) else ()
    assert [problem.message for problem in problems] == told
