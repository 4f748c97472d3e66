"""Likely pairs in words: what people see who decide whether two records are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doorstep.protocol.likeness.compare import AREA, NAME
from doorstep.protocol.likeness.names import Match
from doorstep.protocol.package import ListJson, Package

from ..programmes import releases
from .likeness import between
from .models import LikelyPair, Record

HOW = {
    Match.SAME: "the same",
    Match.ALIKE: "alike",
    Match.PARTLY: "partly the same",
    Match.DIFFERENT: "different",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """The same fact of both; ``how`` is blank where it says nothing."""

    label: str
    one: str
    other: str
    how: str


@dataclass(frozen=True, slots=True)
class Pair:
    id: int
    one: Record
    other: Record
    points: int
    facts: tuple[Fact, ...]

    @property
    def why(self) -> str:
        return "; ".join(f"{fact.label} {fact.how}" for fact in self.facts if fact.how)


def told(pairs: Iterable[LikelyPair], language: str = "en") -> list[Pair]:
    package = releases.current_package()
    return [
        Pair(pair.pk, pair.one, pair.other, pair.points, tuple(_facts(package, pair, language)))
        for pair in pairs
    ]


def _facts(package: Package, pair: LikelyPair, language: str) -> Iterator[Fact]:
    one, other = pair.one, pair.other
    definition = package["lists"][one.list]
    how = {r.property: HOW[r.match] for r in between(package, one, other).reasons}
    yield Fact("Name", one.label, other.label, how.get(NAME, ""))
    for name, label in _compared(definition, language):
        its, theirs = one.properties.get(name, ""), other.properties.get(name, "")
        yield Fact(label, its, theirs, how.get(name, ""))
    yield Fact("Area", one.area.name, other.area.name, how.get(AREA, ""))


def _compared(definition: ListJson, language: str) -> Iterator[tuple[str, str]]:
    for column in definition["columns"]:
        if "match" in column:
            words = column["label"]
            yield column["name"], words.get(language) or next(iter(words.values()))
