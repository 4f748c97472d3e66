"""The sheet outcomes: what a person can say of a task instead of doing it."""

from __future__ import annotations

from ..model.outcomes import FORM, Effect, Outcome
from ..problems import Code
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .sources import sources_of

DATE = "date"


def read_outcomes(draft: Draft) -> None:
    taken = Unique()
    for fields in draft.rows("outcomes"):
        name = fields.name("name")
        taken.take(fields, "name", name)
        draft.outcomes.append(_outcome(name, fields, draft))
    if draft.outcomes and FORM in draft.forms:
        message = f"the form {FORM} is built in: it says outcomes."
        place = draft.book.sheet("outcomes").place
        draft.problems.add(Code.RESERVED_NAME, place, message, "Give your form another name.")


def _outcome(name: str, fields: Fields, draft: Draft) -> Outcome:
    effect = Effect(fields.one_of("effect", [effect.value for effect in Effect]))
    asks = fields.one_of("asks", ("", DATE), default="")
    if fields.text("asks") in ("", DATE) and (asks == DATE) is not (effect is Effect.DEFERRED):
        message = "only a deferral asks for a date, and it must: the task is on hold until then."
        hint = f"Write {DATE} where effect is {Effect.DEFERRED}, and leave it blank elsewhere."
        fields.report(Code.UNKNOWN_WORD, "asks", message, hint)
    if fields.text("most") and effect is not Effect.DEFERRED:
        message = "only a deferral reaches ahead, so only it has a limit."
        fields.report(Code.UNKNOWN_WORD, "most", message, "Leave the cell blank.")
    return Outcome(
        name=name,
        label=fields.words(),
        effect=effect,
        applies_to=_applies_to(fields, draft, effect),
        most=fields.days("most") if fields.text("most") else None,
        sources=sources_of(fields, draft, needed=False),
    )


def _applies_to(fields: Fields, draft: Draft, effect: Effect) -> str:
    if not fields.text("for"):
        return ""
    if effect is Effect.ENDED:
        message = "what ends all work for a record is not said of one task."
        fields.report(Code.UNKNOWN_NAME, "for", message, "Leave the cell blank.")
        return ""
    groups = [rule.group for rule in draft.rules.values()]
    return fields.known("for", dict.fromkeys([*draft.rules, *groups]), "a task or a group of tasks")
