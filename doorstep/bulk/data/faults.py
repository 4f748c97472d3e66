"""What can be wrong with recorded data, in words. They never repeat what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    NOT_A_ROW = "not-a-row"
    NO_ID = "no-id"
    NO_FIGURE = "no-figure"
    DUPLICATE = "duplicate"
    NOBODY = "about-nobody"
    NO_DAY = "no-day"
    NOT_A_VALUE = "not-a-value"
    NO_RECORD = "no-such-record"
    UNKNOWN_COLUMN = "unknown-column"
    MISSING_COLUMN = "missing-column"
    UNKNOWN_FILE = "unknown-file"
    UNREADABLE = "unreadable"


WORDS: dict[Fault, tuple[str, str]] = {
    Fault.NOT_A_ROW: (
        "The row does not have the columns of the first line, so it was set aside.",
        "Look for a comma or a quote too many, a line cut off, or characters that are not UTF-8.",
    ),
    Fault.NO_ID: (
        "The row has no _id, so it was set aside.",
        "Give every row an id of its own.",
    ),
    Fault.NO_FIGURE: (
        "The row does not say which indicator, worker, month or numerator it is of, so it was set "
        "aside.",
        "Write a figure as indicator, worker, month (as 2026-04), numerator and denominator.",
    ),
    Fault.DUPLICATE: (
        "An earlier row has this _id, or is of the same figure, so this one was set aside.",
        "Keep one of the rows, or give them different ids.",
    ),
    Fault.NOBODY: (
        "No record has the _subject of this submission, so it was set aside.",
        "Add the record to the file of its list, or correct _subject.",
    ),
    Fault.NO_DAY: (
        "_day is blank or no date, so the submission was set aside.",
        "Write the day it happened on, as in 2026-11-22.",
    ),
    Fault.NO_RECORD: (
        "No record has the id that stands here, so the value is blank.",
        "Add the record to the file of its list, or correct the id.",
    ),
    Fault.UNKNOWN_COLUMN: (
        "The programme has no such column, so it was not read.",
        "Give the column the name it has in the programme, or leave it out.",
    ),
    Fault.MISSING_COLUMN: (
        "The column is missing, so all its values are blank.",
        "Add the column; leave its cells empty where nothing was recorded.",
    ),
    Fault.UNKNOWN_FILE: (
        "The programme has no such list or form, so the file was not read.",
        "Name files entity_<list> or form_<form>, as the programme names them.",
    ),
    Fault.UNREADABLE: (
        "The file cannot be read, so nothing of it was.",
        "Save it again, as CSV in UTF-8 with a first line of column names, or as Parquet.",
    ),
}
"""What happened, and how to mend it."""

EXPECTED: dict[str, str] = {
    "integer": "a whole number below 10^15, as in 12",
    "decimal": "a number below 10^15, as in 36.6",
    "date": "a date from 1900-03-01 to 2100-02-28, as in 2026-11-22",
    "month": "a month, as in 2026-04",
    "datetime": "a date from 1900-03-01 to 2100-02-28 and a time, as in 2026-11-22T08:30",
    "choice": "a choice of the programme",
    "choices": "choices of the programme, with blanks between them",
    "text": "text without NUL characters",
}
"""What a value of each kind looks like."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong. ``row`` counts the lines of a CSV file, and the rows of others
    from 1; it is 0 where the whole file is meant.
    """

    file: str
    row: int
    subject: str
    column: str
    fault: Fault
    kind: str = ""

    @property
    def what(self) -> str:
        if self.fault is Fault.NOT_A_VALUE and self.kind == "choices":
            return (
                "The programme does not have all of these choices; those it has not are left out."
            )
        if self.fault is Fault.NOT_A_VALUE:
            return f"The value is not {self._expected}, so it is blank."
        return WORDS[self.fault][0]

    @property
    def mend(self) -> str:
        if self.fault is Fault.NOT_A_VALUE:
            return f"Write {self._expected}, or leave the cell empty."
        return WORDS[self.fault][1]

    @property
    def _expected(self) -> str:
        return EXPECTED.get(self.kind, f"a value of the type {self.kind}")
