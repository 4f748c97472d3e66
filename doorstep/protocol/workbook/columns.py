"""Which columns a sheet has: the check that no heading is misspelt or missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..problems import SLIP, Code, Problems, closest, did_you_mean, listing
from .cells import Cell, Sheet
from .languages import Language, translated_column


@dataclass(frozen=True, slots=True)
class Columns:
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()  # one column for each language of the programme


def check_columns(
    sheet: Sheet, columns: Columns, languages: Sequence[Language], problems: Problems
) -> None:
    """Report columns that are missing or have no meaning."""
    if not sheet.columns:
        return
    needed = [*columns.required, *_translations(columns, languages)]
    known = [*needed, *columns.optional]
    unknown = [cell for cell in sheet.columns if cell.text and cell.text not in known]
    misspelt = {closest(cell.text, known) for cell in unknown}
    for name in needed:
        if not sheet.has(name) and name not in misspelt:
            report_missing(sheet, name, problems)
    for column in unknown:
        _report_unknown(column, columns, known, languages, problems)


def report_missing(sheet: Sheet, column: str, problems: Problems) -> None:
    code = Code.MISSING_TRANSLATION if translated_column(column) else Code.MISSING_COLUMN
    others = [cell.text for cell in sheet.columns if cell.text != column]
    meant = (
        closest(column, [text for text in others if ":" in text], SLIP) if ":" in column else None
    )
    hint = f"Rename the column {meant}." if meant and "::" not in meant else "Add the column."
    problems.add(code, sheet.place, f"there is no column {column}.", hint)


def _translations(columns: Columns, languages: Sequence[Language]) -> list[str]:
    return [f"{base}::{language.name}" for base in columns.translated for language in languages]


def _report_unknown(
    column: Cell,
    columns: Columns,
    known: Sequence[str],
    languages: Sequence[Language],
    problems: Problems,
) -> None:
    translated = translated_column(column.text)
    if translated and translated[0] in columns.translated:
        if languages:
            report_language(column, translated[1], languages, problems)
        return
    hint = did_you_mean(column.text, known) or f"The columns are: {listing(known)}."
    problems.add(Code.UNKNOWN_COLUMN, column.place, "this column is not known.", hint)


def report_language(
    column: Cell, name: str, languages: Sequence[Language], problems: Problems
) -> None:
    message = f"`{name}` is not a language of this programme."
    hint = did_you_mean(name, [language.name for language in languages])
    problems.add(Code.UNKNOWN_LANGUAGE, column.place, message, hint)
