"""The languages of a workbook, as XLSForm writes them: ``label::English (en)``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = re.compile(r".*\S \((?P<tag>[a-z]{2,3}(-[A-Za-z0-9]{2,8})*)\)")
_TRANSLATED = re.compile(r"(?P<base>[a-z_]+(::[a-z_-]+)?)::(?P<language>.*[A-Z(].*)")


@dataclass(frozen=True, slots=True)
class Language:
    name: str  # "English (en)"
    tag: str  # "en"


def parse_language(name: str) -> Language | None:
    """The language of a name such as ``English (en)``; None where it has no tag."""
    match = _NAME.fullmatch(name)
    return Language(name, match["tag"]) if match else None


def translated_column(column: str) -> tuple[str, str] | None:
    """``("label", "English (en)")`` of ``label::English (en)``; None of other columns."""
    match = _TRANSLATED.fullmatch(column)
    return (match["base"], match["language"]) if match else None
