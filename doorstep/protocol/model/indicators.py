"""What is counted, of which rows, and how much of it is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..language.terms import Term
from .words import Words


class Direction(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class Table(StrEnum):
    """Whose rows an indicator counts."""

    TASKS = "tasks"
    FORM = "form"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows that an indicator counts; ``name`` is that of the form or list, else blank."""

    table: Table
    name: str = ""
    list: str = ""  # of the records that a form's submissions are about


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number per worker, area and month.

    With a denominator it is a share: of the rows where the denominator holds, those where the
    numerator holds too. Without one it is the number of rows where the numerator holds.
    """

    name: str
    label: Words
    group: str
    of: Counted
    numerator: Term  # boolean
    denominator: Term | None  # boolean
    on: Term | None  # the date that puts a row into a month; None: the day it was recorded
    direction: Direction
    target: int | None  # a percentage where there is a denominator
    sources: tuple[str, ...]
