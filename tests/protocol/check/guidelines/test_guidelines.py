"""The warnings: what is told, and that sound programmes are left alone."""

# ruff: noqa: E501 (tables and messages)

from __future__ import annotations

from pathlib import Path

import pytest

from doorstep.protocol.check import check
from doorstep.protocol.problems import Code, Problem, Severity
from tests.protocol.check.sample import Case, write

ROOT = Path(__file__).parents[4]
USED = "| anc | late | days-overdue() > 0 | | | 1 | 30 |"
_DANGER = "answer(signs_seen) != '' | submitted()"

_END = "| ours | Our proposal | | yes |\n"
_LONG = f"Come to ${{village}}. {'Please do. ' * 29}"
_MESSAGE = f"""
## messages

| code | audience | trigger | for | text::English (en) | text::French (fr) |
|---|---|---|---|---|---|
| visit | client | due | anc | {_LONG} | Venez. |
"""

_SAID = """
## messages

| code | audience | trigger | for | offset | when | text::English (en) | text::French (fr) |
|---|---|---|---|---|---|---|---|
"""
_WORD = """
## keywords

| word | from | creates | answer::English (en) | answer::French (fr) |
|---|---|---|---|---|
"""


def _said(row: str) -> str:
    return f"{_END}{_SAID}{row}\n"


def _word(row: str) -> str:
    return f"{_END}{_WORD}{row}\n"


_WEIGHED = """\
| type | name | label::English (en) | label::French (fr) |
|---|---|---|---|
| select_one_from_file child.csv | child | Who? | Qui ? |
| decimal | weight | Weight | Poids |"""


def _weighed(question: str) -> str:
    """The survey of the form weigh, with appearances and a question more."""
    head, dashes, *rows = _WEIGHED.splitlines()
    wider = [f"{head} appearance |", f"{dashes}---|", *(f"{row} |" for row in rows)]
    return "\n".join([*wider, question])


