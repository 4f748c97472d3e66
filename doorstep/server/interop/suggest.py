"""Did you mean ...?"""

from __future__ import annotations

from collections.abc import Iterable

from doorstep.protocol.problems import LIKE, closest


def did_you_mean(text: str, names: Iterable[str], likeness: float = LIKE) -> str:
    """A sentence to append, with a blank before it; '' where nothing is like ``text``."""
    close = closest(text, list(names), likeness)
    return f" Did you mean '{close}'?" if close else ""
