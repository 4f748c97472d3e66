"""The records that are asked for one by one, and the form filled about each."""

from __future__ import annotations

import random
from typing import NamedTuple

FORMS = {"pregnancy": "anc_visit", "mother": "pnc_visit", "child": "growth"}


class One(NamedTuple):
    """A record of a list."""

    list: str
    id: str

    @property
    def form(self) -> str:
        return FORMS[self.list]


def drawn(ids: dict[str, list[str]], number: int) -> list[One]:
    """``number`` records from a sample of each list, in an order that no cache likes."""
    rng = random.Random(7)
    every = [One(name, one) for name, some in ids.items() for one in some]
    return rng.sample(every, min(number, len(every)))
