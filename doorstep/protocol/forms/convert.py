"""XLSForm -> XForm, by pyxform; its errors as problems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring
from pyxform.errors import PyXFormError
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT
from pyxform.xls2xform import convert

from ..problems import Code, Place, Problem, did_you_mean, listing
from ..workbook import Row, Workbook
from .sheets import SHEETS

_ROW = re.compile(r"\[row : (?P<row>\d+)\]\s*")
_WHERE = re.compile(r"On the '(?P<sheet>\w+)' sheet, ")
_TYPE = re.compile(r"Unknown question type '(.+)'")
_LIST = re.compile(r"List name not in choices sheet: (.+)")
_SELECTS = {
    "select_one",
    "select_multiple",
    "select_one_from_file",
    "select_multiple_from_file",
    "select1",
}
_CURES = {
    "unmatched 'begin_group'": "Add a row end_group after its last question.",
    "unmatched 'end_group'": "Remove the row, or add a row begin_group before its first question.",
    "unmatched 'begin_repeat'": "Add a row end_repeat after its last question.",
    "no name": "Fill in the column name.",
    "choice names must be unique": "Rename one of the choices.",
    "file name for": "Write the list's file, as in select_one_from_file pregnancy.csv.",
}
_COLUMN = re.compile(r"the '(?P<column>\w+)' value")


def to_xform(book: Workbook) -> str | Problem:
    """The XForm of a form, or what pyxform has against it."""
    sheets = {
        name: [_texts(row) for row in book.sheet(name).rows]
        for name in SHEETS
        if name in book.sheets
    }
    try:
        xml = str(convert(xlsform={**sheets, "sheet_names": list(sheets)}).xform)
        fromstring(xml)  # pyxform does not look at what stands in column names
        return xml
    except PyXFormError as error:
        return _problem(book, str(error))
    except ParseError as error:
        return _problem(book, f"its XForm is not well-formed XML ({error}).")
    except Exception as error:  # pyxform meets odd forms with errors of many kinds
        return _problem(book, f"pyxform cannot convert the form: {error!r}.")


def _texts(row: Row) -> dict[str, str]:
    return {column: cell.text for column, cell in row.cells.items() if cell.text}


def _problem(book: Workbook, text: str) -> Problem:
    """pyxform says "[row : 5] On the 'survey' sheet, the 'name' value is invalid. ..."."""
    if problem := _unknown_word(book, text):
        return problem
    row, sheet, column = _ROW.search(text), _WHERE.search(text), _COLUMN.search(text)
    message = _WHERE.sub("", _ROW.sub("", text)).strip()
    message = message[:1].lower() + message[1:]
    place = _place(
        book,
        sheet["sheet"] if sheet else "survey",
        int(row["row"]) if row else None,
        column["column"] if column and sheet else None,
    )
    cures = (cure for part, cure in _CURES.items() if part in message.casefold())
    return Problem(Code.FORM_REJECTED, place, message, next(cures, Code.FORM_REJECTED.value.mend))


def _unknown_word(book: Workbook, text: str) -> Problem | None:
    """What pyxform says of a misspelt type or choice list, with a suggestion."""
    if match := _TYPE.search(text):
        message, known = f"there is no question type `{match[1]}`.", known_types()
    elif match := _LIST.search(text):
        message = f"there is no choice list `{match[1]}` in the sheet choices."
        known = {row.text("list_name") for row in book.sheet("choices").rows}
    else:
        return None
    rows = (row for row in book.sheet("survey").rows if match[1] in row.text("type"))
    place = next((row.cell("type").place for row in rows), book.place)
    hint = did_you_mean(match[1], known) or f"There are: {listing(sorted(known))}."
    return Problem(Code.FORM_REJECTED, place, message, hint)


def known_types() -> set[str]:
    """The words that may stand in the column type, before a list or file."""
    return {name.replace(" ", "_") for name in QUESTION_TYPE_DICT} | _SELECTS


def _place(book: Workbook, sheet: str, number: int | None, column: str | None) -> Place:
    """pyxform counts the rows that it was given: the n-th of them is row n + 1."""
    rows: Sequence[Row] = book.sheet(sheet).rows
    if number is None or not 2 <= number <= len(rows) + 1:
        return book.place
    row = rows[number - 2]
    return row.cell(column).place if column else row.place
