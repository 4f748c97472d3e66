"""Names and figures of the simulated district; the people are invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chw:
    """A CHW of the demo: how diligent she is decides what her reports look like."""

    login: str
    name: str
    village: str
    pregnancies: int  # registered over the simulated time; twice the facts, for a full list
    diligence: float  # probability that a due visit is made
    middle: tuple[float, float]  # of her village: latitude, longitude


DISTRICT = "Mlimani"
SUPERVISOR = ("zawadi", "Zawadi Mwakio")

CHWS = (
    Chw("asha", "Asha Njeri", "Kibuyu", 58, 0.90, (-0.512, 34.455)),
    Chw("baraka", "Baraka Otieno", "Nyota", 46, 0.75, (-0.536, 34.472)),
    Chw("neema", "Neema Wanjala", "Mto Mwekundu", 50, 0.60, (-0.498, 34.489)),
    Chw("juma", "Juma Kamau", "Soko Jipya", 40, 0.35, (-0.541, 34.438)),
)

FIRST_NAMES = (
    "Amina Akinyi Beatrice Chebet Dalila Esther Fatuma Grace Halima Imani Jamila Khadija Leila "
    "Makena Mariam Moraa Mwende Nafula Njambi Pendo Rehema Saida Salome Taabu Tatu Wairimu "
    "Wambui Zainab Zuhura Atieno"
).split()

FAMILY_NAMES = (
    "Abdi Achieng Barasa Chege Hassan Kariuki Kibet Kiprop Korir Maina Mohamed Muthoni Mutua "
    "Mwangi Ndungu Nyambura Ochieng Odhiambo Omondi Onyango Owino Wafula Wanjiru Yusuf"
).split()

DANGER_SIGNS = ("fever", "swelling", "headache_vision", "bleeding", "less_movement")

# Figures of the reference material: gestation at registration by trimester 27/62/12 %, and the
# interval in weeks that each trimester is drawn from.
REGISTRATION_WEEKS = {(5, 13): 27, (14, 27): 62, (28, 35): 12}
DANGER_SIGN_PER_VISIT = 0.10  # our assumption, so that the demo has emergencies to show
YOUNG_MOTHERS = 0.12  # our assumption
FIRST_PREGNANCIES = 0.25  # our assumption, beside the young mothers
FACILITY_BIRTHS = 0.66  # 28 surveys in Africa south of the Sahara
LOSSES = 0.03  # our assumption
DANGER_SIGN_AFTER_BIRTH = 0.08  # our assumption
ILL_BETWEEN_VISITS = 0.15  # our assumption: far below the true incidence, so that lists stay short
REFERRED = 0.15  # of visits to sick children where malaria is common
THIN_CHILDREN = 0.06  # our assumption
UNDATED = 0.05  # pregnancies of unknown weeks; our assumption
AT_RISK = 0.15  # our assumption
MISSED_APPOINTMENTS = 0.2  # our assumption
NEWBORN_DEATHS = 0.02  # our assumption
ADULT_DEATHS = 0.02  # of households, in four months; our assumption
MAY_BE_PREGNANT = 0.08  # per visit to a household; our assumption

VILLAGE_SPREAD = 0.006
"""Houses lie within so many degrees of their village's middle: about 700 m."""

RISKS = ("loss", "hard_birth", "bleeding", "fits", "pressure", "short", "twins")
MOTHER_SIGNS = ("fever", "headache", "heavy_bleeding", "breast")
BABY_SIGNS = ("not_feeding", "hot", "umbilicus", "jaundice")
CHILD_SIGNS = ("not_drinking", "blood", "indrawing", "fever_7")

REQUESTS = {
    ("appointment", "Another day for the clinic, please", "routine"): 30,
    ("question", "When is the next vaccine?", "routine"): 30,
    ("medicine", "The iron tablets are finished", "routine"): 20,
    ("sick", "The child has had fever since yesterday", "urgent"): 17,
    ("danger", "She bleeds", "emergency"): 3,
}
"""What families ask for: about what, in which words, how urgent; and how often of a hundred.

Our assumption."""

EAST_AFRICA = "+03:00"

LANDMARKS = (
    "Behind the primary school",
    "Beside the big mango tree",
    "Second lane after the borehole",
    "Near the blue church",
    "Opposite the posho mill",
    "By the river crossing",
)
