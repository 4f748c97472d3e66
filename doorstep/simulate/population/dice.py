"""Chance as SQL: every value is a hash of the row's number, the column's name and the seed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

_STEPS = 1_000_000


class Dice:
    """SQL expressions over the row number ``n``, drawn anew for each name."""

    def __init__(self, name: str, seed: int) -> None:
        self._name, self._seed = name, seed

    def named(self, name: str) -> Dice:
        """Dice that fall independently of these."""
        return Dice(f"{self._name} {name}", self._seed)

    def chance(self) -> str:
        """From 0, and below 1."""
        salt = crc32(f"{self._seed} {self._name}".encode())
        return f"(hash(n, {salt}) % {_STEPS} / {float(_STEPS)!r}::DOUBLE)"

    def whole(self, low: int | str, high: int | str) -> str:
        """A whole number or a day, both ends in; the ends may be SQL."""
        return f"({low} + CAST(floor({self.chance()} * ({high} - {low} + 1)) AS BIGINT))"

    def decimal(self, low: float, high: float) -> str:
        """With one decimal."""
        return f"round({low} + {self.chance()} * {high - low}::DOUBLE, 1)"

    def one_of(self, *names: str) -> str:
        """A name that stands twice is drawn twice as often."""
        listed = ", ".join(f"'{name}'" for name in names)
        return f"([{listed}])[{self.whole(1, len(names))}]"

    def some_of(self, names: Sequence[str]) -> str:
        """One or two names of a list, separated by a blank, in the order of the list."""
        pairs = [f"{a} {b}" for a, b in pairwise(names)]
        return self.one_of(*names, *names, *pairs)

    def sometimes(self, share: float, value: str) -> str:
        """Else blank."""
        return f"CASE WHEN {self.named('sometimes').chance()} < {share!r} THEN {value} END"

    def identifier(self) -> str:
        """Text as long as the identifiers that phones make."""
        name = f"{self._seed} {self._name} "
        return f"CAST(CAST(md5('{name}' || n) AS UUID) AS VARCHAR)"
