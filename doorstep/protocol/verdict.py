"""How a figure stands, against its target and against the month before.

The same as ``app/src/engine/verdict.ts``; ``conformance/verdicts`` has the cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FEW = 5
"""A share of fewer says more of chance than of work."""

SILENT_DAYS = 5
"""Without a sign of her phone for so long, a worker's figures are not complete."""


class Verdict(StrEnum):
    MET = "met"
    IMPROVING = "improving"
    BEHIND = "behind"
    FEW = "few"
    OPEN = "open"  # a count whose month still runs
    NONE = "none"  # no target, or nothing to measure


@dataclass(frozen=True, slots=True)
class Counts:
    """``denominator`` is None where an indicator only counts."""

    numerator: int
    denominator: int | None

    @property
    def value(self) -> float | None:
        """What is compared with the target; None of a share of nothing."""
        if self.denominator is None:
            return self.numerator
        return 100 * self.numerator / self.denominator if self.denominator else None

    @property
    def few(self) -> bool:
        return self.denominator is not None and self.denominator < FEW


@dataclass(frozen=True, slots=True)
class Aim:
    """What an indicator aims at; a percentage where it is a share."""

    target: int | None
    higher: bool


def verdict(aim: Aim, counts: Counts, before: Counts | None, *, over: bool) -> Verdict:
    """``over``: whether the month is."""
    meets = meets_target(aim, counts)
    if meets is None:
        return Verdict.NONE
    if counts.few:
        return Verdict.FEW
    better = before is not None and is_better(aim, counts, before)
    if not over and counts.denominator is None and _is_undecided(aim, meets, better):
        return Verdict.OPEN
    if meets:
        return Verdict.MET
    return Verdict.IMPROVING if better else Verdict.BEHIND


def meets_target(aim: Aim, counts: Counts) -> bool | None:
    """None where there is no target, or nothing to measure by it."""
    value = counts.value
    if aim.target is None or value is None:
        return None
    return value >= aim.target if aim.higher else value <= aim.target


def is_better(aim: Aim, one: Counts, other: Counts) -> bool:
    """Whether the one is better than the other; not where either is too few to tell."""
    value, than = one.value, other.value
    if value is None or than is None or one.few or other.few:
        return False
    return value > than if aim.higher else value < than


def _is_undecided(aim: Aim, meets: bool, better: bool) -> bool:
    """A count only grows: too little may become enough, and what is not too much, too much."""
    return not meets if aim.higher else meets or better
