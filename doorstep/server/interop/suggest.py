"""Did you mean ...?"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LIKE = 0.6
SLIP = 0.8
"""From here on it is a slip of the pen rather than another word."""


def did_you_mean(text: str, names: Iterable[str], likeness: float = LIKE) -> str:
    """A sentence to append, with a blank before it; '' where nothing is like ``text``."""
    by_case = {name.casefold(): name for name in names}
    near = get_close_matches(text.casefold(), by_case, n=1, cutoff=likeness)
    return f" Did you mean '{by_case[near[0]]}'?" if near else ""
