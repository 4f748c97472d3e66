"""A district's families: all that its CHWs recorded up to a day."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date

from . import childhood, home, pregnancy, requests
from .encounter import Encounter
from .family import Family, family, registration
from .people import CHWS, Chw


def encounters(today: date, seed: int = 1, chws: Iterable[Chw] = CHWS) -> list[Encounter]:
    """Everything that the demo district's CHWs recorded until ``today``, oldest first."""
    rng = random.Random(seed)
    made = [
        encounter
        for chw in chws
        for number in range(chw.pregnancies)
        for encounter in _recorded(rng, family(rng, chw, number, today), today)
        if encounter.happened <= today
    ]
    return sorted(made, key=lambda e: (e.happened, e.id))


def _recorded(rng: random.Random, of: Family, today: date) -> Iterator[Encounter]:
    yield registration(of)
    if of.sibling:
        yield childhood.registration(of, of.sibling)
        yield from childhood.life(rng, of.chw, of.sibling, of.registered, today)
    yield from pregnancy.life(rng, of, today)
    yield from home.life(rng, of, today)
    yield from requests.asked(rng, of, today)
