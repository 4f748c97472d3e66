"""Who lives there, and what befalls them whoever visits: drawn once for a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from doorstep.protocol.days import DAY, epoch_day
from doorstep.simulate.encounter import identity
from doorstep.simulate.people import BABY_SIGNS, DANGER_SIGNS, MOTHER_SIGNS

from . import figures

START = epoch_day(date(2026, 1, 5))  # a Monday
COUNTED_FROM = START + figures.WARM_UP
COUNTED_TO = COUNTED_FROM + figures.COUNTED
END = COUNTED_TO + figures.RUN_OUT


@dataclass(frozen=True, slots=True)
class Illness:
    """A danger sign, shown from one day to another unless a referral is heeded before."""

    first: int
    last: int
    sign: str
    heeds: bool


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """Days are epoch days, ``born_at`` a local second. ``told``: when the CHW hears unasked."""

    id: str
    household: str
    age: int
    first: bool
    lmp: int
    registered: int
    born_at: int
    lost: bool
    home: bool
    weight: float
    told: int | None
    signs: tuple[Illness, ...]
    mother_signs: tuple[Illness, ...]
    baby_signs: tuple[Illness, ...]

    @property
    def ended(self) -> int:
        return self.born_at // DAY

    @property
    def at_risk(self) -> bool:
        return self.age < 18 or self.first or self.home or self.weight < 2.5


@dataclass(frozen=True, slots=True)
class Child:
    """``brought``: the days on which it is brought to the CHW, sick. ``unasked``: vaccines that
    it has when its age has come, without a reminder.
    """

    id: str
    household: str
    born: int
    known: int
    thin: bool
    brought: tuple[int, ...]
    unasked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Community:
    households: tuple[str, ...]
    pregnancies: tuple[Pregnancy, ...]
    children: tuple[Child, ...]


def community(seed: int, size: int = figures.HOUSEHOLDS) -> Community:
    """``size``: how many households one CHW looks after."""
    rng = random.Random(seed)
    households = tuple(identity(f"{seed}/{n}") for n in range(size))
    under_five = round(figures.UNDER_FIVE * size / figures.HOUSEHOLDS)
    return Community(
        households,
        tuple(_pregnancies(rng, households)),
        tuple(
            child(rng, identity(f"{seed}/child/{n}"), rng.choice(households), _born(rng), START)
            for n in range(under_five)
        ),
    )


def _born(rng: random.Random) -> int:
    return START - rng.randrange(1, 5 * 365)


def child(rng: random.Random, id_: str, household: str, born: int, known: int) -> Child:
    return Child(
        id_,
        household,
        born,
        known,
        rng.random() < figures.THIN,
        tuple(_arrivals(rng, figures.SICK_CHILDREN_BROUGHT / 365, known + 1, END)),
        frozenset(v for v in figures.VACCINES if rng.random() < figures.VACCINATED_UNASKED),
    )


def _arrivals(rng: random.Random, per_day: float, first: int, last: int) -> Iterator[int]:
    day = first + rng.expovariate(per_day)
    while day < last:
        yield int(day)
        day += rng.expovariate(per_day)


def _pregnancies(rng: random.Random, households: tuple[str, ...]) -> Iterator[Pregnancy]:
    """Of those that have not ended when the time begins."""
    per_day = figures.BIRTHS_PER_YEAR / 365 * len(households) / figures.HOUSEHOLDS
    for lmp in _arrivals(rng, per_day, START - 300, END - 40):
        household = rng.choice(households)
        made = _pregnancy(rng, identity(f"{household}/{lmp}"), household, lmp)
        if made.ended > max(START, made.registered):
            yield made


def _pregnancy(rng: random.Random, id_: str, household: str, lmp: int) -> Pregnancy:
    weeks = figures.REGISTRATION_WEEKS
    low, high = rng.choices(list(weeks), list(weeks.values()))[0]
    registered = max(START, lmp + 7 * rng.randint(low, high) + rng.randrange(7))
    lost = rng.random() < figures.LOSSES
    young = rng.random() < figures.YOUNG
    length = rng.randint(90, 190) if lost else round(rng.gauss(*figures.GESTATION))
    ended = lmp + length
    told = ended + rng.choice(figures.TELLING_TAKES) if _told(rng) else None
    return Pregnancy(
        id=id_,
        household=household,
        age=rng.randint(15, 17) if young else rng.randint(18, 41),
        first=young or rng.random() < figures.FIRST,
        lmp=lmp,
        registered=registered,
        born_at=ended * DAY + rng.randrange(DAY),
        lost=lost,
        home=rng.random() > figures.FACILITY_BIRTHS,
        weight=round(max(1.2, rng.gauss(*figures.BIRTH_WEIGHT)), 1),
        told=told,
        signs=tuple(_before(rng, registered, ended)),
        mother_signs=() if lost else tuple(_after(rng, ended, MOTHER_SIGNS)),
        baby_signs=() if lost else tuple(_after(rng, ended, BABY_SIGNS)),
    )


def _told(rng: random.Random) -> bool:
    return rng.random() < figures.TOLD_OF_BIRTH


def _before(rng: random.Random, first: int, last: int) -> Iterator[Illness]:
    for day in _arrivals(rng, figures.SICK_IN_PREGNANCY, first, last):
        yield _illness(rng, day, DANGER_SIGNS)


def _after(rng: random.Random, born: int, signs: tuple[str, ...]) -> Iterator[Illness]:
    if rng.random() < figures.SICK_AFTER_BIRTH:
        spans = figures.SICK_ON_DAY
        low, high, _ = rng.choices(spans, [share for *_, share in spans])[0]
        yield _illness(rng, born + rng.randint(low, high), signs)


def _illness(rng: random.Random, day: int, signs: tuple[str, ...]) -> Illness:
    heeds = rng.random() < figures.HEEDS_REFERRAL
    return Illness(day, day + figures.SIGN_LASTS - 1, rng.choice(signs), heeds)
