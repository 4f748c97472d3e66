"""Which row of the sheet keywords a message means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.messages import ANY, Does, Sender
from ..package import KeywordJson
from .words import after_first_word, apart, slips, words

ONLY = 3
"""A message of so few words is an order wherever in it the word stands: *please stop now*."""


@dataclass(frozen=True, slots=True)
class Heard:
    """``rest``: what else was said. ``language``: that of the word, '' where it is of none.

    ``near``: it was not written as the programme has it.
    """

    keyword: KeywordJson
    rest: str
    language: str = ""
    near: bool = False


def hear(text: str, keywords: Sequence[KeywordJson], is_worker: bool) -> Heard | None:
    """The first word decides, as it is written or nearly so; or else one word inside the text.

    Where nothing is found it is the row ``*``, if there is one for this sender.
    """
    allowed = [one for one in keywords if _may_send(one, is_worker)]
    said = words(text)
    found = (
        _first(text, said, allowed) or _inside(text, said, allowed) or _near(text, said, allowed)
    )
    if found:
        return found
    rest = next((one for one in allowed if one["word"] == ANY), None)
    return Heard(rest, text.strip()) if rest else None


def _may_send(keyword: KeywordJson, is_worker: bool) -> bool:
    return keyword["sender"] in (Sender.ANYONE, Sender.WORKER if is_worker else Sender.CLIENT)


def _first(text: str, said: Sequence[str], keywords: Sequence[KeywordJson]) -> Heard | None:
    for keyword, written, language in _spellings(keywords):
        if said and said[0] == written:
            return Heard(keyword, after_first_word(text), language)
    return None


def _inside(text: str, said: Sequence[str], keywords: Sequence[KeywordJson]) -> Heard | None:
    """One row only may be meant: of *stop* and *baby* in one text nobody can say which it is."""
    found = {
        keyword["word"]: Heard(keyword, text.strip(), language)
        for keyword, written, language in _spellings(keywords)
        if written in said and (len(said) <= ONLY or not _silences(keyword))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _near(text: str, said: Sequence[str], keywords: Sequence[KeywordJson]) -> Heard | None:
    """Nobody is silenced by a slip: *shop* is not *stop*."""
    near: dict[str, tuple[int, KeywordJson, str]] = {}
    for keyword, written, language in _spellings(keywords):
        away = apart(said[0], written, slips(written)) if said else None
        if away is None or _silences(keyword):
            continue
        known = near.get(keyword["word"])
        if known is None or away < known[0]:
            near[keyword["word"]] = (away, keyword, language)
    ordered = sorted(near.values(), key=lambda each: each[0])
    if not ordered or (len(ordered) > 1 and ordered[0][0] == ordered[1][0]):
        return None
    _, keyword, language = ordered[0]
    return Heard(keyword, after_first_word(text), language, near=True)


def _silences(keyword: KeywordJson) -> bool:
    return keyword.get("does") == Does.STOP


def _spellings(keywords: Sequence[KeywordJson]) -> Iterator[tuple[KeywordJson, str, str]]:
    """Each word of each row, plain, with its language."""
    for keyword in keywords:
        if keyword["word"] == ANY:
            continue
        for word in (keyword["word"], *keyword["aliases"]):
            for written in words(word)[:1]:
                yield keyword, written, keyword.get("languages", {}).get(word, "")
