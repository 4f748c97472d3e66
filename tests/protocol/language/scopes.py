"""What the expressions of these tests may name."""

from __future__ import annotations

from doorstep.protocol.language import lookups
from doorstep.protocol.language.faults import ExpressionRejected
from doorstep.protocol.language.resolve import condition
from doorstep.protocol.language.scope import Answers, Listed, Scope
from doorstep.protocol.language.terms import Link
from doorstep.protocol.language.types import DATE, DECIMAL, INTEGER, MOMENT, TEXT, Kind, Type
from doorstep.protocol.problems import Place, Problem

YES_NO = Type(Kind.CHOICE, "yes_no")
SIGNS = Type(Kind.CHOICES, "danger_signs")
OUTCOME = Type(Kind.CHOICE, "outcomes")

VISIT = Answers("anc_visit", {"still_pregnant": YES_NO, "danger_signs": SIGNS, "hb": DECIMAL})

PREGNANCY = {
    "age": INTEGER,
    "hb": DECIMAL,
    "lmp": DATE,
    "born": DATE,
    "admitted": MOMENT,
    "next_appointment": DATE,
    "phone": TEXT,
    "first_pregnancy": YES_NO,
    "outcome": OUTCOME,
    "danger_signs": SIGNS,
    "mother": Type(Kind.RECORD, "woman"),
}
UPWARDS = (Link("pregnancy", "mother", "woman"), Link("woman", "home", "household"))
LISTS = {
    "pregnancy": Listed(PREGNANCY, chain=UPWARDS),
    "woman": Listed(
        {"age": INTEGER, "home": Type(Kind.RECORD, "household"), "village": TEXT},
        frozenset({"village"}),
        UPWARDS[1:],
    ),
    "child": Listed(
        {"weight": DECIMAL, "born": DATE, "mother": Type(Kind.RECORD, "woman")},
        chain=(Link("child", "mother", "woman"), *UPWARDS[1:]),
    ),
    "household": Listed({"rooms": INTEGER}),
    "clinic": Listed({"beds": INTEGER}),
}

SCOPE = Scope(
    subject="pregnancy",
    references=PREGNANCY,
    choices={
        "yes_no": ("yes", "no"),
        "outcomes": ("delivered", "loss", "moved"),
        "danger_signs": ("bleeding", "convulsions", "fever"),
    },
    lookups=lookups.ABOUT_RECORD | lookups.AFTER_FORM | lookups.ABOUT_TASK | lookups.ABOUT_WORKER,
    lists=LISTS,
    indicators=frozenset({"visits_on_time", "visits"}),
    forms={"anc_visit": VISIT},
    answers=VISIT,
)


def told(text: str, scope: Scope = SCOPE) -> str:
    """What the author of a condition is told, without the place; "" where it is right."""
    try:
        condition(text, scope)
    except ExpressionRejected as error:
        return "\n".join(
            str(
                Problem(
                    fault.code,
                    Place("", text=text, span=(fault.span.start, fault.span.end)),
                    fault.message,
                    fault.hint or fault.code.value.mend,
                )
            ).removeprefix(": ")
            for fault in error.faults
        )
    return ""
