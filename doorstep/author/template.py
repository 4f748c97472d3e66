"""``doorstep template``: an empty workbook that says in each cell what belongs there.

It is made from the same definitions that the check has, so it can never be out of date.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl.comments.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from doorstep.protocol.check import help as words
from doorstep.protocol.check import sheets
from doorstep.protocol.check.help import Help, Names, Words
from doorstep.protocol.workbook.languages import parse_language

from .spreadsheet import dress, put

ROWS = 1000
"""Down to here the drop-downs reach."""

HELP = "help"
_HEADING = ("sheet", "column", "needed", "what belongs there", "for example")
_NUMBERS = ("points", "points_per_day", "cap", "target")
_UNSAID = "label"  # has a column for each language


def main(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    languages = options.language or ["English (en)"]
    faults = [f"`{name}` is not a language." for name in languages if not parse_language(name)]
    if options.target.suffix != ".xlsx":
        faults.append(f"{options.target}: give a file that ends with .xlsx.")
    elif options.target.exists():
        faults.append(f"{options.target} is there already: give another name.")
    if faults:
        hint = "Write languages as their name and tag, such as English (en)."
        sys.stderr.write("\n".join([*faults, hint, "Nothing was written."]) + "\n")
        return 1
    options.target.write_bytes(template(languages))
    sys.stdout.write(f"{options.target}\n")
    return 0


def template(languages: Sequence[str]) -> bytes:
    """The content of the workbook, with columns for these languages."""
    book = Workbook()
    first = book.active
    if isinstance(first, Worksheet):
        _fill_help(first)
    columns = {name: list(columns_of(name, languages)) for name in sheets.SHEETS}
    for name in columns:
        sheet: Worksheet = book.create_sheet(name)
        _fill(sheet, columns, languages)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def columns_of(sheet: str, languages: Sequence[str]) -> Iterator[tuple[str, Help]]:
    """The columns of a sheet in the order of the manual, those of languages spelt out."""
    for name, help_ in words.COLUMNS[sheet].items():
        if name in sheets.SHEETS[sheet].translated:
            yield from ((f"{name}::{language}", help_) for language in languages)
        else:
            yield name, help_


def is_needed(sheet: str, column: str) -> bool:
    base = column.partition("::")[0]
    return base in (*sheets.SHEETS[sheet].required, *sheets.SHEETS[sheet].translated)


Columns = dict[str, list[tuple[str, Help]]]


def _fill(sheet: Worksheet, columns: Columns, languages: Sequence[str]) -> None:
    own = columns[sheet.title]
    for number, (name, help_) in enumerate(own, start=1):
        cell = sheet.cell(1, number, name)
        cell.comment = _comment(sheet.title, name, help_)
        letter = get_column_letter(number)
        if name not in _NUMBERS:
            sheet.column_dimensions[letter].number_format = "@"  # 1.10 stays 1.10, 12w stays 12w
        if help_.takes:
            rule = _drop_down(help_.takes, columns)
            rule.add(f"{letter}2:{letter}{ROWS}")
            sheet.add_data_validation(rule)
    if sheet.title == "settings":
        _fill_settings(sheet, languages)
    dress(sheet, len(own))


def _fill_settings(sheet: Worksheet, languages: Sequence[str]) -> None:
    """Its rows are known, so they stand there already, with examples to write over."""
    rows = []
    for name, help_ in words.SETTINGS.items():
        if name == _UNSAID:
            rows += [(f"label::{language}", help_) for language in languages]
        else:
            rows.append((name, help_))
    for number, (name, help_) in enumerate(rows, start=2):
        example = languages[0] if name == "default_language" else help_.example
        sheet.cell(number, 1, name).comment = Comment(help_.text, "Doorstep")
        put(sheet, number, 2, example)


def _comment(sheet: str, column: str, help_: Help) -> Comment:
    need = "Needed." if is_needed(sheet, column) else "May be left out."
    example = f"\nFor example: {help_.example}" if help_.example else ""
    return Comment(f"{help_.text}\n{need}{example}", "Doorstep", width=320, height=120)


def _drop_down(takes: Words | Names, columns: Columns) -> DataValidation:
    """Words are all that fits; names may be written before their rows are."""
    if isinstance(takes, Words):
        rule = DataValidation("list", formula1=f'"{",".join(takes.words)}"', allow_blank=True)
        rule.errorStyle = "stop"
        rule.error = f"Write one of: {', '.join(takes.words)}."
    else:
        rule = DataValidation("list", formula1=_range(*takes.of[0], columns), allow_blank=True)
        rule.errorStyle = "warning"
        rule.error = f"There is no such row in the sheet {takes.of[0][0]} yet."
    rule.showErrorMessage = isinstance(takes, Words) or (len(takes.of) == 1 and not takes.many)
    return rule


def _range(sheet: str, column: str, columns: Columns) -> str:
    names = [name for name, _ in columns[sheet]]
    letter = get_column_letter(names.index(column) + 1)
    return f"{quote_sheetname(sheet)}!${letter}$2:${letter}${ROWS}"


def _fill_help(sheet: Worksheet) -> None:
    sheet.title = HELP
    sheet.append(list(_HEADING))
    for name, purpose in words.SHEETS.items():
        optional = "no" if name in sheets.OPTIONAL else "yes"
        sheet.append([name, "", optional, f"One row is: {purpose}", ""])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        for column, help_ in words.COLUMNS[name].items():
            shown = f"{column}::<language>" if column in sheets.SHEETS[name].translated else column
            needed = "yes" if is_needed(name, column) else "no"
            sheet.append([name, shown, needed, help_.text])
            put(sheet, sheet.max_row, 5, help_.example)
    dress(sheet, len(_HEADING))
    for (cell,) in sheet.iter_rows(min_row=2, min_col=4, max_col=4):
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("doorstep template")
    parser.add_argument("target", type=Path, help="the .xlsx to write")
    language = parser.add_argument("--language", action="append")
    language.help = "its name and tag, the default first; may come again"
    return parser
