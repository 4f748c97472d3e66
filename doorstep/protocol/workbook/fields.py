"""Reading the cells of one row as values.

What is wrong is added to the problems, and a harmless value is returned: no programme is built
once a problem was found, so that value is never used for work.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from .. import limits
from ..days import DAY
from ..durations import Duration
from ..model.words import Words
from ..problems import Code, Problems, did_you_mean, listing
from .cells import Cell, Row
from .durations import duration_meant, parse_duration
from .languages import Language

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NUMBER = re.compile(r"[0-9]{1,9}")
_DAYS = re.compile(r"(?P<number>-?[0-9]{1,6})\s*(?P<unit>days?|weeks?)?")
_YES = ("yes", "true")
_NO = ("", "no", "false")


class Fields:
    """One row of a sheet."""

    def __init__(self, row: Row, problems: Problems, languages: Sequence[Language]) -> None:
        self.row = row
        self.problems = problems
        self._languages = languages

    def report(self, code: Code, column: str | None, message: str, hint: str | None = None) -> None:
        """Add a problem with a cell, or with the whole row."""
        if not self.row.broken:
            place = self.row.cell(column).place if column else self.row.place
            self.problems.add(code, place, message, hint)

    def cell(self, column: str) -> Cell:
        return self.row.cell(column)

    def text(self, column: str) -> str:
        return self.row.text(column)

    def required(self, column: str, most: int = limits.LABEL_LENGTH) -> str:
        text = self.text(column)
        if not text:
            self.report(Code.MISSING_VALUE, column, "this cell is blank.")
        elif len(text) > most:
            self.report(Code.TOO_LONG, column, f"{len(text)} characters; at most {most} fit.")
        return text

    def name(self, column: str) -> str:
        """A name that can stand in SQL: letters, digits and underscores."""
        text = self.required(column, limits.NAME_LENGTH)
        if text and not _NAME.fullmatch(text):
            self.report(Code.MALFORMED_NAME, column, f"`{text}` is not a name.")
        return text

    def one_of(self, column: str, words: Collection[str], default: str | None = None) -> str:
        """One of a few words; where there is a default, the cell may be blank."""
        if default is not None and not self.text(column):
            return default
        text = self.required(column)
        if text and text not in words:
            hint = did_you_mean(text, words) or f"Write one of: {', '.join(filter(None, words))}."
            self.report(Code.UNKNOWN_WORD, column, f"`{text}` is not one of its words.", hint)
        return text if text in words else next(iter(words))

    def known(self, column: str, names: Collection[str], what: str) -> str:
        """The name of something that another row declares; ``what`` says it, "a list"."""
        text = self.required(column)
        if text:
            self.check_known(column, text, names, what)
        return text

    def check_known(self, column: str, text: str, names: Collection[str], what: str) -> None:
        if text in names:
            return
        hint = did_you_mean(text, names)
        if not hint and names:
            hint = f"There are: {listing(dict.fromkeys(names))}."
        self.report(Code.UNKNOWN_NAME, column, f"`{text}` is not {what}.", hint)

    def number(self, column: str, default: int | None = 0) -> int | None:
        """A whole number from 0; ``default`` where the cell is blank."""
        text = self.text(column)
        if not text:
            return default
        if not _NUMBER.fullmatch(text):
            meant = re.fullmatch(r"([0-9]{1,9}) ?(%|points?|pts)", text)
            hint = f"Write {meant[1]}." if meant else None
            self.report(Code.NOT_A_NUMBER, column, f"`{text}` is not a whole number from 0.", hint)
            return default
        if int(text) > limits.POINTS:
            message = f"{text} is more than {limits.POINTS:,}."
            self.report(Code.TOO_LARGE, column, message, "Lower it.")
        return int(text)

    def points(self, column: str) -> int:
        return self.number(column) or 0

    def days(self, column: str, least: int = 0) -> int:
        """A duration in days, written as ``84``, ``84 days`` or ``12 weeks``."""
        text = self.required(column)
        match = _DAYS.fullmatch(text)
        if not match:
            if text:
                self.report(Code.NOT_A_DURATION, column, f"`{text}` is not a duration.")
            return 0
        weeks = (match["unit"] or "").startswith("week")
        days = int(match["number"]) * (7 if weeks else 1)
        if not least <= days <= limits.DAYS:
            message = f"{days} days; it may be {least} to {limits.DAYS}."
            self.report(Code.NOT_A_DURATION, column, message, "Correct the number.")
        return days

    def duration(self, column: str, may_be_negative: bool = False) -> Duration:
        """``84``, ``12 weeks``, ``9 months 7 days``, ``36 hours``."""
        text = self.required(column)
        found = parse_duration(text)
        if found is None:
            if text:
                message = f"`{text}` is not a duration."
                self.report(Code.NOT_A_DURATION, column, message, duration_meant(text))
            return Duration()
        days = found.months * 30 + found.seconds // DAY
        least = -limits.DAYS if may_be_negative else 0
        if not least <= days <= limits.DAYS:
            message = f"{days} days; it may be {least} to {limits.DAYS}."
            self.report(Code.NOT_A_DURATION, column, message, "Correct the number.")
            return Duration()
        return found

    def refuse_hours(self, columns: Sequence[str], why: str) -> None:
        """Report durations in hours where there are only days: nothing is rounded unseen."""
        for column in columns:
            found = parse_duration(self.text(column)) if self.text(column) else None
            if found and found.hours:
                hint = "Write days, such as 1 day, or anchor the task at a moment (a datetime)."
                message = f"`{self.text(column)}` counts hours, and {why}."
                self.report(Code.NOT_A_DURATION, column, message, hint)

    def flag(self, column: str) -> bool:
        """``yes`` or blank."""
        text = self.text(column).casefold()
        if text not in (*_YES, *_NO):
            self.report(
                Code.UNKNOWN_WORD, column, f"`{text}` is not yes or no.", "Write yes or no."
            )
        return text in _YES

    def words(self, base: str = "label") -> Words:
        """The text of ``base::<language>`` for each language of the programme."""
        words: dict[str, str] = {}
        for language in self._languages:
            column = f"{base}::{language.name}"
            words[language.tag] = self.text(column) or self.text(base)
            if column in self.row.cells:
                self._check_words(column, language)
        return Words(words)

    def _check_words(self, column: str, language: Language) -> None:
        text = self.text(column)
        if not text:
            message = f"there is no text in {language.name}."
            self.report(Code.MISSING_TRANSLATION, column, message)
        elif len(text) > limits.LABEL_LENGTH:
            message = f"{len(text)} characters; at most {limits.LABEL_LENGTH} fit."
            self.report(Code.TOO_LONG, column, message)


class Unique:
    """Names already taken. SQL does not tell capitals apart, so neither do we."""

    def __init__(self) -> None:
        self._taken: dict[str, tuple[str, int | None]] = {}

    def take(self, fields: Fields, column: str, name: str) -> bool:
        """Whether the name was free; if not, it is reported."""
        other, row = self._taken.setdefault(name.casefold(), (name, fields.row.place.row))
        if not name or row == fields.row.place.row:
            return True
        fields.report(Code.DUPLICATE_NAME, column, f"`{name}` is taken by row {row} (`{other}`).")
        return False
