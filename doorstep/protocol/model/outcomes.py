"""What a person can say of a task instead of doing it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..language.types import DATE, TEXT, Type
from .words import Words

FORM = "task_outcome"
"""The built-in form that says an outcome. It is about the record whose task it is."""

QUESTIONS: dict[str, Type] = {
    "rule": TEXT,
    "occurrence": TEXT,
    "cause": TEXT,
    "outcome": TEXT,
    "until": DATE,
    "note": TEXT,
}
"""Each is a child of the form's root, by its own name."""


class Effect(StrEnum):
    ATTEMPTED = "attempted"  # counts, and changes nothing else
    DEFERRED = "deferred"  # the task is on hold until a day
    NOT_NEEDED = "not_needed"  # the task is cancelled
    ENDED = "ended"  # all work for the record is cancelled


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    label: Words
    effect: Effect
    applies_to: str  # the name of a rule or of a group of rules; "": every task
    most: int | None  # days that a deferral may reach
    sources: tuple[str, ...]
