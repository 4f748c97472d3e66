"""Slips of careless people: each is found, with its place and a cure, and all of them at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from doorstep.protocol.check import check, load
from doorstep.protocol.problems import Code, Problem, Problems
from doorstep.protocol.workbook import Row, read_workbook

from .sample import FILES, write

BOOK = read_workbook(Path(__file__).with_name("careless.md"), "careless.md", Problems())
YOUNG = "| care | young | ${age} < 18 |"


def told(folder: Path, files: Mapping[str, str]) -> list[Problem]:
    """The errors; of guidelines, a slip breaks none besides those that the sample breaks."""
    (folder / "forms").mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    problems = list(check(folder).problems)
    warnings = {problem.message for problem in problems if not problem.is_error}
    assert warnings <= warnings_of_sample()
    return [problem for problem in problems if problem.is_error]


@cache
def warnings_of_sample() -> set[str]:
    with TemporaryDirectory() as folder:
        problems = check(write(Path(folder))).problems
        return {problem.message for problem in problems if not problem.is_error}


def changed(files: dict[str, str], file: str, old: str, new: str) -> dict[str, str]:
    assert files[file].count(old) == 1, f"{old!r} stands {files[file].count(old)} times"
    return {**files, file: files[file].replace(old, new)}


def place(problem: Problem) -> str:
    """Without lines, which move when the sample grows."""
    text = re.sub(r"( \(|, )line \d+\)?", "", str(problem.place))
    return text.removeprefix(problem.place.file).removeprefix(", ")


def is_cured(problem: Problem, cure: str) -> bool:
    return problem.hint.startswith(cure) if cure else problem.hint == problem.code.value.mend


def ids(row: Row) -> str:
    return row.text("expression") or row.text("somebody writes")


@pytest.mark.parametrize("row", BOOK.sheet("expressions").rows, ids=ids)
def test_a_careless_expression(row: Row, tmp_path: Path) -> None:
    text = row.text("expression").replace("|", "\\|")
    files = changed(dict(FILES), "programme.md", YOUNG, f"| care | young | {text} |")
    (problem,) = told(tmp_path, files)
    assert problem.code is Code[row.text("code")]
    assert place(problem) == "sheet priority, row 2, column when"
    assert is_cured(problem, row.text("cure")), problem.hint


@pytest.mark.parametrize("row", BOOK.sheet("cells").rows, ids=ids)
def test_a_careless_cell(row: Row, tmp_path: Path) -> None:
    file = row.text("file")
    files = changed(dict(FILES), file, row.text("instead of"), row.text("somebody writes"))
    (problem,) = told(tmp_path, files)
    assert problem.code is Code[row.text("code")]
    assert problem.place.file == file
    assert place(problem) == row.text("where")
    assert is_cured(problem, row.text("cure")), problem.hint


def test_a_row_that_repeats_is_told_of_once(tmp_path: Path) -> None:
    _, _, rest = FILES["programme.md"].partition("## schedule")
    table = rest.partition("## priority")[0]
    files = changed(dict(FILES), "programme.md", table, MONTHLY)
    (problem,) = told(tmp_path, files)
    assert problem.code is Code.OVERLAPPING_WINDOWS


MONTHLY = """

| task | code | due | opens | closes | repeat | until | label::English (en) | label::French (fr) |
|---|---|---|---|---|---|---|---|---|
| anc | 12w | 12 weeks | 7 | 14 | | | 12 weeks | 12 semaines |
| danger | next | 1 day | 0 | 7 | | | Next day | Lendemain |
| growth | m | 1 month | 5 days | 25 days | 1 month | 5 years | Monthly | Mensuel |