CASES = [
    Case(
        Code.NOT_ON_PHONE,
        _WEIGHED,
        _weighed("| geopoint | here | Where? | Où ? | placement-map |"),
        """\
forms/weigh.md, sheet survey, row 4 (line 7), column appearance: warning: `placement-map`: the phone has no map: the place is found by its receiver, or written.
Remove it where the form should say the same everywhere.""",
        file="forms/weigh.md",
    ),
    Case(
        Code.NOT_ON_PHONE,
        _WEIGHED,
        _weighed("| text | say | What? | Quoi ? | multilne |"),
        """\
forms/weigh.md, sheet survey, row 4 (line 7), column appearance: warning: the phone knows no appearance `multilne`.
Did you mean `multiline`?""",
        file="forms/weigh.md",
    ),
    Case(
        Code.NEVER_TRUE,
        _END,
        _said("| visit | client | due | anc | | ${age} < 9 and ${age} > 20 | Come. | Venez. |"),
        """\
programme.md, sheet messages, row 2 (line 97), column when: warning: this can never be true, so nobody gets the message.
Correct the condition, or remove the row.""",
    ),
    Case(
        Code.NEVER_TRUE,
        _END,
        _said("| visit | client | due | anc | | ${outcome} = 'birth' | Come. | Venez. |"),
        """\
programme.md, sheet messages, row 2 (line 97), column when: warning: this can never be true while anc is relevant.
Correct the condition, or remove the row.""",
    ),
    Case(
        Code.NEVER_SENT,
        _END,
        _said("| late | chw | overdue | growth | 6 days | | Weigh. | Pesez. |"),
        """\
programme.md, sheet messages, row 2 (line 97), column offset: warning: growth has closed by then, so nobody ever gets it.
Lower offset, or let the task close later.""",
    ),
    Case(
        Code.NOBODY_HEARS,
        _END,
        _word("| HELP | anyone | | We call. | Nous appelons. |"),
        """\
programme.md, sheet keywords, row 2 (line 97), column creates: warning: HELP tells nobody and records nothing: only its sender hears of it.
Fill a form by it, write a message that it triggers, or remove the row.""",
    ),
    Case(
        Code.LONG_MESSAGE,
        _END,
        _END + _MESSAGE,
        """\
programme.md, sheet messages, row 2 (line 97), column text::English (en): warning: this is sent as 3 SMS.
Shorten it, or leave out the letters that make it so long.""",
    ),
    Case(
        Code.ALWAYS_TRUE,
        _DANGER,
        f"answer(signs_seen) = '' or {_DANGER}",
        """\
programme.md, sheet tasks, row 3 (line 60), column relevant: warning: this is always true, so the task is there for every submission of visit.
Correct the condition, or leave the cell blank.""",
    ),
    Case(
        Code.ALWAYS_TRUE,
        "${age} < 18 |",
        "true() |",
        """\
programme.md, sheet priority, row 2 (line 76), column when: warning: this is always true, so every task has the reason.
Correct the condition, or leave the cell blank.""",
    ),
    Case(
        Code.ALWAYS_TRUE,
        "selected(answer(signs_seen), 'bleeding') | stat",
        "answer(signs_seen) != '' | stat",
        """\
programme.md, sheet priority, row 3 (line 77), column when: warning: this is true of every task danger, so all of them are of this band.
Write the band in the sheet tasks, or correct the condition.""",
    ),
    Case(
        Code.NEVER_TRUE,
        "${outcome} = '' | ${lmp}",
        "${outcome} = 'birth' and ${outcome} = 'loss' | ${lmp}",
        """\
programme.md, sheet tasks, row 2 (line 59), column relevant: warning: this can never be true, so nobody has the task.
Correct the condition, or remove the row.""",
    ),
    Case(
        Code.NEVER_TRUE,
        "${age} < 18 |",
        "${age} < 18 and ${age} > 35 |",
        """\
programme.md, sheet priority, row 2 (line 76), column when: warning: this can never be true, so no task has the reason.
Correct the condition, or remove the row.""",
    ),
    Case(
        Code.NEVER_TRUE,
        USED,
        "| anc | late | ${outcome} = 'birth' | | | 1 | 30 |",
        """\
programme.md, sheet priority, row 4 (line 78), column when: warning: this can never be true while anc is relevant.
Correct the condition, or remove the row.""",
    ),
    Case(
        Code.NEVER_TRUE,
        "${state} = 'completed' and",
        "${state} = 'completed' and ${state} = 'failed' and",
        """\
programme.md, sheet indicators, row 2 (line 84), column numerator: warning: this can never be true.
Correct the condition, or remove the row.""",
    ),
    Case(
        Code.TASK_FOR_EVERYONE,
        _DANGER,
        "| submitted()",
        """\
programme.md, sheet tasks, row 3 (line 60), column relevant: warning: relevant is blank, so the task danger is there for every submission of visit.
Say in relevant which answers call for it, such as answer(danger_signs) != ''.""",
    ),
    Case(
        Code.NEVER_DONE,
        "answer(well) = 'yes' |",
        "answer(well) = 'yes' and answer(well) = 'no' |",
        """\
programme.md, sheet tasks, row 2 (line 59), column done_when: warning: no answer to the form visit makes this true, so nobody can do the task.
Correct done_when, or the form's choices.""",
    ),
    Case(
        Code.NEVER_CLOSED,
        "| 30 days | 5 | 5 |",
        "| 30 days | 5 | |",
        """\
programme.md, sheet tasks, row 4 (line 61), column relevant: warning: growth (first) stays open for ever where its form cannot be filled.
Give its rows of the sheet schedule a closes, or a relevant that a form can end.""",
    ),
    Case(
        Code.NO_REASON,
        "| danger | Follow up | Suivi | care |",
        "| danger | Follow up | Suivi | alone |",
        """\
programme.md, sheet tasks, row 3 (line 60), column name: warning: the task danger has no row in the sheet priority.
Add a row for it to the sheet priority, such as late: days-overdue() > 0.""",
    ),
    Case(
        Code.IDLE_REASON,
        "${age} < 18 | | 10 |",
        "${age} < 18 | | |",
        """\
programme.md, sheet priority, row 2 (line 76), column points: warning: the row gives no points and lifts no task to a higher band.
Give it points, points_per_day or a higher band, or remove it.""",
    ),
    Case(
        Code.IDLE_REASON,
        "| stat | 0 | 0 |",
        "| asap | 0 | 0 |",
        """\
programme.md, sheet priority, row 3 (line 77), column band: warning: the row gives no points and lifts no task to a higher band.
Give it points, points_per_day or a higher band, or remove it.""",
    ),
    Case(
        Code.IDLE_REASON,
        "${age} < 18 | | 10 | | |",
        "${age} < 18 | | 10 | | 5 |",
        """\
programme.md, sheet priority, row 2 (line 76), column cap: warning: cap limits points_per_day, and the row has none.
Give the row points_per_day, or leave cap blank.""",
    ),
    Case(
        Code.BANDS_OUT_OF_ORDER,
        "| points::asap | 40 |",
        "| points::asap | 10 |",
        """\
programme.md, sheet settings, row 10 (line 15), column value: warning: asap has 10 points, and urgent 20.
Raise its points, or lower those of the band below.""",
    ),
    Case(
        Code.SHARED_WINDOWS,
        "| danger | Follow up |",
        "| second | Again | Encore | care | mother | | ${outcome} = '' | ${lmp} | visit | | visit | chw | routine | who |\n| danger | Follow up |",
        """\
programme.md, sheet tasks, row 3 (line 60), column form: warning: anc (20w) and second (again) are open on the same days, so one visit completes both.
Move the windows apart, tell the tasks apart by done_when, or use one task.""",
    ),
    Case(
        Code.NEVER_WRITTEN,
        "| mother | weight |",
        "| mother | height |",
        """\
programme.md, sheet properties, row 4 (line 31), column name: warning: no form saves the property height of mother.
Save an answer to it with save_to; if only imports fill it, all is well.""",
    ),
]
ALSO = {
    "| danger | Follow up |": (
        "| danger | next |",
        "| second | again | 150 | 0 | 9 | Again | Encore | who |\n| danger | next |",
    ),
    "| danger | Follow up | Suivi | care |": (
        "| danger | bleeding | selected(answer(signs_seen)",
        "| anc | bleeding | selected(${signs}",
    ),
}
"""A second change that a case needs to stand alone."""


