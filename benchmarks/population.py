"""Who lives in the district that is measured: 35 % pregnancies, 20 % mothers, 45 % children, with
about six submissions each.
"""

from __future__ import annotations

from doorstep.simulate.population import Dice, Draw, FormRecipe, ListRecipe, Recipe


def _whole(low: int | str, high: int | str) -> Draw:
    return lambda dice: dice.whole(low, high)


def _decimal(low: float, high: float) -> Draw:
    return lambda dice: dice.decimal(low, high)


def _day(low: int, high: int, of: str = "start") -> Draw:
    return lambda dice: dice.whole(f"{of} + {low}", f"{of} + {high}")


def _rare(share: float, draw: Draw | None = None) -> Draw:
    """``yes``, or another value, for few."""

    def value(dice: Dice) -> str:
        return dice.sometimes(share, draw(dice) if draw else "'yes'")

    return value


def _one_of(*names: str) -> Draw:
    return lambda dice: dice.one_of(*names)


def _some_of(*names: str) -> Draw:
    return lambda dice: dice.some_of(names)


def _ended(dice: Dice) -> str:
    """How a pregnancy ended: nearly all after forty weeks, few before."""
    late = dice.named("late").one_of(*["delivered"] * 8, "moved")
    early = dice.named("early").one_of("loss", "loss", "moved", "died")
    return (
        f"CASE WHEN today - start > 275 + {dice.whole(0, 30)} THEN {late}"
        f" ELSE {dice.named('few').sometimes(0.05, early)} END"
    )


SIGNS = _rare(0.12, _some_of("fever", "swelling", "less_movement", "vomiting", "bleeding"))
MOTHER_SIGNS = _rare(0.1, _some_of("fever", "breast", "heavy_bleeding", "headache_vision"))
NEWBORN_SIGNS = _rare(0.1, _some_of("red_cord", "jaundice", "not_feeding", "fever"))
CHILD_SIGNS = _rare(0.15, _some_of("long_cough", "long_fever", "not_drinking", "indrawing"))
PLACE = _one_of("facility", "facility", "home")
YES = _rare(0.85)
METHOD = _one_of("none", "none", "lam", "pill", "injectable", "injectable", "implant", "iud")
NUTRITION = _one_of(*["none"] * 22, "mam", "mam", "sam")
ILLNESS = _one_of("cough_or_cold", "pneumonia", "diarrhoea", "malaria", "fever", "ear")
GONE = _rare(0.02, _one_of("moved", "died"))

PREGNANCY = ListRecipe(
    share=0.35,
    age=(20, 400),
    known=(20, 160),
    columns={
        "lmp": lambda dice: dice.sometimes(0.95, "start"),
        "registered": lambda dice: dice.sometimes(0.99, "known"),
        "dating": _one_of(*["lmp"] * 12, "weeks", "ultrasound", "unknown"),
        "age": _whole(15, 43),
        "births": _whole(0, 7),
        "last_birth": _day(-2500, -300),
        "first_pregnancy": _rare(0.25),
        **dict.fromkeys(("previous_loss", "no_schooling"), _rare(0.15)),
        **dict.fromkeys(("caesarean_before", "hiv", "on_cotrimoxazole"), _rare(0.06)),
        **dict.fromkeys(("pre_eclampsia_before", "hypertension"), _rare(0.04)),
        **dict.fromkeys(("diabetes", "multiple"), _rare(0.02)),
        "hb": _decimal(6.5, 14),
        "muac": _whole(200, 320),
        "distance": _decimal(0, 12),
        "birth_place_planned": PLACE,
        "tetanus_doses": _whole(0, 3),
        "danger_signs": SIGNS,
        "next_appointment": _rare(0.6, _day(10, 60, of="known")),
        "missed_appointment": _rare(0.1, _day(5, 90, of="known")),
        "outcome": _ended,
        "outcome_day": _day(260, 300),
    },
)
MOTHER = ListRecipe(
    share=0.20,
    age=(0, 300),
    known=(0, 20),
    columns={
        "delivered": lambda dice: dice.sometimes(0.98, "start"),
        "age": _whole(15, 43),
        "births": _whole(1, 8),
        "birth_place": PLACE,
        "attended": _one_of("yes", "yes", "yes", "no"),
        "caesarean": _rare(0.08),
        "hiv": _rare(0.06),
        "hb": _decimal(7, 14),
        "distance": _decimal(0, 12),
        "method": METHOD,
        "method_expires": _rare(0.3, _day(90, 700)),
        "danger_signs": MOTHER_SIGNS,
        "left": GONE,
    },
)
CHILD = ListRecipe(
    share=0.45,
    age=(0, 1800),
    known=(0, 200),
    columns={
        "born": lambda dice: dice.sometimes(0.99, "start"),
        "birth_weight": _decimal(1.6, 4.2),
        "preterm": _rare(0.1),
        "birth_place": PLACE,
        "no_schooling": _rare(0.15),
        "distance": _decimal(0, 12),
        "muac": _whole(108, 170),
        "oedema": _rare(0.01),
        "nutrition": NUTRITION,
        "nutrition_since": _rare(0.2, _day(-120, 0, of="today")),
        "bcg": _rare(0.9, _day(0, 30)),
        "penta1": _rare(0.9, _day(42, 70)),
        "penta2": _rare(0.8, _day(70, 110)),
        "penta3": _rare(0.75, _day(98, 160)),
        "ipv1": _rare(0.7, _day(98, 160)),
        "mcv1": _rare(0.7, _day(270, 360)),
        "mcv2": _rare(0.5, _day(456, 600)),
        "danger_signs": CHILD_SIGNS,
        "left": GONE,
    },
)

