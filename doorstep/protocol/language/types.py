"""The types a value can have in a programme."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a value is. The names are also the ones a phone reads in a package."""

    BOOLEAN = "boolean"  # conditions only, never stored
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"  # epoch days (1970-01-01 is 0) in rules, SQL and rows; ISO text on the wire
    MOMENT = "datetime"  # local seconds: what clocks of the programme show, since 1970-01-01T00:00
    TEXT = "text"
    CHOICE = "choice"  # select_one: the name of one choice
    RECORD = "record"  # the id of a record of another list, or of its own
    CHOICES = "choices"  # select_multiple: choice names separated by single blanks


@dataclass(frozen=True, slots=True)
class Type:
    """A kind, and the choice list or entity list that its values are taken from."""

    kind: Kind
    choices: str | None = None

    @property
    def is_number(self) -> bool:
        return self.kind in (Kind.INTEGER, Kind.DECIMAL)

    @property
    def is_textual(self) -> bool:
        return self.kind in TEXTUAL


TEXTUAL = (Kind.TEXT, Kind.CHOICE, Kind.RECORD)
"""Kinds that are compared as text."""

BOOLEAN = Type(Kind.BOOLEAN)
INTEGER = Type(Kind.INTEGER)
DECIMAL = Type(Kind.DECIMAL)
DATE = Type(Kind.DATE)
MOMENT = Type(Kind.MOMENT)
TEXT = Type(Kind.TEXT)

Value = bool | int | float | str | None
"""A value inside rules: dates are epoch days, moments local seconds, blank is None."""
