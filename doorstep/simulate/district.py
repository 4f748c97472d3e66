"""A district's pregnancies: registrations, visits, danger signs and births up to a day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from .people import (
    CHWS,
    DANGER_SIGN_PER_VISIT,
    DANGER_SIGNS,
    FAMILY_NAMES,
    FIRST_NAMES,
    REGISTRATION_WEEKS,
    YOUNG_MOTHERS,
    Chw,
)

CONTACT_WEEKS = (12, 20, 26, 30, 34, 36, 38, 40)
MONTHS_BACK = 15
_NAMESPACE = UUID("6f1c2a52-62f6-4f0f-9a3e-2f8a0b6d7c11")


@dataclass(frozen=True, slots=True)
class Encounter:
    """One form that a CHW fills, by question name; ``happened`` is its day."""

    id: str
    form: str
    worker: str
    happened: date
    entity_id: str
    label: str | None
    answers: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Woman:
    chw: Chw
    id: str
    name: str
    lmp: date
    registered: date
    ends: date


def encounters(today: date, seed: int = 1) -> list[Encounter]:
    """Everything that the demo district's CHWs recorded until ``today``, oldest first."""
    rng = random.Random(seed)
    made = [
        encounter
        for chw in CHWS
        for number in range(chw.pregnancies)
        for encounter in _life(rng, _woman(rng, chw, number, today))
        if encounter.happened <= today
    ]
    return sorted(made, key=lambda e: (e.happened, e.id))


def _woman(rng: random.Random, chw: Chw, number: int, today: date) -> _Woman:
    oldest = today - timedelta(days=30 * MONTHS_BACK)
    lmp = oldest + timedelta(days=rng.randrange(30 * MONTHS_BACK - 40))
    weeks, shares = list(REGISTRATION_WEEKS), list(REGISTRATION_WEEKS.values())
    low, high = rng.choices(weeks, shares)[0]
    return _Woman(
        chw=chw,
        id=str(uuid5(_NAMESPACE, f"{chw.login}/{number}")),
        name=f"{rng.choice(FIRST_NAMES)} {rng.choice(FAMILY_NAMES)}",
        lmp=lmp,
        registered=lmp + timedelta(days=7 * rng.randint(low, high) + rng.randrange(7)),
        ends=lmp + timedelta(days=round(rng.gauss(276, 9))),
    )


def _life(rng: random.Random, woman: _Woman) -> Iterator[Encounter]:
    yield _registration(rng, woman)
    for week in CONTACT_WEEKS:
        due = woman.lmp + timedelta(weeks=week)
        day = due + timedelta(days=rng.randint(-4, 6))
        if not woman.registered < day < woman.ends or rng.random() > woman.chw.diligence:
            continue
        yield from _visit_and_follow_up(rng, woman, day)
    reported = woman.ends + timedelta(days=rng.randint(1, 10))
    if reported > woman.registered and rng.random() < woman.chw.diligence + 0.1:
        yield _visit(woman, reported, {"still_pregnant": "no", "outcome": "delivered"})


def _registration(rng: random.Random, woman: _Woman) -> Encounter:
    young = rng.random() < YOUNG_MOTHERS
    answers = {
        "consent": "yes",
        "woman_name": woman.name,
        "age": str(rng.randint(15, 17) if young else rng.randint(18, 41)),
        "village": woman.chw.village,
        "lmp": woman.lmp.isoformat(),
        "first_pregnancy": "yes" if young or rng.random() < 0.25 else "no",
    }
    if rng.random() < 0.6:
        answers |= {"phone": f"+254 700 {rng.randrange(10**6):06d}", "phone_consent": "yes"}
    return Encounter(
        _instance(woman, "register"),
        "register_pregnancy",
        woman.chw.login,
        woman.registered,
        woman.id,
        woman.name,
        answers,
    )


def _visit_and_follow_up(rng: random.Random, woman: _Woman, day: date) -> Iterator[Encounter]:
    if rng.random() > DANGER_SIGN_PER_VISIT:
        yield _visit(woman, day, _well(day))
        return
    signs = " ".join(rng.sample(DANGER_SIGNS, rng.choice((1, 1, 2))))
    yield _visit(woman, day, _well(day) | _danger(signs))
    if rng.random() < woman.chw.diligence:
        after = day + timedelta(days=rng.randint(1, 3))
        yield _visit(woman, after, _well(after))


def _well(day: date) -> dict[str, str]:
    return {
        "still_pregnant": "yes",
        "any_danger_sign": "no",
        "danger_signs_now": "",
        "next_appointment": (day + timedelta(days=28)).isoformat(),
    }


def _danger(signs: str) -> dict[str, str]:
    return {"any_danger_sign": "yes", "danger_signs": signs, "danger_signs_now": signs}


def _visit(woman: _Woman, day: date, answers: dict[str, str]) -> Encounter:
    return Encounter(
        _instance(woman, f"visit/{day}"),
        "anc_visit",
        woman.chw.login,
        day,
        woman.id,
        None,
        {"pregnancy": woman.id} | answers,
    )


def _instance(woman: _Woman, what: str) -> str:
    return f"uuid:{uuid5(_NAMESPACE, f'{woman.id}/{what}')}"
