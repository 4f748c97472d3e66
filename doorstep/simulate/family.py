"""Who lives where: a household, the woman in it, and the child she may have already."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from .encounter import Encounter, identity, instance
from .people import (
    FAMILY_NAMES,
    FIRST_NAMES,
    FIRST_PREGNANCIES,
    LANDMARKS,
    REGISTRATION_WEEKS,
    VILLAGE_SPREAD,
    YOUNG_MOTHERS,
    Chw,
)

MONTHS_BACK = 15


@dataclass(frozen=True, slots=True)
class Child:
    id: str
    name: str
    born: date
    girl: bool


@dataclass(frozen=True, slots=True)
class Family:
    """``lmp``, ``registered`` and ``ends`` are days of the woman's pregnancy."""

    chw: Chw
    id: str  # of the pregnancy
    household: str
    name: str
    age: int
    first: bool
    lmp: date
    registered: date
    ends: date
    landmark: str
    location: str  # as a question geopoint has it
    sibling: Child | None


def family(rng: random.Random, chw: Chw, number: int, today: date) -> Family:
    oldest = today - timedelta(days=30 * MONTHS_BACK)
    lmp = oldest + timedelta(days=rng.randrange(30 * MONTHS_BACK - 40))
    weeks, shares = list(REGISTRATION_WEEKS), list(REGISTRATION_WEEKS.values())
    low, high = rng.choices(weeks, shares)[0]
    young = rng.random() < YOUNG_MOTHERS
    first = young or rng.random() < FIRST_PREGNANCIES
    key = f"{chw.login}/{number}"
    surname = rng.choice(FAMILY_NAMES)
    return Family(
        chw=chw,
        id=identity(key),
        household=identity(f"{key}/household"),
        name=f"{rng.choice(FIRST_NAMES)} {surname}",
        age=rng.randint(15, 17) if young else rng.randint(18, 41),
        first=first,
        lmp=lmp,
        registered=lmp + timedelta(days=7 * rng.randint(low, high) + rng.randrange(7)),
        ends=lmp + timedelta(days=round(rng.gauss(276, 9))),
        landmark=rng.choice(LANDMARKS),
        location=_place(rng, chw),
        sibling=None if first else _child(rng, key, surname, lmp),
    )


def _place(rng: random.Random, chw: Chw) -> str:
    north, east = (round(m + rng.gauss(0, VILLAGE_SPREAD / 2), 5) for m in chw.middle)
    return f"{north} {east} 0 8"


def _child(rng: random.Random, key: str, surname: str, lmp: date) -> Child:
    """Born a year or more before the pregnancy began."""
    born = lmp - timedelta(days=rng.randint(365, 1000))
    return Child(
        identity(f"{key}/sibling"), f"{rng.choice(FIRST_NAMES)} {surname}", born, rng.random() < 0.5
    )


def registration(of: Family) -> Encounter:
    """The household is registered first, on the day its woman is."""
    return Encounter(
        instance(of.household, "register"),
        "register_household",
        of.chw.login,
        of.registered,
        of.household,
        of.name.rpartition(" ")[2],
        {
            "head": of.name.rpartition(" ")[2],
            "village": of.chw.village,
            "landmark": of.landmark,
            "location": of.location,
            "malaria_area": "yes",
        },
    )
