"""A pregnancy as its CHW records it: registration, visits, birth, and the weeks after."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from . import childhood, home
from .encounter import Encounter, filled_about, identity, instance
from .family import Child, Family
from .people import (
    AT_RISK,
    BABY_SIGNS,
    DANGER_SIGN_AFTER_BIRTH,
    DANGER_SIGN_PER_VISIT,
    DANGER_SIGNS,
    EAST_AFRICA,
    FACILITY_BIRTHS,
    FIRST_NAMES,
    LOSSES,
    MISSED_APPOINTMENTS,
    MOTHER_SIGNS,
    NEWBORN_DEATHS,
    RISKS,
    UNDATED,
)

CONTACT_WEEKS = (12, 20, 26, 30, 34, 36, 38, 40)
PLAN_WEEK = 32
CHECK_WEEKS = range(37, 43)
APPOINTMENT = timedelta(days=28)
DAYS_AFTER_BIRTH = (1, 3, 8, 42)


def life(rng: random.Random, of: Family, today: date) -> Iterator[Encounter]:
    undated = rng.random() < UNDATED
    yield _registration(rng, of, undated)
    yield from _visits(rng, of, undated)
    lost = rng.random() < LOSSES
    reported = of.ends + timedelta(days=rng.choice((0, 1, 1, 2, 4)))
    if reported <= of.registered or rng.random() > of.chw.diligence + 0.1:
        return
    if lost:
        yield _filled(of, "birth_report", reported, {"given_birth": "loss"} | _ended(reported))
        return
    child = _baby(rng, of)
    birth = _birth(rng, of, child, reported)
    yield birth
    if rng.random() < NEWBORN_DEATHS:
        died = of.ends + timedelta(days=rng.randrange(1, 8))
        yield home.death(of, child.name, died, "newborn", max(reported, died), child)
        return
    weight = float(birth.answers["lightest"])
    yield from childhood.small(rng, of.chw, child, weight, reported)
    yield from _after_birth(rng, of, reported)
    yield from childhood.life(rng, of.chw, child, reported, today)


def _registration(rng: random.Random, of: Family, undated: bool) -> Encounter:
    answers = {
        "consent": "yes",
        "woman_name": of.name,
        "age": str(of.age),
        "village": of.chw.village,
        "household": of.household,
        "dating": "unknown" if undated else "period",
        "lmp": "" if undated else of.lmp.isoformat(),
        "first_pregnancy": "yes" if of.first else "no",
        "births": "0" if of.first else str(rng.randint(1, 7)),
        "risks": rng.choice(RISKS) if rng.random() < AT_RISK else "",
        "tetanus_doses": str(rng.choice((0, 1, 2, 2, 3))),
    }
    if rng.random() < 0.6:
        answers |= {"phone": f"+254 700 {rng.randrange(10**6):06d}", "phone_consent": "yes"}
    return Encounter(
        instance(of.id, "register"),
        "register_pregnancy",
        of.chw.login,
        of.registered,
        of.id,
        of.name,
        answers,
    )


def _visits(rng: random.Random, of: Family, undated: bool) -> Iterator[Encounter]:
    visits = 0
    for week in CONTACT_WEEKS:
        day = of.lmp + timedelta(weeks=week, days=rng.randint(-4, 6))
        if of.registered < day < of.ends and rng.random() < of.chw.diligence:
            found = {"dating_now": "weeks", "lmp_found": of.lmp.isoformat()}
            visits += 1
            yield from _visit_and_follow_up(rng, of, day, visits, found if undated else {})
            undated = False
            yield from _appointment(rng, of, day + APPOINTMENT)
    plan = of.lmp + timedelta(weeks=PLAN_WEEK, days=rng.randint(-7, 7))
    if of.registered < plan < of.ends and rng.random() < of.chw.diligence:
        yield _filled(of, "birth_plan", plan, _plan(rng))
    for week in CHECK_WEEKS:
        day = of.lmp + timedelta(weeks=week, days=rng.randrange(6))
        if of.registered < day < of.ends and rng.random() < of.chw.diligence * 0.7:
            yield _filled(of, "birth_report", day, _WAITING)


_WAITING = {"given_birth": "not_yet", "any_danger_sign": "no", "danger_signs_now": ""}


def _plan(rng: random.Random) -> dict[str, str]:
    place = "facility" if rng.random() < FACILITY_BIRTHS else "home"
    return {"birth_place_planned": place, "ready": "transport companion", "family_planning": "yes"}


def _appointment(rng: random.Random, of: Family, day: date) -> Iterator[Encounter]:
    """Some are asked whether they went; of those who did not, some get another day."""
    if rng.random() < of.chw.diligence and day < of.ends:
        asked = day + timedelta(days=rng.randint(1, 3))
        went = {"attended": "yes"}
        if rng.random() < MISSED_APPOINTMENTS:
            other = asked + timedelta(days=rng.randint(3, 10))
            went = {"attended": "no", "why_not": "distance", "next_appointment": other.isoformat()}
        yield _filled(of, "appointment_check", asked, went)


def _visit_and_follow_up(
    rng: random.Random, of: Family, day: date, visits: int, found: dict[str, str]
) -> Iterator[Encounter]:
    well = _well(day, visits) | found
    if rng.random() > DANGER_SIGN_PER_VISIT:
        yield _filled(of, "anc_visit", day, well)
        return
    signs = " ".join(rng.sample(DANGER_SIGNS, rng.choice((1, 1, 2))))
    danger = {"any_danger_sign": "yes", "danger_signs": signs, "danger_signs_now": signs}
    yield _filled(of, "anc_visit", day, well | danger)
    if rng.random() < of.chw.diligence:
        after = day + timedelta(days=rng.randint(1, 3))
        yield _filled(of, "anc_visit", after, _well(after, visits))


def _well(day: date, visits: int) -> dict[str, str]:
    return {
        "still_pregnant": "yes",
        "any_danger_sign": "no",
        "danger_signs_now": "",
        "clinic_since": "yes",
        "contacts": str(visits),
        "iron": "yes",
        "iptp": "yes" if visits < 4 else "no",
        "doses": str(min(visits, 3)),
        "tetanus": "yes" if visits < 3 else "not_for_her",
        "advice": "signs next birth",
        "next_appointment": (day + APPOINTMENT).isoformat(),
    }


def _baby(rng: random.Random, of: Family) -> Child:
    surname = of.name.rpartition(" ")[2]
    name = f"{rng.choice(FIRST_NAMES)} {surname}"
    return Child(identity(f"{of.id}/baby"), name, of.ends, rng.random() < 0.5)


def _birth(rng: random.Random, of: Family, child: Child, reported: date) -> Encounter:
    hour = time(rng.randrange(24), rng.randrange(60))
    if reported == of.ends:
        hour = time(rng.randrange(6), 0)  # before she came in the morning
    place = "facility" if rng.random() < FACILITY_BIRTHS else "home"
    weight = f"{max(1.2, rng.gauss(3.0, 0.45)):.1f}"
    answers = {
        "given_birth": "yes",
        "born_at": f"{datetime.combine(of.ends, hour).isoformat(timespec='minutes')}{EAST_AFRICA}",
        "birth_place": place,
        "skilled": "yes" if place == "facility" else "no",
        "babies_born": "1",
        "baby/baby_name": child.name,
        "baby/sex": "girl" if child.girl else "boy",
        "baby/birth_weight": weight,
        "baby/breastfed": "yes",
        "baby/born": of.ends.isoformat(),
        "baby/child_household": of.household,
        "baby/child_mother": of.id,
        "lightest": weight,
    }
    also: dict[str, tuple[str, str | None]] = {"child": (child.id, child.name)}
    return _filled(of, "birth_report", reported, answers | _ended(reported, "delivered"), also)


def _ended(day: date, outcome: str = "loss") -> dict[str, str]:
    return {"outcome": outcome, "ended_on": day.isoformat(), "mother_seen": "yes"}


def _after_birth(rng: random.Random, of: Family, reported: date) -> Iterator[Encounter]:
    for after in DAYS_AFTER_BIRTH:
        day = of.ends + timedelta(days=after + (rng.randrange(3) if after > 3 else 0))
        if day < reported or rng.random() > of.chw.diligence:
            continue
        yield from _postnatal(rng, of, day)
    day = of.ends + timedelta(days=42 + rng.randrange(14))
    if rng.random() < of.chw.diligence:
        answers = {"wait": "yes", "method": rng.choice(("none", "lam", "injection", "implant"))}
        yield _filled(of, "family_planning", day, answers)


def _postnatal(rng: random.Random, of: Family, day: date) -> Iterator[Encounter]:
    if rng.random() > DANGER_SIGN_AFTER_BIRTH:
        yield _filled(of, "pnc_visit", day, _no_signs())
        return
    who, signs = rng.choice((("mother", MOTHER_SIGNS), ("baby", BABY_SIGNS)))
    sign = rng.choice(signs)
    danger = {f"any_{who}_sign": "yes", f"{who}_signs": sign, f"{who}_signs_now": sign}
    yield _filled(of, "pnc_visit", day, _no_signs() | danger)
    if rng.random() < of.chw.diligence:
        yield _filled(of, "pnc_visit", day + timedelta(days=1), _no_signs())


def _no_signs() -> dict[str, str]:
    none = {f"any_{who}_sign": "no" for who in ("mother", "baby")}
    return none | {"mother_signs_now": "", "baby_signs_now": "", "advice": "breast warm signs"}


def _filled(
    of: Family,
    form: str,
    day: date,
    answers: dict[str, str],
    also: dict[str, tuple[str, str | None]] | None = None,
) -> Encounter:
    return filled_about(of.id, form, of.chw.login, day, {"pregnancy": of.id} | answers, also)
