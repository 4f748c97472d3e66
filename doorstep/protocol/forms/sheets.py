"""The sheets and columns that an XLSForm may have. pyxform drops others without a word."""

from __future__ import annotations

from ..problems import Code, Problems, closest, did_you_mean
from ..workbook import Cell, Sheet, Workbook
from ..workbook.languages import translated_column

SHEETS = ("survey", "choices", "settings", "entities", "external_choices", "osm")
_WORDS = "notes"  # `doorstep convert` keeps words in it
_NEEDED = ("survey", "settings", "entities")

_SURVEY = """type name label hint guidance_hint required required_message relevant constraint
constraint_message calculation appearance default read_only readonly choice_filter parameters
repeat_count trigger save_to image audio video big-image media::image media::audio media::video
media::big-image autoplay query note""".split()
_CHOICES = """list_name list name label image audio video big-image media::image media::audio
media::video media::big-image geometry""".split()
_SETTINGS = """form_title form_id version default_language name public_key submission_url
auto_send auto_delete style instance_name instance_xmlns allow_choice_duplicates namespaces
clean_text_values""".split()
_ENTITIES = "list_name dataset label entity_id create_if update_if repeat".split()
_COLUMNS = {
    "survey": _SURVEY,
    "choices": _CHOICES,
    "settings": _SETTINGS,
    "entities": _ENTITIES,
}
_FREE = ("bind::", "body::", "instance::", "control::")


def check_sheets(book: Workbook, problems: Problems) -> None:
    """Report sheets and columns that look misspelt, and sheets that are missing."""
    for sheet in book.sheets.values():
        if sheet.name == _WORDS:
            continue
        if sheet.name not in SHEETS:
            hint = did_you_mean(sheet.name, SHEETS)
            message = "an XLSForm has no such sheet."
            problems.add(Code.UNKNOWN_SHEET, sheet.place, message, hint)
        for column in sheet.columns:
            _check_column(sheet, column, problems)
    misspelt = {closest(name, SHEETS) for name in book.sheets if name not in SHEETS}
    for name in _NEEDED:
        if name in book.sheets or name in misspelt:
            continue
        code = Code.NO_ENTITY if name == "entities" else Code.MISSING_SHEET
        problems.add(code, book.place, f"there is no sheet {name}.")


def _check_column(sheet: Sheet, column: Cell, problems: Problems) -> None:
    """Authors may keep columns of their own: only what looks like a known one is reported."""
    known = _COLUMNS.get(sheet.name, ())
    translated = translated_column(column.text)
    name = translated[0] if translated else column.text
    if not name or name in known or name.startswith(_FREE):
        return
    if close := closest(name.partition("::")[0], known):
        language = f"::{translated[1]}" if translated else ""
        hint = f"Did you mean `{close}{language}`?"
        problems.add(Code.UNKNOWN_COLUMN, column.place, "XLSForm has no such column.", hint)
