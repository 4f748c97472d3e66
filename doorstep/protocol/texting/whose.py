"""One phone, several people: whose request is it? Asked and answered by number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..sms import parts
from .words import words

MOST = 8
"""People whom one question names; whoever is none of them answers with the number after."""

_NUMBERS = {
    **dict.fromkeys(("one", "un", "une", "moja", "first", "premier", "premiere"), 1),
    **dict.fromkeys(("two", "deux", "mbili", "second"), 2),
    **dict.fromkeys(("three", "trois", "tatu"), 3),
    **dict.fromkeys(("four", "quatre", "nne"), 4),
}
_DIGITS = re.compile(r"\d{1,3}")


def question(asked: str, people: Sequence[str], nobody: str) -> str:
    """``Who needs help? 1 Amina, 2 Rehema, 3 somebody else``: one SMS, names cut where needed."""
    shown = list(people[:MOST])
    for room in (*range(24, 7, -4), 8):
        cut = [_cut(name, room) for name in shown]
        lines = [f"{number} {name}" for number, name in enumerate([*cut, nobody], 1)]
        text = f"{asked} {', '.join(lines)}"
        if parts(text) == 1:
            return text
    return text


def number(text: str, most: int) -> int | None:
    """The number that a reply gives, 1 to ``most``; None where it gives none, or several."""
    said = words(text)
    found = {int(match) for word in said for match in _DIGITS.findall(word)}
    found |= {_NUMBERS[word] for word in said if word in _NUMBERS}
    fit = {each for each in found if 1 <= each <= most}
    return next(iter(fit)) if len(fit) == 1 and len(found) == 1 else None


def named(text: str, people: Sequence[str]) -> int | None:
    """The number of the person whom a reply names, where it names one only."""
    said = set(words(text))
    hits = [at for at, name in enumerate(people, 1) if said & set(words(name))]
    return hits[0] if len(hits) == 1 else None


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else f"{name[: room - 1].rstrip()}."