def warnings(folder: Path, case: Case | None = None) -> list[Problem]:
    write(folder, {case.file: (case.old, case.new)} if case else None)
    if case and (also := ALSO.get(case.old)):
        path = folder / case.file
        path.write_text(path.read_text().replace(*also))
    found = check(folder)
    assert found.programme is not None
    return list(found.problems)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_told(case: Case, tmp_path: Path) -> None:
    before = {(found.code, found.message) for found in warnings(tmp_path)}
    after = warnings(tmp_path, case)
    new = [found for found in after if (found.code, found.message) not in before]
    assert "\n\n".join(map(str, new)) == case.told
    assert [found.code for found in new] == [case.code]


def test_a_row_with_an_error_is_not_warned_of(tmp_path: Path) -> None:
    changes = {"programme.md": ("${outcome} = '' | ${lmp}", "${outcom} = '' | ${lmp}")}
    found = check(write(tmp_path, changes))
    assert found.programme is None
    errors = [problem for problem in found.problems if problem.is_error]
    assert [(problem.place.sheet, problem.place.row) for problem in errors] == [("tasks", 2)]
    assert ("tasks", 2) not in {
        (p.place.sheet, p.place.row) for p in found.problems if not p.is_error
    }
    assert len(list(found.problems)) > len(errors), "other rows are still looked at"


