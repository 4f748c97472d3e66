"""What the CHW finds, and writes into each form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from doorstep.protocol.days import from_epoch_day
from doorstep.protocol.submissions.values import from_moment

from . import figures
from .people import Child, Illness, Pregnancy

Answers = Mapping[str, str]

MONTH = 30.44
NONE_IN_PREGNANCY = {"any_danger_sign": "no", "danger_signs_now": ""}


@dataclass
class Seen:
    """What visits changed: illnesses that were treated, vaccines that mothers were reminded of."""

    treated: dict[Illness, int] = field(default_factory=dict)
    reminded: set[tuple[str, str]] = field(default_factory=set)
    met: dict[Illness, int] = field(default_factory=dict)

    def signs(self, illnesses: Iterable[Illness], day: int) -> str:
        """The sign that shows today; who heeds the referral is well on the next day."""
        for illness in illnesses:
            if illness.first <= day <= self.treated.get(illness, illness.last):
                self.met.setdefault(illness, day)
                if illness.heeds:
                    self.treated.setdefault(illness, day)
                return illness.sign
        return ""


def pregnancy_registered(of: Pregnancy) -> Answers:
    return {
        "consent": "yes",
        "woman_name": "A woman",
        "age": str(of.age),
        "village": "Kibuyu",
        "household": of.household,
        "lmp": _iso(of.lmp),
        "first_pregnancy": "yes" if of.first else "no",
    }


def child_registered(of: Child, day: int) -> Answers:
    """With the vaccines that it had, by its card, well before."""
    had = [v for v, age in figures.VACCINES.items() if day - of.born > age + 60 and v in of.unasked]
    return {
        "consent": "yes",
        "child_name": "A child",
        "household": of.household,
        "born": _iso(of.born),
        "sex": "girl",
        "vaccines_had": " ".join(had),
    }


def about_pregnancy(form: str, of: Pregnancy, day: int, seen: Seen) -> Answers:
    """Of a form that this does not know: just whom it is about."""
    match form:
        case "anc_visit" if of.ended <= day:
            outcome = "loss" if of.lost else "delivered"
            found: Answers = {"still_pregnant": "no", "outcome": outcome, "ended_on": _iso(day)}
        case "anc_visit":
            found = {"still_pregnant": "yes"} | _danger(of, day, seen)
        case "birth_report":
            found = {"given_birth": "not_yet"} | _danger(of, day, seen)
        case "birth_plan":
            place = "home" if of.home else "facility"
            found = {"birth_place_planned": place, "family_planning": "yes"}
        case "pnc_visit":
            found = _after_birth("mother", seen.signs(of.mother_signs, day)) | _after_birth(
                "baby", seen.signs(of.baby_signs, day)
            )
        case "loss_visit":
            found = {"seen": "yes", "any_sign": "no", "sad": "no"}
        case "family_planning":
            found = {"wait": "yes", "method": "injection"}
        case _:
            found = {}
    return {"pregnancy": of.id, **found}


def _danger(of: Pregnancy, day: int, seen: Seen) -> dict[str, str]:
    sign = seen.signs(of.signs, day)
    if not sign:
        return NONE_IN_PREGNANCY
    return {"any_danger_sign": "yes", "danger_signs": sign, "danger_signs_now": sign}


def _after_birth(who: str, sign: str) -> dict[str, str]:
    found = {f"any_{who}_sign": "yes" if sign else "no", f"{who}_signs_now": sign}
    return found | ({f"{who}_signs": sign} if sign else {})


def ended(of: Pregnancy, day: int, baby: str) -> Answers:
    """The report of a birth, or of a loss."""
    known = {"pregnancy": of.id, "ended_on": _iso(day), "mother_seen": "yes"}
    if of.lost:
        return known | {"given_birth": "loss", "outcome": "loss"}
    return known | {
        "given_birth": "yes",
        "outcome": "delivered",
        "born_at": from_moment(of.born_at),
        "birth_place": "home" if of.home else "facility",
        "skilled": "no" if of.home else "yes",
        "babies_born": "1",
        "lightest": str(of.weight),
        "baby/baby_name": baby,
        "baby/sex": "girl",
        "baby/birth_weight": str(of.weight),
        "baby/breastfed": "yes",
        "baby/born": _iso(of.ended),
        "baby/child_household": of.household,
        "baby/child_mother": of.id,
    }


def about_child(form: str, of: Child, day: int, seen: Seen) -> Answers:
    match form:
        case "child_visit":
            found = _growth(of, day) | {"vaccines": " ".join(_vaccines(of, day, seen))}
        case "sick_check":
            found = {"better": "well", "taken": "yes"}
        case "referral_check":
            found = {"went": "yes", "went_on": _iso(day - 1), "still": "no"}
        case _:
            found = {}
    return {"child": of.id, **found}


def _growth(of: Child, day: int) -> dict[str, str]:
    months = int((day - of.born) / MONTH)
    found = {"here": "yes", "status": "", "sick": "no"}
    if months >= 5:
        found["vitamin_a"] = "yes"
    if months >= 12:
        found["dewormed"] = "yes"
    if months >= 6:
        found |= {"muac": "121" if of.thin else "146", "feet": "no"}
    return found


def _vaccines(of: Child, day: int, seen: Seen) -> Iterable[str]:
    """Those on the card whose age has come; who was reminded has gone by the next visit."""
    for vaccine, age in figures.VACCINES.items():
        if day - of.born < age:
            continue
        if vaccine in of.unasked or (of.id, vaccine) in seen.reminded:
            yield vaccine
        seen.reminded.add((of.id, vaccine))


def brought(of: Child, referred: bool) -> Answers:
    found = {"child": of.id, "complaints": "fever", "since": "2"}
    if referred:
        return found | {"any_sign": "yes", "signs": "fever_7", "referred": "yes"}
    return found | {"any_sign": "no", "referred": "no", "treatment": "ors"}


def _iso(day: int) -> str:
    return from_epoch_day(day).isoformat()
