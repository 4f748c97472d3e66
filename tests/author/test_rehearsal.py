"""Forms are filled by the real form engine: sound ones in silence, faulty ones with a place."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from pathlib import Path

import pytest

from doorstep.author.rehearsal import node, rehearse
from doorstep.cli import main
from doorstep.protocol.check import check
from doorstep.protocol.problems import Code, Problem
from tests.protocol.check.sample import write

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("rehearsal")

FORM = """\
## survey

| type | name | label::English (en) | label::French (fr) | required | readonly | relevant | constraint | calculation | save_to |
|---|---|---|---|---|---|---|---|---|---|
{survey}

## choices

| list_name | name | label::English (en) | label::French (fr) |
|---|---|---|---|
| outcomes | birth | Birth | Naissance |
| outcomes | loss | Loss | Perte |

## settings

| form_id | version |
|---|---|
| {name} | 1 |

## entities

| list_name | label |{more_columns}
|---|---|{more_dashes}
| mother | {label} |{more}
"""


def form(name: str, *survey: str, label: str = "${full_name}", create_if: str = "") -> str:
    rows = "\n".join(f"| {row} |" for row in survey)
    more = ("", "", "") if not create_if else (" create_if |", "---|", f" {create_if} |")
    return FORM.format(
        name=name, survey=rows, label=label, more_columns=more[0], more_dashes=more[1], more=more[2]
    )


FORMS = {
    "wrong_call": form(
        "wrong_call",
        "text | full_name | Name | Nom | | | | | |",
        "calculate | years | | | | | | | round() | age",
        "note | old | Old | Vieux | | | round() > 3 | | |",
    ),
    "stuck": form(
        "stuck",
        "text | full_name | Name | Nom | yes | yes | | | |",
    ),
    "no_answer": form(
        "no_answer",
        "text | full_name | Name | Nom | | | | | |",
        "integer | age | Age | Âge | | | | . >= 60 and . <= 50 | | age",
    ),
    "not_asked": form(
        "not_asked",
        "text | full_name | Name | Nom | yes | | | | |",
        "select_one outcomes | outcome | Outcome | Issue | yes | | | | | outcome",
        "date | lmp | Last period | Dernières règles | | | string-length(${outcome}) < 0 | | | lmp",
    ),
    "misfit": form(
        "misfit",
        "text | full_name | Name | Nom | yes | | | | |",
        "calculate | age_text | | | | | | | concat('about ', string-length(${full_name})) | age",
    ),
    "no_label": form(
        "no_label",
        "text | full_name | Name | Nom | | | false() | | |",
        "integer | age | Age | Âge | yes | | | | | age",
    ),
    "never_made": form(
        "never_made",
        "text | full_name | Name | Nom | yes | | | | |",
        create_if="string-length(${full_name}) > 5000",
    ),
    "phone_and_dates": form(
        "phone_and_dates",
        r"text | full_name | Name | Nom | yes | | | regex(., '^[A-Z]{2}-\d{4}$') | |",
        "date | lmp | Last period | Dernières règles | yes | | | . <= today() and . > today() - 294 | | lmp",
        "integer | age | Age | Âge | yes | | | . >= 10 and . <= 55 | | age",
        "note | young | Young! | Jeune ! | | | ${age} < 18 and ${lmp} > today() - 30 | | |",
    ),
}
TOLD = {
    "wrong_call": """\
forms/wrong_call.md, sheet survey, row 3 (line 6), column calculation: the form engine cannot work with this: Argument 1 not allowed.
Correct the expression or question.

forms/wrong_call.md, sheet survey, row 4 (line 7), column relevant: the form engine cannot work with this: Argument 1 not allowed.
Correct the expression or question.""",
    "stuck": """\
forms/stuck.md, sheet survey, row 2 (line 5), column required: nobody can answer full_name, and the form cannot be sent without it.
Make it no longer required, or let people answer it.""",
    "no_answer": """\
forms/no_answer.md, sheet survey, row 3 (line 6), column constraint: warning: none of 17 answers that were tried fits the constraint.
Correct the constraint; try it with a real answer.

forms/no_answer.md, sheet survey, row 3 (line 6), column save_to: warning: age stayed blank in 24 submissions.
Correct the calculation, or what makes the question relevant.""",
    "not_asked": """\
