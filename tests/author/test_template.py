"""The template workbook: whatever the check knows has its column, help and drop-down."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl.reader.excel import load_workbook
from openpyxl.workbook.workbook import Workbook

from doorstep.author import template
from doorstep.cli import main
from doorstep.protocol.check import help as words
from doorstep.protocol.check import load, sheets
from doorstep.protocol.problems import Problems
from doorstep.protocol.workbook import read_workbook
from tests.protocol.check.sample import write

LANGUAGES = ["English (en)", "French (fr)"]


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(io.BytesIO(template.template(LANGUAGES)))


def heading(book: Workbook, sheet: str) -> list[str]:
    return [str(cell.value) for cell in book[sheet][1]]


def test_every_sheet_and_column_is_there(book: Workbook) -> None:
    assert book.sheetnames == ["help", *sheets.SHEETS]
    for name, columns in sheets.SHEETS.items():
        spelt = [f"{base}::{language}" for base in columns.translated for language in LANGUAGES]
        assert set(heading(book, name)) == {*columns.required, *columns.optional, *spelt}


def test_every_heading_is_explained(book: Workbook) -> None:
    for name in sheets.SHEETS:
        for cell in book[name][1]:
            text = cell.comment.text if cell.comment else ""
            assert words.COLUMNS[name][str(cell.value).partition("::")[0]].text in text
    told = {(row[0].value, str(row[1].value or "").partition("::")[0]) for row in book["help"]}
    for name, columns in words.COLUMNS.items():
        assert {(name, column) for column in columns} <= told


def drop_down(book: Workbook, sheet: str, column: str) -> tuple[str, str, bool]:
    """What a cell under a heading offers, how it takes something else, whether it does at all."""
    number = heading(book, sheet).index(column) + 1
    cell = book[sheet].cell(2, number).coordinate
    (rule,) = (one for one in book[sheet].data_validations.dataValidation if cell in one.sqref)
    return rule.formula1, rule.errorStyle, rule.showErrorMessage


def test_drop_downs_offer_words_and_names(book: Workbook) -> None:
    assert drop_down(book, "tasks", "band") == ('"routine,urgent,asap,stat"', "stop", True)
    assert drop_down(book, "tasks", "mode") == ('"visit,call,sms"', "stop", True)
    assert drop_down(book, "tasks", "for") == ("'entities'!$A$2:$A$1000", "warning", True)
    assert drop_down(book, "tasks", "source") == ("'sources'!$A$2:$A$1000", "warning", False)
    types = drop_down(book, "properties", "type")[0].strip('"').split(",")
    assert {"integer", "date", "select_one", "select_multiple"} <= set(types)


def test_ranges_point_at_the_column_they_name(book: Workbook) -> None:
    for sheet, columns in words.COLUMNS.items():
        for column, help_ in columns.items():
            if isinstance(help_.takes, words.Names):
                target, name = help_.takes.of[0]
                match = re.fullmatch(r"'(\w+)'!\$([A-Z]+)\$2.*", drop_down(book, sheet, column)[0])
                assert match
                assert match[1] == target
                assert book[target][f"{match[2]}1"].value == name


def test_no_drop_down_is_longer_than_a_spreadsheet_takes(book: Workbook) -> None:
    for name in sheets.SHEETS:
        for rule in book[name].data_validations.dataValidation:
            assert len(rule.formula1) <= 255


def test_a_programme_written_into_it_is_sound(tmp_path: Path) -> None:
    (tmp_path / "markdown").mkdir()
    folder = write(tmp_path / "markdown")
    sample = read_workbook(folder / "programme.md", "", Problems())
    target = tmp_path / "sheets"
    target.mkdir()
    (folder / "forms").rename(target / "forms")
    assert main(["template", str(target / "programme.xlsx"), *_languages()]) == 0
    book = load_workbook(target / "programme.xlsx")
    for name, sheet in sample.sheets.items():
        worksheet = book[name]
        if worksheet.max_row > 1:
            worksheet.delete_rows(2, worksheet.max_row)
        for number, row in enumerate(sheet.rows, start=2):
            for column, title in enumerate(heading(book, name), start=1):
                worksheet.cell(number, column, row.text(title) or None)
    book.save(target / "programme.xlsx")
    write(tmp_path / "markdown")
    assert load(target) == load(folder)


def _languages() -> list[str]:
    return [word for language in LANGUAGES for word in ("--language", language)]


def test_its_settings_are_sound_as_they_stand(tmp_path: Path) -> None:
    """Only what is not written yet is missing."""
    assert main(["template", str(tmp_path / "programme.xlsx")]) == 0
    programme = load(tmp_path)
    assert programme.languages == ("en",)
    assert programme.rules == ()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a.md"], "give a file that ends with .xlsx"),
        (["there.xlsx"], "there.xlsx is there already"),
        (["a.xlsx", "--language", "English"], "`English` is not a language."),
    ],
)
def test_refused(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "there.xlsx").write_bytes(b"mine")
    assert main(["template", str(tmp_path / arguments[0]), *arguments[1:]]) == 1
    assert told in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["there.xlsx"]
