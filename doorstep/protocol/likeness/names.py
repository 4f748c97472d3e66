"""Names as they sound: the same name is written in many ways, in Africa as in French.

A word is folded to small letters without marks, then spelt by its sound: Fatoumata and Fatumata,
Mohammed and Mouhamed, Ouedraogo and Wedraogo come to one. conformance/likeness/names.md has them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache

LETTERS = str.maketrans("ɓɗɖƙɛɔƴǝəƒɣʋıøł", "bddkeoyeefgviol", "'’ʼʻ`´ʾʿ") | str.maketrans(
    {"ŋ": "ng", "ɲ": "ny", "ß": "ss", "œ": "oe", "æ": "ae"}
)
"""Letters of African and European alphabets that lose no mark; apostrophes part no words."""

SOUNDS = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        ("x", "s"),
        ("ph", "f"),
        ("tch|tsh|sch|ch|sh", "x"),
        ("dj", "j"),
        ("gn", "ny"),
        ("kh|ck|qu|q", "k"),
        ("c(?=[eiy])", "s"),
        ("c", "k"),
        ("ou(?=[aeiouy])", "w"),
        ("ou|oo", "u"),
        ("ee", "i"),
        ("[ae][iy]", "e"),
        ("ie$", "i"),
        ("y(?![aeiou])", "i"),
        ("i(?=[aeou])", "y"),
        ("h", ""),
        ("z", "s"),
        ("v", "f"),
        ("n(?=[bp])", "m"),
        (r"(.)\1+", r"\1"),
        ("(?<=..[^aeiou])e$", ""),
    )
)
"""In this order; the sound of ch and sh is written x."""

VOWELS = "aeiou"
LONG, VERY_LONG = 5, 8
"""From so many letters on a word may differ in one, and in two."""

SHORT_FORM = 4
"""A beginning of so many letters may stand for the whole: Fatou for Fatoumata."""

BONES = 3
"""So many letters of two skeletons must agree."""


KEPT = 50_000
"""Words that are not worked out anew: names come again and again."""


class Match(IntEnum):
    """How two names compare. ``PARTLY``: some word of them is the same."""

    DIFFERENT = 0
    PARTLY = 1
    ALIKE = 2
    SAME = 3


@lru_cache(maxsize=KEPT)
def words(name: str) -> tuple[str, ...]:
    """Small letters without marks; what is neither letter nor digit parts words."""
    plain = unicodedata.normalize("NFKD", name.lower()).translate(LETTERS)
    kept = (c if unicodedata.category(c)[0] != "M" else "" for c in plain)
    parted = (c if not c or unicodedata.category(c)[0] in "LN" else " " for c in kept)
    return tuple("".join(parted).split())


@lru_cache(maxsize=KEPT)
def sound(word: str) -> str:
    heard = word
    for spelling, its in SOUNDS:
        heard = spelling.sub(its, heard)
    return heard or word


def skeleton(heard: str) -> str:
    """What stays when vowels are unsure, and l and r are one. A vowel at the start becomes a."""
    first = "a" if heard[:1] in VOWELS else heard[:1]
    rest = "".join(letter for letter in heard[1:] if letter not in VOWELS)
    return (first + rest).replace("l", "r")


def compare(one: Sequence[str], other: Sequence[str]) -> Match:
    """Two names as words. The order of the words does not matter; a word may be missing."""
    if sound("".join(one)) == sound("".join(other)):
        return Match.SAME
    fewer, more = sorted(([sound(word) for word in name] for name in (one, other)), key=_size)
    unmet, rest = _pair_off(fewer, more, str.__eq__)
    unlike, _ = _pair_off(unmet, rest, is_alike)
    same = len(fewer) - len(unmet)
    if not unmet and (same > 1 or len(more) == 1):
        return Match.SAME
    if not unlike or (same > 1 and len(unlike) == 1):
        return Match.ALIKE
    return Match.PARTLY if same else Match.DIFFERENT


def _size(heard: Sequence[str]) -> tuple[int, str]:
    return len(heard), " ".join(heard)


def _pair_off(
    some: Sequence[str], others: Sequence[str], match: Callable[[str, str], bool]
) -> tuple[list[str], list[str]]:
    """What is left of both when each word has taken the first that matches it."""
    unmet, rest = [], list(others)
    for word in some:
        found = next((at for at, other in enumerate(rest) if match(word, other)), None)
        if found is None:
            unmet.append(word)
        else:
            del rest[found]
    return unmet, rest


@lru_cache(maxsize=KEPT)
def is_alike(one: str, other: str) -> bool:
    """An initial, a short form, other vowels, or a slip of the pen."""
    if not (one.isalpha() and other.isalpha()):
        return one == other
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and (len(shorter) == 1 or len(shorter) >= SHORT_FORM):
        return True
    bones = skeleton(one)
    if len(bones) >= BONES and bones == skeleton(other):
        return True
    slips = (len(longer) >= LONG) + (len(longer) >= VERY_LONG)
    return slips > 0 and _distance(one, other) <= slips


def _distance(one: str, other: str) -> int:
    """Letters that are left out, put in, exchanged, or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, its in enumerate(other, 1):
            best = min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != its))
            if at > 1 and place > 1 and one[at - 2] == its and letter == other[place - 2]:
                best = min(best, before[place - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]