def test_choices_that_the_form_does_not_offer_do_not_count(tmp_path: Path) -> None:
    """The programme's list has `loss`; a form that leaves it out cannot answer it."""
    old, new = "answer(well) = 'yes'", "answer(outcome) = 'loss'"
    write(
        tmp_path,
        {
            "programme.md": (old, new),
            "forms/visit.md": ("| outcomes | loss | Loss | Perte |\n", ""),
        },
    )
    assert Code.NEVER_DONE in {problem.code for problem in check(tmp_path).problems}


def test_tasks_that_can_be_done_one_without_the_other_are_told_apart(tmp_path: Path) -> None:
    """One visit may do both, as one that measures and vaccinates; with a blank it always does."""
    rule = "| {} | Again | Encore | care | mother | | ${{outcome}} = '' | ${{lmp}} | visit | {} | visit | chw | routine | who |\n"
    window = "| {} | again | 150 | 0 | 9 | Again | Encore | who |\n"

    def told(one: str, other: str) -> bool:
        folder = write(tmp_path)
        path = folder / "programme.md"
        text = path.read_text()
        rules = rule.format("second", one) + rule.format("third", other)
        text = text.replace("| danger | Follow up |", rules + "| danger | Follow up |")
        windows = window.format("second") + window.format("third")
        path.write_text(text.replace("| danger | next |", windows + "| danger | next |"))
        found = [p for p in check(folder).problems if p.code is Code.SHARED_WINDOWS]
        return any("second" in p.message and "third" in p.message for p in found)

    well, sick = "answer(well) = 'yes'", "answer(outcome) = 'loss'"
    assert not told(well, sick)
    assert told(well, "")
    assert told(well, well)


def test_conditions_of_escalations_are_looked_into(tmp_path: Path) -> None:
    row = "| anc | late | Late | En retard | 3 days | ${due} < ${opens} and ${opens} < ${due} | supervisor | call | ours |"
    heading = "| for | code | label::English (en) | label::French (fr) | after | when | to | mode | source |"
    sheet = f"\n## escalations\n\n{heading}\n{'|---' * 9}|\n{row}\n"
    folder = write(tmp_path)
    with (folder / "programme.md").open("a") as file:
        file.write(sheet)
    found = check(folder)
    assert found.programme is not None, "\n\n".join(map(str, found.problems))
    told = [problem for problem in found.problems if problem.place.sheet == "escalations"]
    assert [(problem.code, problem.place.column) for problem in told] == [(Code.NEVER_TRUE, "when")]


def test_the_reference_programme_follows_the_guidelines() -> None:
    found = check(ROOT / "programmes" / "maternal-child")
    assert found.programme is not None
    assert "\n\n".join(map(str, found.problems)) == ""


def test_every_guideline_is_explained() -> None:
    guide = (ROOT / "programmes" / "TASK_GUIDELINES.md").read_text()
    missing = [
        code.name
        for code in Code
        if code.value.severity is Severity.WARNING and code.name not in guide
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("effect", "of", "closed"),
    [
        ("not_needed", "growth", True),
        ("not_needed", "anc", False),
        ("ended", "", True),
        ("attempted", "growth", False),
    ],
)
def test_what_can_be_said_of_a_task_may_end_it(
    tmp_path: Path, effect: str, of: str, closed: bool
) -> None:
    folder = write(tmp_path, {"programme.md": ("| 30 days | 5 | 5 |", "| 30 days | 5 | |")})
    heading = "| name | effect | for | label::English (en) | label::French (fr) | source |"
    row = f"| gone | {effect} | {of} | Gone | Parti | ours |"
    with (folder / "programme.md").open("a") as file:
        file.write(f"\n## outcomes\n\n{heading}\n{'|---' * 6}|\n{row}\n")
    found = check(folder)
    assert found.programme is not None, "\n\n".join(map(str, found.problems))
    assert (Code.NEVER_CLOSED not in {p.code for p in found.problems}) is closed
