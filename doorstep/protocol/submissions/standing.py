"""What stands of what was said: corrections take the place of what they correct, withdrawals void.

A pure function of a set of submissions, so the order in which they arrive does not matter. To ask
it of a part of the log, the part must be closed: with a submission all that is tied to it.
``app/src/engine/standing.ts`` is the same; ``conformance/fold`` has the cases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Protocol

from .builtin import WITHDRAWAL


class Said(Protocol):
    """``amends``: the submission that it corrects or, as a withdrawal, voids; mostly ''."""

    @property
    def form(self) -> str: ...
    @property
    def amends(self) -> str: ...
    @property
    def stamp(self) -> tuple[str, str]: ...


def standing(said: Mapping[str, Said]) -> Iterator[tuple[str, str]]:
    """Each submission that counts, by id, with the one in whose place it does: mostly its own.

    Of all that correct one submission the one with the latest stamp counts, and what corrects it
    before it. A withdrawal of the first voids all of them, that of a correction only this.
    """
    void = _Void(said)
    families: dict[str, list[str]] = defaultdict(list)
    for name, one in said.items():
        if one.form != WITHDRAWAL:
            families[_first(name, said)].append(name)
    for first, members in families.items():
        left = [name for name in members if not void.holds(name)]
        if not left or void.holds(first):
            continue
        place = first if first in said else min(members, key=lambda name: said[name].stamp)
        corrected = {above for name in left for above in _above(name, first, said)}
        last = max(set(left) - corrected, key=lambda name: said[name].stamp)
        yield last, place


class _Void:
    """Which submissions were withdrawn by a withdrawal that was not withdrawn itself."""

    def __init__(self, said: Mapping[str, Said]) -> None:
        self.by: dict[str, list[str]] = defaultdict(list)
        for name, one in said.items():
            if one.form == WITHDRAWAL:
                self.by[one.amends].append(name)

    def holds(self, name: str, through: tuple[str, ...] = ()) -> bool:
        """Two that withdraw each other, which no honest phone says, are both void."""
        return any(
            each not in through and not self.holds(each, (*through, each))
            for each in self.by.get(name, ())
        )


def _first(name: str, said: Mapping[str, Said]) -> str:
    """What a chain of corrections begins with; where it goes round, its smallest id."""
    way = [name]
    while above := _corrects(way[-1], said):
        if above in way:
            return min(way[way.index(above) :])
        way.append(above)
    return way[-1]


def _above(name: str, first: str, said: Mapping[str, Said]) -> Iterator[str]:
    while name != first:
        name = _corrects(name, said)
        yield name


def _corrects(name: str, said: Mapping[str, Said]) -> str:
    one = said.get(name)
    return one.amends if one else ""


def groups(amends: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """What corrections and withdrawals tie together, from what amends what: by twos at least."""
    tied: dict[str, set[str]] = {}
    for name, named in amends.items():
        if not named:
            continue
        together = tied.get(name, {name}) | tied.get(named, {named})
        tied |= dict.fromkeys(together, together)
    yield from {frozenset(together) for together in tied.values()}
