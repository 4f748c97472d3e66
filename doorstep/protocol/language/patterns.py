r"""The patterns of ``regex(text, 'pattern')``: what every engine can match alike.

The whole text must match. A pattern has letters and digits that stand for themselves, ``.`` for any
character, ``\d`` for a digit, classes such as ``[A-Za-z]`` and ``[^0-9]``, groups ``( )``, ``|``
between alternatives, and ``?``, ``{3}`` or ``{1,3}`` after what may be missing or comes again;
``.*`` is any text. SQLite knows no regular expressions, so each pattern is also a few GLOBs, which
is why its repeats have an end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

from .. import limits


@dataclass(frozen=True, slots=True)
class Characters:
    """One of ``members`` or of the letters and digits of ``ranges``; or any other one."""

    members: str = ""
    ranges: tuple[str, ...] = ()  # "a-z"
    negated: bool = False  # with neither members nor ranges: any character


ANY = Characters(negated=True)
DIGIT = Characters(ranges=("0-9",))


@dataclass(frozen=True, slots=True)
class Piece:
    """So many characters of a kind; ``most`` is None for ``.*``, which has no end."""

    characters: Characters
    least: int = 1
    most: int | None = 1


Sequence = tuple[Piece, ...]
Pattern = tuple[Sequence, ...]
"""Alternatives, each without groups."""


class PatternRejected(Exception):  # noqa: N818 (a verdict, as ExpressionRejected)
    """A pattern that engines would not match alike. ``at`` is the character where."""

    def __init__(self, at: int, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.at, self.message, self.hint = at, message, hint


def parse_pattern(text: str) -> Pattern:
    """Raises PatternRejected."""
    reader = _Reader(text)
    pattern = reader.alternatives()
    reader.expect_end()
    if sum(map(_ways, pattern)) > limits.PATTERN_WAYS:
        raise _too_many(0)
    return pattern


def matches_blank(pattern: Pattern) -> bool:
    return any(all(piece.least == 0 for piece in one) for one in pattern)


def _ways(one: Sequence) -> int:
    ways = 1
    for piece in one:
        ways *= 1 if piece.most is None else piece.most - piece.least + 1
    return ways


def _too_many(at: int) -> PatternRejected:
    message = f"the pattern has more than {limits.PATTERN_WAYS} ways to match."
    return PatternRejected(at, message, "Let fewer parts be optional, or compare with and, or.")


class _Reader:
    """Goes through the text once; groups become alternatives on the way."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._depth = text, 0, 0

    def alternatives(self) -> Pattern:
        found = [*self._branch()]
        while self._take("|"):
            found += self._branch()
        return tuple(found)

    def expect_end(self) -> None:
        if self._at < len(self._text):
            raise PatternRejected(self._at, ") closes no group.", "Remove it, or write \\).")

    def _branch(self) -> Pattern:
        if self._depth == 0:
            self._take("^")
        found: Pattern = ((),)
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            if self._depth == 0 and self._is_end():
                self._at += 1
                break
            more = self._repeated(self._atom())
            found = tuple(first + second for first, second in product(found, more))
            if len(found) > limits.PATTERN_WAYS:
                raise _too_many(self._at)
        return found

    def _is_end(self) -> bool:
        rest = self._text[self._at :]
        return rest == "$" or rest.startswith("$|")

    def _atom(self) -> Pattern:
        if self._take("("):
            return self._group()
        start = self._at
        character = self._next()
        if character == "[":
            return ((Piece(self._class(start)),),)
        if character == ".":
            return ((Piece(ANY),),)
        if character == "\\":
            return ((Piece(self._escaped(start)),),)
        if character in "*+?{}^$]":
            message = f"{character} has no meaning here."
            raise PatternRejected(start, message, f"For the character itself write \\{character}.")
        return ((Piece(Characters(character)),),)

    def _group(self) -> Pattern:
        start = self._at - 1
        if self._take("?"):
            message = "a group that begins with (? has no meaning on every engine."
            raise PatternRejected(start, message, "Write a plain group, as (a|b).")
        self._depth += 1
        inside = self.alternatives()
        self._depth -= 1
        if not self._take(")"):
            raise PatternRejected(start, "( is never closed.", "Add the missing ), or write \\(.")
        return inside

    def _class(self, start: int) -> Characters:
        found = Characters(negated=self._take("^"))
        while not self._take("]"):
            if self._at >= len(self._text):
                raise PatternRejected(start, "[ is never closed.", "Add the missing ].")
            found = self._member(found)
        if not found.members and not found.ranges:
            raise PatternRejected(start, "a class names a character.", "Write, as in [A-Z].")
        return found

    def _member(self, found: Characters) -> Characters:
        start = self._at
        first = self._next()
        if first == "[":
            message = "[ has no meaning inside a class."
            raise PatternRejected(start, message, "For the character itself write \\[.")
        if first == "\\":
            escaped = self._escaped(start)
            return replace(
                found,
                members=found.members + escaped.members,
                ranges=found.ranges + escaped.ranges,
            )
        rest = self._text[self._at :]
        if not rest.startswith("-") or rest.startswith("-]"):
            return replace(found, members=found.members + first)
        last = rest[1:2]
        self._at += 2
        if not _is_range(first, last):
            message = f"{first}-{last} is no range of letters or digits."
            raise PatternRejected(start, message, "Write, as in [A-Za-z0-9].")
        return replace(found, ranges=(*found.ranges, f"{first}-{last}"))

    def _escaped(self, start: int) -> Characters:
        character = self._next() if self._at < len(self._text) else ""
        if character == "d":
            return DIGIT
        if not character or character.isalnum():
            message = f"\\{character} does not mean the same on every engine."
            raise PatternRejected(start, message, "There is \\d for a digit; else write a class.")
        return Characters(character)

    def _repeated(self, atom: Pattern) -> Pattern:
        start = self._at
        if self._at >= len(self._text) or self._text[self._at] not in "?*+{":
            return atom
        sign = self._next()
        if sign in "*+":
            return self._endless(start, sign, atom)
        least, most = (0, 1) if sign == "?" else self._counts(start)
        if len(atom) == 1 and len(atom[0]) == 1 and atom[0][0].most == 1 == atom[0][0].least:
            return ((Piece(atom[0][0].characters, least, most),),)
        if len(atom) ** most > limits.PATTERN_WAYS or most > limits.PATTERN_WAYS:
            raise _too_many(start)
        return tuple(
            sum(chosen, ())
            for times in range(least, most + 1)
            for chosen in product(atom, repeat=times)
        )

    def _endless(self, start: int, sign: str, atom: Pattern) -> Pattern:
        if atom == ((Piece(ANY),),):
            return ((Piece(ANY, 0 if sign == "*" else 1, None),),)
        bounds = "{0,20}" if sign == "*" else "{1,20}"
        message = f"{sign} has no end, and not every engine can look for that."
        raise PatternRejected(start, message, f"Say how many there may be: {bounds}.")

    def _counts(self, start: int) -> tuple[int, int]:
        end = self._text.find("}", start)
        counts = self._text[start + 1 : end].split(",") if end > 0 else []
        if not 1 <= len(counts) <= 2 or not all(c.isascii() and c.isdigit() for c in counts):
            message = "{ begins no count here."
            raise PatternRejected(start, message, "Write {3} or {1,3}, or \\{ for the character.")
        self._at = end + 1
        least, most = int(counts[0]), int(counts[-1])
        if not least <= most <= limits.PATTERN_REPEAT:
            message = (
                f"{{{','.join(counts)}}} counts from less to more, to {limits.PATTERN_REPEAT}."
            )
            raise PatternRejected(start, message, "Write, as in {1,3}.")
        return least, most

    def _next(self) -> str:
        character = self._text[self._at]
        self._at += 1
        return character

    def _take(self, character: str) -> bool:
        found = self._text.startswith(character, self._at)
        self._at += found
        return found


def _is_range(first: str, last: str) -> bool:
    alike = any(all(map(test, (first, last))) for test in (str.isdigit, str.islower, str.isupper))
    return first.isascii() and last.isascii() and alike and first <= last
