"""How a record became what it is: what each submission changed, and what it could not change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .fold import AREA, LABEL, Change, RecordState, apply


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
    state: RecordState | None = None
    for change in changes:
        before = state or RecordState(change.entity.id, change.entity.list)
        state = apply(before, change)
        writes = sorted(change.writes())
        won = {key for key, _ in writes if state.clocks[key] == change.stamp}
        yield Step(
            change.submission,
            tuple(
                Changed(key, _value(before, key), value)
                for key, value in writes
                if key in won and _value(before, key) != value
            ),
            tuple(
                Lost(key, value, state.clocks[key][1])
                for key, value in writes
                if key not in won and _value(state, key) != value
            ),
        )


def _value(state: RecordState, key: str) -> str:
    if key == LABEL:
        return state.label
    if key == AREA:
        return state.area or ""
    return state.properties.get(key, "")
