"""The windows of one rule share no time, so that a submission completes one occurrence only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import inf

from ..days import DAY
from ..durations import shifts
from ..model.tasks import Occurrence
from ..problems import Code
from ..workbook.fields import Fields

Row = tuple[Fields, Occurrence]
Span = tuple[float, float]
"""Seconds after the anchor between which a window may lie."""


def check_windows(rows: Sequence[Row], per_day: int) -> None:
    """A window of days ends with its last one, a window of hours in the moment that it closes."""
    rest = DAY if per_day == 1 else 0
    together: dict[str | None, list[Row]] = defaultdict(list)
    for fields, one in rows:
        together[one.after].append((fields, one))
        if one.after and one.due.least <= one.opens.seconds:
            message = (
                f"{one.code} may open before {one.after} was done, so one visit would do both."
            )
            hint = "Raise due or lower opens, so that it opens later than that."
            fields.report(Code.OVERLAPPING_WINDOWS, "opens", message, hint)
    for counted_alike in together.values():
        _check_alike(counted_alike, rest)
    _check_chains(rows, rest)


def _check_alike(rows: Sequence[Row], rest: int) -> None:
    """Occurrences that count from the same day."""
    ordered = sorted(rows, key=lambda row: row[1].due.least - row[1].opens.seconds)
    told: set[tuple[Fields, Fields]] = set()
    for (other, first), (fields, second) in pairwise(ordered):
        if (other, fields) in told or not _share(first, second, rest):
            continue
        told.add((other, fields))  # once, however often a row repeats
        if first.closes is None:
            message = f"{first.code} never closes, so {second.code} shares days with it."
            hint = f"Give {first.code} a closes."
            fields.report(Code.OVERLAPPING_WINDOWS, "opens", message, hint)
        else:
            fields.report(Code.OVERLAPPING_WINDOWS, "opens", _how(first, second, rest))


def _share(first: Occurrence, second: Occurrence, rest: int) -> bool:
    return first.closes is None or _meet(first, second, rest)


def _meet(first: Occurrence, second: Occurrence, rest: int) -> bool:
    """Whether there is an anchor from which the second opens before the first has closed."""
    ends = zip(_closings(first), _openings(second), strict=True)
    return any(closes + rest > opens for closes, opens in ends)


def _closings(one: Occurrence) -> Iterator[int]:
    """Seconds after the anchor at which it closes, for each day that the anchor may be."""
    after = one.due.seconds + (one.closes.seconds if one.closes else 0)
    return (shift * DAY + after for shift in shifts(one.due.months))


def _openings(one: Occurrence) -> Iterator[int]:
    after = one.due.seconds - one.opens.seconds
    return (shift * DAY + after for shift in shifts(one.due.months))


def _how(first: Occurrence, second: Occurrence, rest: int) -> str:
    last, opens = max(_closings(first)), min(_openings(second))
    if not rest or last % DAY or opens % DAY:
        return f"{second.code} opens while {first.code} is open."
    if first.due.months or second.due.months:
        return f"{second.code} may open while {first.code} is open, as months differ in length."
    return (
        f"{second.code} opens on day {opens // DAY}, and {first.code} only closes at the end of "
        f"day {last // DAY}."
    )


def _check_chains(rows: Sequence[Row], rest: int) -> None:
    """An occurrence that waits for another may fall on any day after it: no third may be there."""
    known = {one.code: one for _, one in rows}
    spans = {code: _span(one, known) for code, one in known.items()}
    for (_, first), (fields, second) in combinations(rows, 2):
        if first.after == second.after or _waits(second, first, known):
            continue
        (begins, ends), (starts, stops) = spans[first.code], spans[second.code]
        if begins < stops + rest and starts < ends + rest:
            message = f"{second.code} may be open while {first.code} is, and does not wait for it."
            hint = f"Lower closes, or let {second.code} come after {first.code}."
            fields.report(Code.OVERLAPPING_WINDOWS, "after", message, hint)


def _span(one: Occurrence, known: Mapping[str, Occurrence]) -> Span:
    before = known.get(one.after) if one.after else None
    begins, ends = _span(before, known) if before else (0.0, 0.0)
    closes = inf if one.closes is None else one.closes.seconds
    return begins + one.due.least - one.opens.seconds, ends + one.due.most + closes


def _waits(one: Occurrence, other: Occurrence, known: Mapping[str, Occurrence]) -> bool:
    """Whether ``one`` comes after ``other``, perhaps by way of others."""
    if one.after is None or one.after not in known:
        return False
    return one.after == other.code or _waits(known[one.after], other, known)
