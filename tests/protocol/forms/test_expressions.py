"""Slips in the expressions of forms: all of them are told, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from doorstep.protocol.forms.expressions import FUNCTIONS
from doorstep.protocol.problems import Code, ProgrammeRejected
from tests.protocol.check.sample import Case, check, loaded, write

DANGER = "| begin group | danger | Danger | Danger | ${well} = 'no' |"
WHERE = "forms/visit.md, sheet survey, row 5 (line 8), column relevant"


def case(code: Code, relevant: str, told: str) -> Case:
    new = f"| begin group | danger | Danger | Danger | {relevant} |"
    return Case(code, DANGER, new, f"{WHERE}: {told}", "forms/visit.md")


CASES = [
    case(
        Code.UNKNOWN_QUESTION,
        "${wel} = 'no'",
        """\
there is no question `wel` in the form.
    ${wel} = 'no'
    ^^^^^^
Did you mean `well`?""",
    ),
    case(
        Code.UNKNOWN_CHOICE,
        "${well} = 'perhaps'",
        """\
`perhaps` is not a choice of this question.
    ${well} = 'perhaps'
               ^^^^^^^
Its choices are: yes, no.""",
    ),
    case(
        Code.UNKNOWN_CHOICE,
        'selected(${well}, "noo")',
        """\
`noo` is not a choice of this question.
    selected(${well}, "noo")
                       ^^^
Did you mean `no`?""",
    ),
    case(
        Code.UNKNOWN_CHOICE,
        "'No' = ${well}",
        """\
`No` is not a choice of this question.
    'No' = ${well}
     ^^
Did you mean `no`?""",
    ),
    case(
        Code.UNKNOWN_FUNCTION,
        "selectd(${well}, 'no')",
        """\
forms have no function `selectd`.
    selectd(${well}, 'no')
    ^^^^^^^
Did you mean `selected`?""",
    ),
    case(
        Code.SYNTAX,
        "${well} == 'no'",
        """\
== has no meaning here.
    ${well} == 'no'
            ^^
Write = instead.""",
    ),
    case(
        Code.SYNTAX,
        "${well} = 'no' or true() && true()",
        """\
&& has no meaning here.
    ${well} = 'no' or true() && true()
                             ^^
Write and instead.""",
    ),
    case(
        Code.SYNTAX,
        "not(${well} = 'no'",
        """\
1 parentheses open and 0 close.
    not(${well} = 'no'
    ^^^^^^^^^^^^^^^^^^
Write as many ) as (.""",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    check(case, tmp_path)


SOUND = """
${well} = 'no' and not(selected(${signs_seen}, 'fever'))
${well} != ''
string-length(${mother}) > 3 and (1 + 2) * 3 > 4
instance('mother')/root/item[name = ${mother}]/village = 'Here (north)'
regex(${mother}, '^[(]?[a-z]+[)]?$') or contains(${mother}, '==')
count-selected(${signs_seen}) div 2 >= 1 and (true() or (false()))
""".strip().split("\n")


@pytest.mark.parametrize("text", SOUND)
def test_sound_expressions_are_left_alone(text: str, tmp_path: Path) -> None:
    new = f"| begin group | danger | Danger | Danger | {text} |"
    found = loaded(write(tmp_path, {"forms/visit.md": (DANGER, new)}))
    assert not isinstance(found, ProgrammeRejected), str(found)


def test_a_constraint_about_its_own_question(tmp_path: Path) -> None:
    folder = write(tmp_path)
    path = folder / "forms/visit.md"
    text = path.read_text().replace("| relevant |", "| constraint |", 1)
    text = text.replace("| Va bien ? | | yes |", "| Va bien ? | . = 'yess' | yes |")
    path.write_text(text.replace("${well} = 'no'", ""))
    found = loaded(folder)
    assert isinstance(found, ProgrammeRejected)
    assert [problem.message for problem in found.problems] == [
        "`yess` is not a choice of this question."
    ]


def test_all_slips_of_a_form_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path)
    path = folder / "forms/visit.md"
    text = path.read_text()
    text = text.replace("${well} = 'no'", "${wel} == ‘no’")
    text = text.replace("instance('mother')", "instanc('mother')")
    path.write_text(text)
    found = loaded(folder)
    assert isinstance(found, ProgrammeRejected)
    assert [problem.code for problem in found.problems] == [
        Code.UNKNOWN_QUESTION,
        Code.UNKNOWN_FUNCTION,
        Code.SYNTAX,
        Code.SYNTAX,
        Code.SYNTAX,
    ]


def test_the_functions_are_names() -> None:
    assert all(name == name.strip("()") for name in FUNCTIONS)
    assert {"regex", "selected", "decimal-date-time"} <= FUNCTIONS
