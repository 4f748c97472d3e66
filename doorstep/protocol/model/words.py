"""Words that people read, in each language of the programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One text by language tag (``en``, ``fr``, ``sw``); never empty."""

    by_language: Mapping[str, str]

    def get(self, language: str) -> str:
        """The text in ``language``, or else in the first language that has one."""
        return self.by_language.get(language) or next(iter(self.by_language.values()))
