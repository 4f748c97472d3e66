"""What speaks for and against two records being one, in points that anybody can add up.

Which properties count, the programme says (column ``match`` of the sheet properties). The record's
label is its name, unless a property is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..package import ColumnJson, ListJson
from . import names
from .names import Match

POINTS: Mapping[tuple[str, Match], int] = {
    ("name", Match.SAME): 5,
    ("name", Match.ALIKE): 3,
    ("name", Match.PARTLY): 1,
    ("name", Match.DIFFERENT): -4,
    ("phone", Match.SAME): 4,
    ("date", Match.SAME): 4,
    ("date", Match.ALIKE): 2,
    ("date", Match.DIFFERENT): -5,
    ("begin", Match.SAME): 4,
    ("begin", Match.ALIKE): 2,
    ("begin", Match.DIFFERENT): -20,
    ("age", Match.SAME): 1,
    ("age", Match.DIFFERENT): -3,
    ("place", Match.SAME): 1,
    ("place", Match.DIFFERENT): -1,
    ("household", Match.SAME): 2,
    ("household", Match.DIFFERENT): -1,
    ("id", Match.SAME): 8,
    ("id", Match.DIFFERENT): -8,
    ("area", Match.SAME): 1,
    ("area", Match.DIFFERENT): -1,
}
"""What is not here says nothing: people change their numbers, and lend them."""

LIKELY = 6
"""Points from which on people are asked."""

NAME, AREA = "", "area"
"""Stand for the label and for where the record is, among the names of properties."""

PHONE_DIGITS = 9
"""The last ones count: the code of the country and the 0 before come and go."""

SHORTEST_PHONE = 7
NEAR_DAYS = 31
ANOTHER_DAYS = 182
NEAR_YEARS, FAR_YEARS = 2, 5


@dataclass(frozen=True, slots=True)
class Being:
    """A record as far as it is compared: texts as they travel, ISO dates."""

    id: str
    label: str
    properties: Mapping[str, str]
    known: str
    area: str


@dataclass(frozen=True, slots=True)
class Reason:
    """``property`` may be :data:`NAME` or :data:`AREA`."""

    property: str
    match: Match
    points: int


@dataclass(frozen=True, slots=True)
class Likeness:
    points: int
    reasons: tuple[Reason, ...]

    @property
    def is_likely(self) -> bool:
        return self.points >= LIKELY


def is_compared(definition: ListJson) -> bool:
    return any("match" in column for column in definition["columns"])


def likeness(definition: ListJson, one: Being, other: Being) -> Likeness:
    found = tuple(
        Reason(name, match, points)
        for kind, name, match in _matches(definition, one, other)
        if (points := POINTS.get((kind, match), 0))
    )
    return Likeness(sum(reason.points for reason in found), found)


def keys(definition: ListJson, being: Being) -> set[str]:
    """Two records that share none of these are not compared. ``n:`` is a word of the name."""
    bones = {
        key[:2]
        for word in name_words(definition, being)
        if len(key := names.skeleton(names.sound(word))) > 1
    }
    found = {f"n:{bone}" for bone in bones}
    for column in definition["columns"]:
        text = being.properties.get(column["name"], "")
        match column.get("match") if text else None:
            case "phone" if len(_phone(text)) >= SHORTEST_PHONE:
                found.add(phone_key(text))
            case "id" if plain := "".join(names.words(text)):
                found.add(f"i:{column['name']}:{plain}")
            case "date":
                found |= {f"d:{text[:10]}:{bone}" for bone in bones}
    return found


def phone_key(number: str) -> str:
    return f"p:{_phone(number)}"


def name_words(definition: ListJson, being: Being) -> Sequence[str]:
    named = [column["name"] for column in _of(definition, "name")]
    text = " ".join(being.properties.get(name, "") for name in named) if named else being.label
    return names.words(text)


def _matches(definition: ListJson, one: Being, other: Being) -> Iterator[tuple[str, str, Match]]:
    some, others = name_words(definition, one), name_words(definition, other)
    if some and others:
        yield "name", NAME, names.compare(some, others)
    for column in definition["columns"]:
        kind, name = _kind(column), column["name"]
        its, theirs = one.properties.get(name, ""), other.properties.get(name, "")
        if kind and kind != "name" and its and theirs:
            match = _match(kind, (its, one.known), (theirs, other.known))
            if match is not None:
                yield kind, name, match
    if one.area and other.area:
        yield AREA, AREA, _equal(one.area, other.area)


def _match(kind: str, one: tuple[str, str], other: tuple[str, str]) -> Match | None:
    match kind:
        case "phone":
            return _equal(_phone(one[0]), _phone(other[0]))
        case "date":
            return _dates(one[0][:10], other[0][:10])
        case "begin":
            return _begins(one[0][:10], other[0][:10])
        case "age":
            return _ages(one, other)
        case "place":
            likely = names.compare(names.words(one[0]), names.words(other[0])) >= Match.ALIKE
            return Match.SAME if likely else Match.DIFFERENT
        case _:
            return _equal(*("".join(names.words(text)) for text, _ in (one, other)))


def _kind(column: ColumnJson) -> str:
    return "begin" if column.get("begins") else column.get("match", "")


def _of(definition: ListJson, kind: str) -> Sequence[ColumnJson]:
    return [column for column in definition["columns"] if column.get("match") == kind]


def _equal(one: str, other: str) -> Match:
    return Match.SAME if one == other else Match.DIFFERENT


def _phone(text: str) -> str:
    return re.sub("[^0-9]", "", text)[-PHONE_DIGITS:]


def _dates(one: str, other: str) -> Match | None:
    """Near where it is a slip of the pen: one of its three numbers, or day and month swapped."""
    days = [_day(one), _day(other)]
    if None in days:
        return None
    if one == other:
        return Match.SAME
    some, others = one.split("-"), other.split("-")
    near = abs((days[0] or 0) - (days[1] or 0)) <= NEAR_DAYS
    slip = sum(a != b for a, b in zip(some, others, strict=True)) == 1
    swapped = some == [others[0], others[2], others[1]]
    return Match.ALIKE if near or slip or swapped else Match.DIFFERENT


def _begins(one: str, other: str) -> Match | None:
    """A day that is estimated may be months off; half a year apart it began another time."""
    days = [_day(one), _day(other)]
    if None in days:
        return None
    if abs((days[0] or 0) - (days[1] or 0)) > ANOTHER_DAYS:
        return Match.DIFFERENT
    return None if (match := _dates(one, other)) is Match.DIFFERENT else match


def _day(text: str) -> int | None:
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def _ages(one: tuple[str, str], other: tuple[str, str]) -> Match | None:
    """By the year of birth that they come to: an age was true when it was recorded."""
    births = [int(known[:4]) - int(text) for text, known in (one, other) if _is_age(text, known)]
    if len(births) < 2:
        return None
    apart = abs(births[0] - births[1])
    if apart <= NEAR_YEARS:
        return Match.SAME
    return Match.DIFFERENT if apart > FAR_YEARS else None


def _is_age(text: str, known: str) -> bool:
    return bool(re.fullmatch("[0-9]{1,3}", text) and re.match("[0-9]{4}-", known))
