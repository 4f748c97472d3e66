"""Whether a form speaks all languages of the programme."""

from __future__ import annotations

from collections.abc import Sequence

from ..problems import Code, Problems, closest, listing
from ..workbook import Sheet, Workbook
from ..workbook.columns import report_language, report_missing
from ..workbook.fields import Fields
from ..workbook.languages import Language, translated_column

_SPOKEN = {
    "survey": ("label", "hint", "constraint_message", "required_message"),
    "choices": ("label",),
}


def check_words(book: Workbook, languages: Sequence[Language], problems: Problems) -> None:
    """Report texts that lack a language, and languages that the programme lacks.

    The labels of choices are checked where they are read.
    """
    for name, bases in _SPOKEN.items():
        for base in bases:
            _check_columns(book.sheet(name), base, languages, problems)
    for row in book.sheet("survey").rows:
        fields = Fields(row, problems, languages)
        for base in _SPOKEN["survey"]:
            if any(row.text(f"{base}::{language.name}") for language in languages):
                fields.words(base)


def _check_columns(
    sheet: Sheet, base: str, languages: Sequence[Language], problems: Problems
) -> None:
    names = {f"{base}::{language.name}": language.name for language in languages}
    foreign = []
    for column in sheet.columns:
        translated = translated_column(column.text)
        if translated and translated[0] == base and column.text not in names:
            foreign.append(column.text)
            report_language(column, translated[1], languages, problems)
        elif column.text == base and len(names) > 1:
            message = f"this column does not say its language. There are: {listing(names)}."
            hint = f"Write {next(iter(names))}, and add the other languages."
            problems.add(Code.MISSING_TRANSLATION, column.place, message, hint)
    missing = [name for name in names if not sheet.has(name)]
    meant = {closest(column, missing) for column in foreign}
    for name in missing:
        if name not in meant and (foreign or len(missing) < len(names)):
            report_missing(sheet, name, problems)
