"""Months as bars: where each stands in a drawing, with the words that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .dashboard import Cell

HEIGHT = 100
"""That of the greatest value."""

SLOT = 80
"""From the beginning of one bar to the next."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``words``: the value as people read it; ``middle`` is where they stand."""

    month: str
    words: str
    left: int
    top: int
    height: int

    @property
    def short(self) -> str:
        """Without the numbers that a percentage is made of: there is no room for them."""
        return self.words.partition(" (")[0]

    @property
    def middle(self) -> int:
        return self.left + SLOT // 4

    @property
    def above(self) -> int:
        """Where the words stand, over the bar."""
        return self.top - 6


def scale_of(cells: Iterable[Cell], target: int | None) -> float:
    """The greatest value of all that stand together, so that they can be compared."""
    return max([1, target or 0, *(cell.counts.value or 0 for cell in cells)])


def bars(months: Sequence[str], cells: Sequence[Cell], scale: float) -> list[Bar]:
    """Even a small number is seen; nothing is nothing."""
    found = []
    for place, (month, cell) in enumerate(zip(months, cells, strict=True)):
        value = cell.counts.value or 0
        height = max(3, round(HEIGHT * value / scale)) if value else 0
        found.append(Bar(month, cell.words, SLOT * place + SLOT // 4, HEIGHT - height, height))
    return found


def target_line(target: int | None, scale: float) -> int | None:
    return None if target is None else HEIGHT - round(HEIGHT * target / scale)
