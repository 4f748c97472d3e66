"""How a record became what it is: what each submission changed, and what it could not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .builtin import MADE_BY
from .fold import AREA, LABEL, Change, RecordState, apply, fold, in_place
from .standing import standing


@dataclass(frozen=True, slots=True)
class Changed:
    """``key`` is a property, ``label`` or ``area``; '' where there was nothing."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Lost:
    """``value`` was written, but the later writer of the submission ``winner`` stands."""

    key: str
    value: str
    winner: str


@dataclass(frozen=True, slots=True)
class Step:
    submission: str
    changed: tuple[Changed, ...]
    lost: tuple[Lost, ...]


def steps(changes: Iterable[Change]) -> Iterator[Step]:
    """One for each submission, in the given order: that in which they arrived.

    What a submission says again changes nothing. ``app/src/engine/history.ts`` is the same.
    """
    come: dict[str, Change] = {}
    before: RecordState | None = None
    amended = False
    for change in changes:
        come[change.submission] = change
        amended = amended or change.amends != ""
        before = before or RecordState(change.entity.id, change.entity.list)
        after = fold(come.values()) if amended else apply(before, change)
        lost = _lost(after, change, come if amended else {})
        yield Step(change.submission, tuple(_changed(before, after)), tuple(lost))
        before = after


def _changed(before: RecordState, after: RecordState) -> Iterator[Changed]:
    """Who made it is whose submission it is: that is no news."""
    keys = {LABEL, AREA, *before.properties, *after.properties} - {MADE_BY}
    for key in sorted(keys):
        if _value(before, key) != _value(after, key):
            yield Changed(key, _value(before, key), _value(after, key))


def _lost(after: RecordState, change: Change, come: Mapping[str, Change]) -> Iterator[Lost]:
    """What it wrote in vain, if it stands. ``come``: all so far, where something was amended."""
    place = dict(standing(come)).get(change.submission) if come else change.submission
    if place is None:
        return
    for key, value in sorted(in_place(change, come.get(place, change)).writes()):
        writer = after.clocks[key][1]
        if key != MADE_BY and writer != place and _value(after, key) != value:
            yield Lost(key, value, writer)


def _value(state: RecordState, key: str) -> str:
    if key == LABEL:
        return state.label
    if key == AREA:
        return state.area or ""
    return state.properties.get(key, "")