ANC = {
    "danger_signs": SIGNS,
    "facility_visit": _day(-20, 0, of="day"),
    "next_appointment": _day(14, 40, of="day"),
    "malaria_dose": YES,
    "tetanus_dose": YES,
    "referred": _rare(0.1),
    "outcome": _rare(0.05, _one_of("delivered")),
    "outcome_day": _rare(0.05, _day(-5, 0, of="day")),
}
CHECK = {"went": YES, "went_on": _day(-3, 0, of="day"), "still_present": _rare(0.2)}
CARD = {
    **dict.fromkeys(("bcg", "penta1", "penta2", "penta3", "ipv1"), _rare(0.7, _day(0, 200))),
    **dict.fromkeys(("mcv1", "mcv2"), _rare(0.4, _day(270, 600))),
}
GROWTH = {"muac": _whole(108, 170), "oedema": _rare(0.01), "nutrition": NUTRITION}
SICK = {"illness": ILLNESS, "child_signs": CHILD_SIGNS, "treated": YES, "referred": _rare(0.15)}


def _said(rule: str, *occurrences: str) -> dict[str, Draw]:
    """What was said of a task in its stead; the day that it was put off to counts where asked."""
    return {
        "rule": _one_of(rule),
        "occurrence": _one_of(*occurrences),
        "outcome": _one_of(*["absent"] * 8, "refused", *["another_day"] * 4, "moved"),
        "until": _day(3, 20, of="day"),
    }


CONTACTS = _said("anc", "12w", "20w", "26w", "30w", "34w", "36w", "38w", "40w")
MONTHS = _said("growth", *(f"month.{number}" for number in range(1, 20)))
VISITS = _said("pnc", "day_1", "day_3", "day_7", "day_42")

LONG = 2000  # days: to the end of every story

RECIPE = Recipe(
    lists={"pregnancy": PREGNANCY, "mother": MOTHER, "child": CHILD},
    forms={
        "register_pregnancy": FormRecipe("pregnancy"),
        "anc_visit": FormRecipe("pregnancy", 8, 0.41, 30, 290, ANC),
        "appointment_reminder": FormRecipe("pregnancy", 1, 0.3, 60, 280),
        "tracing": FormRecipe("pregnancy", 1, 0.15, 60, 280),
        "danger_check": FormRecipe("pregnancy", 2, 0.3, 30, 290, {**CHECK, "danger_signs": SIGNS}),
        "birth_plan": FormRecipe("pregnancy", 1, 0.4, 200, 270),
        "delivery_check": FormRecipe("pregnancy", 3, 0.4, 255, 320),
        "delivery_report": FormRecipe("pregnancy", 1, 0.7, 255, 310),
        "loss_visit": FormRecipe("pregnancy", 1, 0.05, 60, 300),
        "register_mother": FormRecipe("mother"),
        "pnc_visit": FormRecipe("mother", 6, 0.5, 0, 60, {"danger_signs": MOTHER_SIGNS}),
        "mother_check": FormRecipe("mother", 2, 0.3, 0, 70, CHECK),
        "family_planning": FormRecipe("mother", 2, 0.45, 30, 300),
        "register_child": FormRecipe("child"),
        "newborn_visit": FormRecipe("child", 2, 0.5, 0, 28, {"newborn_signs": NEWBORN_SIGNS}),
        "immunisation": FormRecipe("child", 4, 0.45, 0, 600, CARD),
        "growth": FormRecipe("child", 4, 0.5, 180, LONG, GROWTH),
        "child_six_monthly": FormRecipe("child", 2, 0.4, 180, LONG),
        "sick_child": FormRecipe("child", 2, 0.45, 60, LONG, SICK),
        "sick_child_check": FormRecipe("child", 1, 0.4, 60, LONG),
        "referral_check": FormRecipe("child", 1, 0.3, 60, LONG, {"attended": YES}),
        "task_outcome": FormRecipe(
            "pregnancy",
            2,
            0.2,
            80,
            290,
            CONTACTS,
            (
                FormRecipe("mother", 1, 0.2, 1, 49, VISITS),
                FormRecipe("child", 2, 0.2, 180, LONG, MONTHS),
            ),
        ),
    },
)
