"""Spreadsheets, made here by openpyxl, read as their authors see them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from doorstep.protocol import limits
from doorstep.protocol.problems import Problems
from doorstep.protocol.workbook.excel import read_excel

from .spreadsheets import spreadsheet

if TYPE_CHECKING:
    import pytest

    from doorstep.protocol.workbook.cells import Workbook


def read(content: bytes) -> tuple[Workbook, list[str]]:
    problems = Problems()
    book = read_excel("a.xlsx", content, problems)
    return book, list(map(str, problems))


def test_values_become_the_text_that_people_see() -> None:
    values = [7, 7.0, 7.5, True, dt.datetime(2026, 11, 22), dt.datetime(2026, 11, 22, 8, 30), " x "]  # noqa: DTZ001 (cells have no zone)
    book, told = read(
        spreadsheet(("Settings ", [["name", "value"], *(["n", value] for value in values)]))
    )
    assert told == []
    assert [row.text("value") for row in book.sheet("settings").rows] == [
        "7",
        "7",
        "7.5",
        "true",
        "2026-11-22",
        "2026-11-22T08:30:00",
        "x",
    ]


def test_blank_rows_count_in_row_numbers() -> None:
    book, _ = read(spreadsheet(("tasks", [["name"], ["a"], [None], ["b"]])))
    assert [str(row.place) for row in book.sheet("tasks").rows] == [
        "a.xlsx, sheet tasks, row 2",
        "a.xlsx, sheet tasks, row 4",
    ]


def test_a_cell_with_an_error() -> None:
    book, told = read(spreadsheet(("tasks", [["name"], ["#REF!"]])))
    assert told == [
        "a.xlsx, sheet tasks, row 2: a cell shows the error #REF!.\n"
        "Mend the formula, or write its value."
    ]
    assert book.sheet("tasks").rows[0].broken


def test_a_cell_under_no_heading() -> None:
    _, told = read(spreadsheet(("tasks", [["name"], ["a", "stray"], ["b", "stray too"]])))
    assert told == [
        "a.xlsx, sheet tasks, row 2: `stray` stands under no heading.\nGive the column a heading."
    ]


def test_two_sheets_of_one_name_but_for_capitals() -> None:
    _, told = read(spreadsheet(("tasks", [["name"], ["a"]]), ("Tasks ", [["name"]])))
    assert told == [
        "a.xlsx, sheet tasks: there is a second sheet tasks.\nMove the rows into one table."
    ]


def test_what_is_no_spreadsheet() -> None:
    book, told = read(b"name,value\n")
    assert book.sheets == {}
    assert told == [
        "a.xlsx: the spreadsheet cannot be read (BadZipFile).\n"
        "Save the file again, as UTF-8 text or as .xlsx."
    ]


def test_a_zip_that_would_fill_the_memory_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 1000)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 1001)
    _, told = read(file.getvalue())
    assert told == ["a.xlsx: unpacked it has 1,001 bytes.\nShorten it."]
