"""What forms show and read beside themselves: pictures, sounds, films; and tables of choices."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Medium:
    """A file of the folder media. ``file`` is its name by its content, as phones keep it."""

    name: str
    file: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file that a form takes choices from, or looks values up in."""

    name: str  # without .csv
    text: str
    columns: tuple[str, ...]
