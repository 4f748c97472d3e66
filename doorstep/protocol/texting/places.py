"""Where somebody says that she lives: the name of a place in a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .words import apart, slips, words


def place_in(text: str, names: Mapping[str, Sequence[str]]) -> str | None:
    """The key whose name stands in the text, rightly written before nearly so, the longest first.

    None where no place does, or two do as well.
    """
    said = words(text)
    ranked = [
        (rank, key) for key, its in names.items() if (rank := max(map(_rank(said), its), default=0))
    ]
    best = max((rank for rank, _ in ranked), default=0)
    found = {key for rank, key in ranked if rank == best}
    return next(iter(found)) if len(found) == 1 else None


class _rank:  # noqa: N801  (a function of two steps)
    def __init__(self, said: Sequence[str]) -> None:
        self._said = said

    def __call__(self, name: str) -> int:
        """Two for each letter, one where a word was only nearly written."""
        wanted = words(name)
        for alike, worth in ((str.__eq__, 2), (_is_near, 1)):
            for at in range(len(self._said) - len(wanted) + 1):
                if wanted and all(map(alike, self._said[at:], wanted)):
                    return worth * sum(map(len, wanted))
        return 0


def _is_near(one: str, wanted: str) -> bool:
    return apart(one, wanted, slips(wanted)) is not None
