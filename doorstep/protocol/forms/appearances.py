"""What a form wishes for and the phone does not follow: told when it is written, not out there."""

from __future__ import annotations

import re

from ..problems import Code, Problems, did_you_mean
from ..workbook import Row, Workbook

FOLLOWED = frozenset(
    """autocomplete big columns columns-1 columns-2 columns-3 columns-4 columns-5 columns-pack
    compact draw field-list front hidden-answer horizontal horizontal-compact
    job-aid-emergency job-aid-today label likert list-nolabel masked minimal month-year
    multiline new new-front new-rear no-buttons no-calendar no-ticks numbers picker quick
    quickcompact rating search signature table-list thousands-sep url vertical year""".split()
)
"""The phone does what they ask, or shows the same answer in its own way."""

_CALENDAR = "the phone shows the Gregorian calendar"
_NO_MAP = "the phone has no map: the place is found by its receiver, or written"
_NO_APP = "the phone starts no other app: the answer is typed"
_INSTEAD = {
    **dict.fromkeys(
        ("ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian"), _CALENDAR
    ),
    **dict.fromkeys(("maps", "placement-map"), _NO_MAP),
    "map": "the phone has no map: the choices are a list",
    "image-map": "the choices are a list",
    "annotate": "the picture is taken, and nothing is drawn on it",
    "bearing": "the direction is typed",
    "counter": "the number is typed",
    "printer": _NO_APP,
}
_LAST_SAVED = re.compile(r"\$\{\s*last-saved#")
_WIDTH = re.compile(r"w\d+")


def check_appearances(book: Workbook, problems: Problems) -> None:
    """Warn of what the phone does in its own way, where that is another one."""
    for row in book.sheet("survey").rows:
        _check_words(row, problems)
        if row.text("type") == "audit":
            message = "the phone keeps no log of how a form was filled."
            problems.add(Code.NOT_ON_PHONE, row.cell("type").place, message)
        for cell in row.cells.values():
            if _LAST_SAVED.search(cell.text):
                message = "what was saved last is blank on the phone."
                problems.add(Code.NOT_ON_PHONE, cell.place, message)


def _check_words(row: Row, problems: Problems) -> None:
    cell = row.cell("appearance")
    for word in cell.text.partition("(")[0].split():
        plain = word.casefold()
        instead = _NO_APP if plain.startswith(("ex:", "intent:")) else _INSTEAD.get(plain)
        if instead:
            problems.add(Code.NOT_ON_PHONE, cell.place, f"`{word}`: {instead}.")
        elif plain not in FOLLOWED and not _WIDTH.fullmatch(plain):
            hint = did_you_mean(word, FOLLOWED)
            message = f"the phone knows no appearance `{word}`."
            problems.add(Code.NOT_ON_PHONE, cell.place, message, hint)
