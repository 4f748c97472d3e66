"""Words as people type them: capitals, accents and signs aside, with a slip of the thumb."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'\u2019")
LONG, LONGER = 4, 8
"""Letters from which on one slip, or two, are forgiven."""


def plain(text: str) -> str:
    """Without capitals, accents and apostrophes: ``RENDEZ-VOUS Été`` and ``rendez-vous ete``."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return bare.translate(_APOSTROPHES)


def words(text: str) -> list[str]:
    """The plain words of a text, whatever stands between them."""
    return [plain(match[0]) for match in _WORD.finditer(text)]


def after_first_word(text: str) -> str:
    """What follows the first word, as it was written."""
    match = _WORD.search(text)
    return text[match.end() :].lstrip(" \t\r\n.,:;!?-").rstrip() if match else ""


def slips(word: str) -> int:
    """How many slips are forgiven in a word: none in a short one, which may be another word."""
    return 0 if len(word) < LONG else 1 if len(word) < LONGER else 2


def apart(one: str, other: str, most: int) -> int | None:
    """Letters added, left out, changed or swapped between two words; None for more than ``most``.

    >>> apart("apointment", "appointment", 2)
    1
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, last, row = row, before, [at]
        for to, wanted in enumerate(other, 1):
            best = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != wanted))
            if to > 1 and at > 1 and (letter, one[at - 2]) == (other[to - 2], wanted):
                best = min(best, last[to - 2] + 1)
            row.append(best)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
