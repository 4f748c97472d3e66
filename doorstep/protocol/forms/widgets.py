"""The kinds of questions that the phone can ask, so that nobody meets a page without a way on."""

from __future__ import annotations

from ..problems import Code, Problems, listing
from ..workbook import Workbook
from .survey import FILES, split_type

ASKED = (
    "integer",
    "int",
    "decimal",
    "range",
    "date",
    "time",
    "datetime",
    "text",
    "string",
    "note",
    "acknowledge",
    "trigger",
    "select one",
    "select1",
    "select multiple",
    "select one from file",
    "select multiple from file",
    "rank",
    "geopoint",
    "geotrace",
    "geoshape",
    "barcode",
    *FILES,
)
UNSEEN = (
    "calculate",
    "hidden",
    "csv-external",
    "audit",
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "phonenumber",
    "begin group",
    "end group",
    "begin repeat",
    "end repeat",
)


def check_widgets(book: Workbook, problems: Problems) -> None:
    """``app/src/forms/Question.tsx`` has the widgets; a new one takes its word to ``ASKED``."""
    told = {(problem.place.file, problem.place.sheet, problem.place.row) for problem in problems}
    for row in book.sheet("survey").rows:
        word = _word(row.text("type"))
        if (row.place.file, row.place.sheet, row.place.row) in told:
            continue  # a word that XLSForm does not have either
        if word and word not in ASKED and word not in UNSEEN:
            message = f"the phone cannot ask `{word}` yet."
            hint = f"It can ask: {listing(ASKED, most=len(ASKED))}."
            problems.add(Code.NO_WIDGET, row.cell("type").place, message, hint)


def _word(text: str) -> str:
    spaced = " ".join(text.replace("_", " ").split()).casefold()
    two = " ".join(spaced.split()[:2])
    return two if two.startswith(("begin ", "end ")) else split_type(text.strip())[0].casefold()
