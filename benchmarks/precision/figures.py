"""What the simulated community is like: 100 households of one CHW.

Where a figure has no source it is our assumption, and says so. None was chosen by looking at what
it makes of the orders.
"""

from __future__ import annotations

HOUSEHOLDS = 100
PERSONS = 480  # 4.8 in a household
BIRTHS_PER_YEAR = 0.033 * PERSONS  # crude birth rate of Africa, about 33 in 1,000
UNDER_FIVE = 77  # 16 % of all

REGISTRATION_WEEKS = {(5, 13): 27, (14, 27): 62, (28, 35): 12}
"""Weeks of gestation at the first visit to a clinic, Nigeria (percent by trimester)."""

FACILITY_BIRTHS = 0.66  # 28 surveys of countries south of the Sahara
TOLD_OF_BIRTH = 0.429  # births that health surveillance assistants heard of, Ntcheu, Malawi
TELLING_TAKES = (0, 0, 1, 1, 2, 3)  # days; our assumption
GESTATION = (276, 9)  # days from the last period, mean and spread; our assumption
LOSSES = 0.03  # our assumption
BIRTH_WEIGHT = (3.0, 0.45)  # kg, mean and spread; our assumption: 13 % are below 2.5 kg
YOUNG = 0.12  # mothers under 18; our assumption
FIRST = 0.25  # first pregnancies beside these; our assumption

SICK_IN_PREGNANCY = 0.10 / 7  # a danger sign begins, per day: one visit in ten meets one
SIGN_LASTS = 7  # days, where nobody treats it; these two are our assumption
SICK_AFTER_BIRTH = 0.25  # of mothers and of babies, in four weeks; our assumption
SICK_ON_DAY = ((0, 0, 36), (1, 6, 37), (7, 27, 27))
"""From day, to day, percent: when newborns die, by whom we draw when they fall ill."""

HEEDS_REFERRAL = 0.60  # reported from under 10 % to 89 %
SICK_CHILDREN_BROUGHT = 1.1  # per child and year: a tenth of 11 illnesses; our assumption
CHILDREN_REFERRED = 0.152  # of visits by CHWs to sick children, where malaria is common
THIN = 0.06  # of children, arm tape around 120 mm; our assumption

VACCINES = {"birth": 0, "penta": 42, "measles_1": 274, "measles_2": 456}
"""Age in days from which each may be had."""
VACCINATED_UNASKED = 0.6  # by the time of a visit, the others by the next one; our assumption

ABSENT = 0.15  # nobody at home; nothing was found on it: our assumption
NOT_AGAIN_FOR = 7  # days, after a visit that could not do it; our assumption

WARM_UP = 90  # days that are lived before anything is counted
COUNTED = 180
RUN_OUT = 30  # days after them, so that what fell due can be done
