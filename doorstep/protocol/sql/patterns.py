"""A pattern in the words of engines: GLOBs for SQLite, a regular expression for the others."""

from __future__ import annotations

from itertools import product

from ..language.patterns import ANY, Characters, Pattern, Piece


def globs(pattern: Pattern) -> list[str]:
    """The GLOBs of SQLite of which one must match."""
    return ["".join(parts) for one in pattern for parts in product(*map(_globs_of, one))]


def regular_expression(pattern: Pattern) -> str:
    """As PostgreSQL, RE2 and Java read it, without the ends."""
    return "|".join("".join(map(_expression_of, one)) for one in pattern)


def _globs_of(piece: Piece) -> list[str]:
    one = _glob(piece.characters)
    if piece.most is None:
        return [one * piece.least + "*"]
    return [one * times for times in range(piece.least, piece.most + 1)]


def _glob(characters: Characters) -> str:
    if characters == ANY:
        return "?"
    members = characters.members
    if len(members) == 1 and not characters.ranges and not characters.negated:
        return f"[{members}]" if members in "*?[" else members
    # ] stands first and - last, and ^ not first: there they are characters like others.
    special = "".join(c for c in "^-" if c in members)
    plain = "".join(c for c in members if c not in "]^-")
    inside = "]" * ("]" in members) + "".join(characters.ranges) + plain
    if not characters.negated and not inside and special == "^-":
        special = "-^"
    return f"[{'^' * characters.negated}{inside}{special}]"


def _expression_of(piece: Piece) -> str:
    one = _class_text(piece.characters)
    match piece.least, piece.most:
        case 1, 1:
            return one
        case least, None:
            return one + ("+" if least else "*")
        case 0, 1:
            return f"{one}?"
        case least, most:
            return f"{one}{{{least}}}" if least == most else f"{one}{{{least},{most}}}"


def _class_text(characters: Characters) -> str:
    if characters == ANY:
        return "."
    members = "".join(map(_escaped_text, characters.members))
    if len(characters.members) == 1 and not characters.ranges and not characters.negated:
        return members
    return f"[{'^' * characters.negated}{''.join(characters.ranges)}{members}]"


def _escaped_text(character: str) -> str:
    plain = character.isalnum() or character == " " or not character.isascii()
    return character if plain else f"\\{character}"