forms/not_asked.md, sheet survey, row 4 (line 7), column relevant: warning: lmp never came up when the form was filled 160 times.
Correct relevant, of the question or of a group around it, or remove the question.

forms/not_asked.md, sheet survey, row 4 (line 7), column save_to: warning: lmp stayed blank in 160 submissions.
Correct the calculation, or what makes the question relevant.""",
    "misfit": """\
forms/misfit.md, sheet survey, row 3 (line 6), column calculation: what the form sends cannot be read: age is not a whole number.
Correct the expression or question.""",
    "no_label": """\
forms/no_label.md, sheet survey, row 2 (line 5), column relevant: warning: full_name never came up when the form was filled 160 times.
Correct relevant, of the question or of a group around it, or remove the question.

forms/no_label.md, sheet entities, row 1 (line 23): warning: every mother that the form makes is without a label.
Give the sheet entities a label, such as ${full_name}.""",
    "never_made": """\
forms/never_made.md, sheet entities, row 1 (line 22): warning: no submission of 24 made or changed a mother.
Correct create_if or update_if in the sheet entities.""",
}

SHOWN = {
    Code.FORM_FAILS: "wrong_call",
    Code.CANNOT_GO_ON: "stuck",
    Code.NEVER_ASKED: "not_asked",
    Code.NO_ANSWER_FITS: "no_answer",
    Code.NEVER_SAVED: "never_made",
}
"""The form that shows what is told with a code."""


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    folder = write(tmp_path_factory.mktemp("faulty"))
    programme = folder / "programme.md"
    rows = "".join(f"| {name} | {name} | {name} |\n" for name in FORMS)
    text = programme.read_text()
    programme.write_text(
        text.replace("| weigh | Weigh | Peser |\n", f"| weigh | Weigh | Peser |\n{rows}")
    )
    for name, content in FORMS.items():
        (folder / "forms" / f"{name}.md").write_text(content)
    checked = check(folder)
    assert checked.programme is not None, "\n\n".join(map(str, checked.problems))
    found = rehearse(checked)
    assert found is not None
    return list(found)


@pytest.mark.parametrize("name", FORMS)
def test_told(name: str, problems: list[Problem]) -> None:
    own = [problem for problem in problems if problem.place.file == f"forms/{name}.md"]
    assert "\n\n".join(map(str, own)) == TOLD.get(name, "")
    assert {code for code, shown in SHOWN.items() if shown == name} <= {one.code for one in own}


def test_sound_forms_are_left_alone(problems: list[Problem]) -> None:
    assert {
        problem.place.file.removeprefix("forms/").removesuffix(".md") for problem in problems
    } <= {*TOLD}


def test_the_reference_programme(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", str(ROOT / "programmes" / "maternal-child")]) == 0
    assert "not rehearsed" not in capsys.readouterr().out


def test_forms_are_rehearsed_although_the_programme_has_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path, {"programme.md": ("${age} < 18", "${aeg} < 18")})
    visit = folder / "forms" / "visit.md"
    visit.write_text(
        visit.read_text().replace(
            "| danger | Danger | Danger | ${well} = 'no' |",
            "| danger | Danger | Danger | round() > 1 |",
        )
    )
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "there is no property `aeg`" in said
    assert "column relevant: the form engine cannot work with this: Argument 1 not allowed" in said


def test_without_the_form_engine_one_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "PROGRAM", tmp_path / "nowhere.js")
    assert main(["check", str(write(tmp_path))]) == 0
    last = capsys.readouterr().out.rstrip().split("\n")[-1]
    assert last == (
        "The forms were not rehearsed, since the form engine is not set up here: run ./dev setup."
    )


def test_a_rehearsal_that_falls_over_hides_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "broken.js"
    program.write_text("throw new Error('out of order')")
    monkeypatch.setattr(node, "PROGRAM", program)
    assert (
        main(["check", str(write(tmp_path, {"programme.md": ("${age} < 18", "${aeg} < 18")}))]) == 1
    )
    said = capsys.readouterr().out
    assert "there is no property `aeg`" in said
    assert "The forms were not rehearsed, since the rehearsal failed:" in said
