"""Every sheet and column says what it is for."""

from __future__ import annotations

import pytest

from doorstep.protocol.check import help as words
from doorstep.protocol.check import settings, sheets

HINT = "doorstep/protocol/check/help.py has a line for each sheet and column: write it there"


def test_every_sheet_has_its_line() -> None:
    assert set(words.SHEETS) == set(sheets.SHEETS) == set(words.COLUMNS), HINT


@pytest.mark.parametrize("sheet", sheets.SHEETS)
def test_every_column_has_its_line(sheet: str) -> None:
    columns = sheets.SHEETS[sheet]
    known = {*columns.required, *columns.optional, *columns.translated}
    assert set(words.COLUMNS[sheet]) == known, HINT


def test_every_setting_has_its_line() -> None:
    assert {*settings.NAMES, "label"} == set(words.SETTINGS), HINT


def test_lines_are_short_sentences() -> None:
    lines = [*words.SHEETS.values()]
    lines += [one.text for columns in words.COLUMNS.values() for one in columns.values()]
    lines += [one.text for one in words.SETTINGS.values()]
    for line in lines:
        assert line.endswith("."), line
        assert len(line) <= 100, line


def test_names_that_cells_take_are_columns() -> None:
    for columns in words.COLUMNS.values():
        for help_ in columns.values():
            if isinstance(help_.takes, words.Names):
                for sheet, column in help_.takes.of:
                    assert column in words.COLUMNS[sheet]
