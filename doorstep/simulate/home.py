"""What a CHW records of a household as a whole: its visits, the adults in it, and deaths."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from .encounter import Encounter, filled_about, identity
from .family import Child, Family
from .people import ADULT_DEATHS, FIRST_NAMES, MAY_BE_PREGNANT

EVERY = 90


def life(rng: random.Random, of: Family, today: date) -> Iterator[Encounter]:
    aunt = (identity(f"{of.household}/aunt"), f"{rng.choice(FIRST_NAMES)} {_surname(of)}")
    day, seen = of.registered + timedelta(days=EVERY - rng.randrange(14)), False
    while day <= today:
        if rng.random() < of.chw.diligence:
            yield _visit(rng, of, day, None if seen else aunt)
            seen = True
            yield from _suspicion(rng, of, aunt[0], day)
        day += timedelta(days=EVERY + rng.randrange(-10, 10))
    if seen and rng.random() < ADULT_DEATHS:
        grandfather = f"{rng.choice(FIRST_NAMES)} {_surname(of)}"
        died = today - timedelta(days=rng.randrange(1, 120))
        yield death(of, grandfather, died, "other", today)


def _surname(of: Family) -> str:
    return of.name.rpartition(" ")[2]


def _visit(rng: random.Random, of: Family, day: date, new: tuple[str, str] | None) -> Encounter:
    answers = {
        "household": of.household,
        "here": "yes",
        "status": "",
        "members": str(rng.randint(3, 9)),
        "new_people": "1" if new else "0",
        "sick_child": "no",
        "may_be_pregnant": "no",
        "nets": rng.choice(("yes", "yes", "no")),
        "soap": rng.choice(("yes", "no")),
        "talk": "signs vaccines",
    }
    if new:
        answers |= {
            "adult/adult_name": new[1],
            "adult/gender": "woman",
            "adult/age": str(rng.randint(17, 45)),
            "adult/person_household": of.household,
        }
    return filled_about(
        of.household, "household_visit", of.chw.login, day, answers, {"person": new} if new else {}
    )


def _suspicion(rng: random.Random, of: Family, person: str, day: date) -> Iterator[Encounter]:
    """The aunt may be pregnant; in the demo the test says no, or was not made yet."""
    if rng.random() > MAY_BE_PREGNANT:
        return
    asked = {"person": person, "missed": "yes", "method": "no", "suspected": "yes"}
    asked["suspected_on"] = day.isoformat()
    yield filled_about(person, "pregnancy_suspected", of.chw.login, day, asked)
    if rng.random() < of.chw.diligence:
        after = day + timedelta(days=rng.randint(2, 5))
        told = {"person": person, "result": "not_pregnant", "test_result": "not_pregnant"}
        yield filled_about(
            person, "pregnancy_test", of.chw.login, after, told | {"tested_on": after.isoformat()}
        )


def death(
    of: Family, name: str, died: date, kind: str, reported: date, child: Child | None = None
) -> Encounter:
    record = identity(f"{of.household}/death/{name}/{died}")
    answers = {
        "household": of.household,
        "died": kind,
        "kind": kind,
        "dead_name": name,
        "died_on": died.isoformat(),
        "place": "home",
        "death_household": of.household,
    }
    also: dict[str, tuple[str, str | None]] = {"death": (record, name)}
    if child:
        answers |= {"child": child.id, "child_status": "died", "dead_child": child.id}
        also["child"] = (child.id, None)
    day = min(reported, died + timedelta(days=2))
    return filled_about(of.household, "report_death", of.chw.login, day, answers, also)
