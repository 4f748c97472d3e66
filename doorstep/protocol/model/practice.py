"""People who are made up, to practise with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PracticeSubmission:
    """A filled form, as a phone sent it."""

    id: str
    form: str
    form_version: str
    happened: date
    xml: str


@dataclass(frozen=True, slots=True)
class Practice:
    """What was recorded of them up to ``day``, oldest first; phones move it so that it is today."""

    day: date
    submissions: tuple[PracticeSubmission, ...]
