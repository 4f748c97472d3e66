"""The records that are asked for one by one, and the form filled about each."""

from __future__ import annotations

import random

FORMS = {"pregnancy": "anc_visit", "mother": "pnc_visit", "child": "growth"}


def drawn(ids: dict[str, list[str]], number: int) -> list[tuple[str, str]]:
    """``number`` records from a sample of each list, in an order that no cache likes."""
    rng = random.Random(7)
    every = [(one, FORMS[name]) for name, some in ids.items() for one in some]
    return rng.sample(every, min(number, len(every)))
