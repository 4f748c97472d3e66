"""A child's first years as its CHW records them: vaccines, growth, and days of illness."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from .encounter import Encounter, filled_about, instance
from .family import Child, Family
from .people import CHILD_SIGNS, ILL_BETWEEN_VISITS, REFERRED, THIN_CHILDREN, Chw

VISIT_DAYS = (
    9,
    46,
    78,
    110,
    158,
    190,
    222,
    280,
    370,
    462,
    550,
    640,
    735,
    830,
    920,
    1010,
    1100,
    1280,
    1460,
)
"""Days of age on which a diligent CHW comes, near those that vaccines are due."""
VACCINES = {
    9: "birth",
    **dict.fromkeys((46, 78, 110), "penta"),
    **dict.fromkeys((158, 190, 222), "malaria"),
    280: "measles_1",
    462: "measles_2",
}
SMALL, SMALL_DAYS = 2.5, (2, 14, 21, 28)
MONTH = 30.44


def registration(of: Family, child: Child) -> Encounter:
    """A child that was there already when the household was registered."""
    answers = {
        "consent": "yes",
        "child_name": child.name,
        "household": of.household,
        "born": child.born.isoformat(),
        "sex": "girl" if child.girl else "boy",
        "vaccines_had": " ".join(_had(of.registered - child.born)),
    }
    return Encounter(
        instance(child.id, "register"),
        "register_child",
        of.chw.login,
        of.registered,
        child.id,
        child.name,
        answers,
    )


def _had(age: timedelta) -> Iterator[str]:
    """By the card: those whose last visit is past."""
    for vaccine in ("birth", "penta", "malaria", "measles_1", "measles_2"):
        if age.days > max(day for day, given in VACCINES.items() if given == vaccine):
            yield vaccine


def life(
    rng: random.Random, chw: Chw, child: Child, since: date, today: date
) -> Iterator[Encounter]:
    for age in VISIT_DAYS:
        day = child.born + timedelta(days=age + rng.randrange(10))
        if not since < day <= today:
            continue
        if rng.random() < chw.diligence:
            yield from _visit(rng, chw, child, age, day)
        if rng.random() < ILL_BETWEEN_VISITS:
            yield from _illness(rng, chw, child, day + timedelta(days=rng.randrange(1, 25)))


def small(
    rng: random.Random, chw: Chw, child: Child, weight: float, since: date
) -> Iterator[Encounter]:
    """The visits of a small baby, beyond those of all."""
    for age in SMALL_DAYS if weight < SMALL else ():
        day = child.born + timedelta(days=age + rng.randrange(2))
        if day >= since and rng.random() < chw.diligence:
            answers = {"alive": "here", "status": "", "feeds": "yes", "skin": "yes"}
            yield _filled(chw, child, "small_baby_visit", day, answers)


def _visit(rng: random.Random, chw: Chw, child: Child, age: int, day: date) -> Iterator[Encounter]:
    months = int((day - child.born).days / MONTH)
    answers = {"here": "yes", "status": "", "sick": "no"}
    if age in VACCINES:
        answers["vaccines"] = VACCINES[age]
    if months < 6:
        answers["feeding"] = "breast" if rng.random() < 0.7 else "mixed"
    if months >= 5:
        answers["vitamin_a"] = "yes"
    if months >= 12:
        answers["dewormed"] = "yes"
    muac = round(rng.gauss(120, 6) if rng.random() < THIN_CHILDREN else rng.gauss(148, 9))
    if months >= 6:
        weight = f"{max(4.0, 6.0 + months * 0.22 + rng.gauss(0, 0.7)):.1f}"
        answers |= {"muac": str(muac), "feet": "no", "weight": weight}
    yield _filled(chw, child, "child_visit", day, answers)
    if months >= 6 and muac < 115 and rng.random() < chw.diligence:
        yield _arrived(rng, chw, child, day + timedelta(days=1))


def _illness(rng: random.Random, chw: Chw, child: Child, day: date) -> Iterator[Encounter]:
    complaint = rng.choice(("cough", "fever", "diarrhoea"))
    answers = {"complaints": complaint, "since": str(rng.randint(1, 4))}
    if rng.random() < REFERRED:
        signs = {"any_sign": "yes", "signs": rng.choice(CHILD_SIGNS), "referred": "yes"}
        yield _filled(chw, child, "sick_child", day, answers | signs)
        if rng.random() < chw.diligence:
            yield _arrived(rng, chw, child, day + timedelta(days=rng.randint(1, 2)))
        return
    treated = {"any_sign": "no", "referred": "no", "treatment": "ors"}
    yield _filled(chw, child, "sick_child", day, answers | treated)
    if rng.random() < chw.diligence:
        after = day + timedelta(days=rng.randint(2, 4))
        yield _filled(chw, child, "sick_check", after, {"better": "well", "taken": "yes"})


def _arrived(rng: random.Random, chw: Chw, child: Child, day: date) -> Encounter:
    went = {"went": "yes", "went_on": day.isoformat(), "in_programme": "no"}
    answers = went | {"still": "no"}
    if rng.random() < 0.3:
        answers = {"went": "no", "why_not": "distance", "still": "no"}
    return _filled(chw, child, "referral_check", day, answers)


def _filled(chw: Chw, child: Child, form: str, day: date, answers: dict[str, str]) -> Encounter:
    return filled_about(child.id, form, chw.login, day, {"child": child.id} | answers)
