"""The rows of a CSV file, of which any may be broken.

A quote that is never closed would swallow the rows after it. So a row that does not come out right
is given up at its first line, and reading goes on with the next one.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

LINES_PER_ROW = 100
"""A row whose quoted cells hold more line ends than this is taken for a broken one."""

DELIMITERS = ",;\t"

Cells = list[str] | None
"""None for a broken row."""


def read_rows(path: Path) -> Iterator[tuple[int, Cells]]:
    """Line number and cells of each row that is not empty, that of column names (1) first."""
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        yield from _Reader(file).rows()


class _Reader:
    """Looks some lines ahead, as far as a row may reach."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._ahead = deque(islice(file, 1))
        first = self._ahead[0] if self._ahead else ""
        self._mark = max(DELIMITERS, key=first.count)
        self._width = len(_cells(first, self._mark) or ())

    def rows(self) -> Iterator[tuple[int, Cells]]:
        number = 1
        while self._reaches(1):
            cells, used = self._row()
            if cells is None or any(cells):
                yield number, cells
            for _ in range(used):
                self._ahead.popleft()
            number += used

    def _reaches(self, lines: int) -> bool:
        self._ahead.extend(islice(self._file, max(0, lines - len(self._ahead))))
        return len(self._ahead) >= lines

    def _row(self) -> tuple[Cells, int]:
        """The next row's cells, and how many lines it has."""
        if '"' not in self._ahead[0]:
            return self._whole(self._ahead[0].rstrip("\r\n").split(self._mark)), 1
        text = ""
        for used in range(1, LINES_PER_ROW + 1):
            if not self._reaches(used):
                break
            text += self._ahead[used - 1]
            cells = self._whole(_cells(text, self._mark))
            if cells is not None:
                return cells, used
        return None, 1

    def _whole(self, cells: Cells) -> Cells:
        """None unless they are as many as the first line has, and text."""
        if cells is None or cells == [""]:
            return cells
        return cells if len(cells) == self._width and all(map(_is_text, cells)) else None


def _is_text(cell: str) -> bool:
    if cell.isascii():
        return "\0" not in cell
    return not any("\udc80" <= character <= "\udcff" for character in cell)


def _cells(text: str, mark: str) -> Cells:
    """None where quotes are not as they should be, or not closed yet."""
    try:
        rows = list(csv.reader([text], delimiter=mark, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None
