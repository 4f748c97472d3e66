"""The sheets of a programme and their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..problems import Code, Problems, closest, did_you_mean
from ..workbook import Workbook
from ..workbook.columns import Columns, check_columns
from ..workbook.languages import Language

_LABEL = ("label",)

SHEETS: Mapping[str, Columns] = {
    "settings": Columns(("name", "value")),
    "entities": Columns(("name",), ("parent", "owner"), _LABEL),
    "properties": Columns(
        ("list", "name", "type"),
        ("choices", "to", "sensitive", "match", "summary", "chart"),
        _LABEL,
    ),
    "choices": Columns(("list", "name"), translated=_LABEL),
    "forms": Columns(("name",), translated=_LABEL),
    "tasks": Columns(
        ("name", "group", "for", "anchor", "form", "mode", "assign_to", "band", "source"),
        ("after", "relevant", "done_when"),
        _LABEL,
    ),
    "schedule": Columns(
        ("task", "code", "due", "opens", "closes"), ("repeat", "until", "after", "source"), _LABEL
    ),
    "priority": Columns(
        ("for", "code", "when"), ("band", "points", "points_per_day", "cap", "source"), _LABEL
    ),
    "outcomes": Columns(("name", "effect"), ("for", "asks", "most", "source"), _LABEL),
    "escalations": Columns(
        ("for", "code", "after", "to", "mode", "source"),
        ("group", "when", "band", "form", "closes"),
        _LABEL,
    ),
    "indicators": Columns(
        ("name", "group", "source"),
        ("of", "numerator", "denominator", "on", "direction", "target"),
        _LABEL,
    ),
    "messages": Columns(
        ("code", "audience", "trigger", "for"), ("offset", "when", "source"), ("text",)
    ),
    "keywords": Columns(("word", "from"), ("aliases", "creates", "does", "arguments"), ("answer",)),
    "danger_words": Columns(("name", "raises"), ("source",), ("words",)),
    "sources": Columns(("name", "title"), ("link", "proposal")),
}

WORDS = ("notes", "help")
"""Sheets for people: ``convert`` keeps words in the one, ``template`` explains in the other."""

OPTIONAL = (
    *("choices", "priority", "outcomes", "escalations", "indicators", "messages", "keywords"),
    "danger_words",
)


def check_sheets(book: Workbook, languages: Sequence[Language], problems: Problems) -> None:
    """Report sheets and columns that are missing or have no meaning."""
    ours = {name: sheet for name, sheet in book.sheets.items() if name not in WORDS}
    misspelt = {closest(name, SHEETS) for name in ours if name not in SHEETS}
    for sheet in ours.values():
        if sheet.name in SHEETS:
            check_columns(sheet, SHEETS[sheet.name], languages, problems)
        else:
            hint = did_you_mean(sheet.name, SHEETS) or f"The sheets are: {', '.join(SHEETS)}."
            problems.add(Code.UNKNOWN_SHEET, sheet.place, "this sheet is not known.", hint)
    for name in SHEETS:
        hint = f"Add it: the heading ## {name}, and under it a table with its heading row."
        if not book.file.endswith(".md"):
            hint = f"Add a sheet {name} with its heading row."
        if name not in book.sheets and name not in (*OPTIONAL, *misspelt):
            problems.add(Code.MISSING_SHEET, book.place, f"there is no sheet {name}.", hint)