"""


def test_there_are_many() -> None:
    assert sum(len(sheet.rows) for sheet in BOOK.sheets.values()) > 150


HARMLESS: dict[str, Callable[[str], str]] = {
    "a byte order mark": lambda text: "\ufeff" + text,
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "tabs around cells": lambda text: text.replace(" | ", "\t|\t"),
    "hard blanks around cells": lambda text: text.replace(" | ", "\u00a0|\u00a0"),
    "indented tables": lambda text: text.replace("\n|", "\n  |"),
    "headings in capitals": lambda text: re.sub(
        r"^## (.+)$", lambda heading: "## " + heading[1].upper(), text, flags=re.MULTILINE
    ),
    "words between tables": lambda text: text.replace("\n## ", "\nTo be settled: | or not?\n\n## "),
    "no line end at the end": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_taken_in_good_part(name: str, tmp_path: Path) -> None:
    for part in ("plain", "careless"):
        (tmp_path / part / "forms").mkdir(parents=True)
    for file, text in FILES.items():
        (tmp_path / "plain" / file).write_text(text, encoding="utf-8")
        changed_text = HARMLESS[name](text)
        (tmp_path / "careless" / file).write_text(changed_text, encoding="utf-8", newline="")
    assert load(tmp_path / "careless") == load(tmp_path / "plain")


ALL = [
    ("programme.md", "| time_zone | Africa/Nairobi |", "| time_zone | Nairobi |"),
    ("programme.md", "| points::stat | 80 |", "| points::stat | high |"),
    ("programme.md", "| mother | lmp | date | | yes |", "| mother | lmp | date | | x |"),
    ("programme.md", "| child | age | decimal |", "| child | age | number |"),
    ("programme.md", "| signs | fever | Fever | Fièvre |", "| signs | fever | Fever | |"),
    ("programme.md", "${outcome} = '' | ${lmp} |", "${outcom} = '' | today() |"),
    (
        "programme.md",
        "| visit | chw | routine | who |\n| danger",
        "| walk | chw | low | who |\n| danger",
    ),
    ("programme.md", "| danger | Follow up | Suivi |", "| danger | Follow up | |"),
    ("programme.md", "| anc | 12w | 12 weeks |", "| anc | 12w | twelve |"),
    ("programme.md", "| danger | next | 1 day |", "| dangr | next | 1 day |"),
    ("programme.md", "${age} < 18 | | 10 |", "${age} < '18' | | ten |"),
    ("programme.md", "'bleeding') | stat |", "'bleding') | now |"),
    ("programme.md", "| days-overdue() > 0 |", "| days-overdue() => 0 |"),
    ("programme.md", "| name | title | link | proposal |", "| name | titel | link | proposal |"),
    ("programme.md", "${state} = 'completed'", "${state} = 'done'"),
    ("forms/register.md", "| register | 1 |", "| registration | |"),
    ("forms/register.md", "| Âge | age |", "| Âge | aeg |"),
    ("forms/visit.md", "${well} = 'no'", "${wel} == 'no'"),
    ("forms/visit.md", "instance('mother')", "instance('mothr')"),
    ("forms/weigh.md", "| decimal | weight |", "| decimal | her weight |"),
]
"""Slips that do not touch each other; some rows have two."""


def test_all_at_once(tmp_path: Path) -> None:
    """Also a misspelt heading, in sources, hides nothing that stands elsewhere."""
    files = dict(FILES)
    for file, old, new in ALL:
        files = changed(files, file, old, new)
    found = {
        (problem.code.name, problem.place.file.removesuffix(".md"), place(problem))
        for problem in told(tmp_path, files)
    }
    assert found == EXPECTED


EXPECTED = {
    ("WRONG_FORM_ID", "forms/register", "sheet settings, row 2, column form_id"),
    ("MISSING_VALUE", "forms/register", "sheet settings, row 2, column version"),
    ("UNKNOWN_PROPERTY", "forms/register", "sheet survey, row 3, column save_to"),
    ("UNKNOWN_RECORDS", "forms/visit", "sheet survey, row 3, column calculation"),
    ("SYNTAX", "forms/visit", "sheet survey, row 5, column relevant"),
    ("UNKNOWN_QUESTION", "forms/visit", "sheet survey, row 5, column relevant"),
    ("MALFORMED_NAME", "forms/weigh", "sheet survey, row 3, column name"),
    ("MISSING_TRANSLATION", "programme", "sheet choices, row 5, column label::French (fr)"),
    ("UNKNOWN_CHOICE", "programme", "sheet indicators, row 2, column numerator"),
    ("NOT_A_NUMBER", "programme", "sheet priority, row 2, column points"),
    ("WRONG_TYPE", "programme", "sheet priority, row 2, column when"),
    ("UNKNOWN_WORD", "programme", "sheet priority, row 3, column band"),
    ("UNKNOWN_CHOICE", "programme", "sheet priority, row 3, column when"),
    ("SYNTAX", "programme", "sheet priority, row 4, column when"),
    ("UNKNOWN_WORD", "programme", "sheet properties, row 3, column sensitive"),
    ("UNKNOWN_WORD", "programme", "sheet properties, row 9, column type"),
    ("NOT_A_DURATION", "programme", "sheet schedule, row 2, column due"),
    ("UNKNOWN_NAME", "programme", "sheet schedule, row 4, column task"),
    ("NOT_A_NUMBER", "programme", "sheet settings, row 11, column value"),
    ("UNKNOWN_TIME_ZONE", "programme", "sheet settings, row 7, column value"),
    ("UNKNOWN_COLUMN", "programme", "sheet sources, row 1, column titel"),
    ("MOVING_ANCHOR", "programme", "sheet tasks, row 2, column anchor"),
    ("UNKNOWN_WORD", "programme", "sheet tasks, row 2, column band"),
    ("UNKNOWN_WORD", "programme", "sheet tasks, row 2, column mode"),
    ("UNKNOWN_PROPERTY", "programme", "sheet tasks, row 2, column relevant"),
    ("MISSING_TRANSLATION", "programme", "sheet tasks, row 3, column label::French (fr)"),
}
