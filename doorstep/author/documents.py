"""A workbook as its author laid it out: tables, and the words around them."""

from __future__ import annotations

from dataclasses import dataclass, field

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. Its words are lines of markdown; a spreadsheet keeps them in the sheet notes."""

    title: str
    rows: tuple[tuple[str, ...], ...]  # the heading first; all of one length
    above: Lines = ("",)  # before its heading
    under: Lines = ("",)  # between its heading and its rows
    marks: tuple[str, ...] = ()  # ":--" and the like, where a column is aligned


@dataclass(frozen=True, slots=True)
class Document:
    tables: tuple[Table, ...]
    end: Lines = ("",)  # after the last table
    lost: Lines = field(default=(), compare=False)  # what could not be kept, in words


class CannotConvert(Exception):  # noqa: N818 (a verdict on a file)
    """A file that cannot become the other kind; the message says why, and how to mend it."""
