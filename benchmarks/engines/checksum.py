"""The same tasks on every engine: groups of rows with sums that do not depend on their order."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

NUMBERS = ("opens", "due", "closes", "due_at", "done_day", "until", "attempts", "score", "reasons")
TEXTS = ("subject", "cause", "owner", "area", "grp", "form", "done_id", "done_by")


def checksum_query(table: str, code_of: str, collate: str = "") -> str:
    """``code_of`` is the engine's function for the number of a text's first character."""
    letter = "{code}(substr(subject, {place}, 1))"
    mark = " * 131 + ".join(letter.format(code=code_of, place=place) for place in (3, 12))
    numbers = [f"sum({n}), count({n}), sum({n} * ({mark}))" for n in NUMBERS[:-1]]
    texts = [f"min({t}{collate}), max({t}{collate}), count({t})" for t in TEXTS]
    sums = ", ".join(["count(*)", *numbers, f"sum({NUMBERS[-1]})", *texts])
    return f"SELECT rule, occurrence, state, band, {sums} FROM {table} GROUP BY 1, 2, 3, 4"


def digest(rows: Iterable[tuple[object, ...]]) -> str:
    """16 hex digits of all groups."""
    lines = sorted("|".join(_said(value) for value in row) for row in rows)
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def _said(value: object) -> str:
    """Sums come as whole numbers, decimals or nothing, as the engine likes it."""
    if value is None:
        return ""
    return value if isinstance(value, str) else str(int(value))  # type: ignore[call-overload]
