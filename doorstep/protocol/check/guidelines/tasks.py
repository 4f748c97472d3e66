"""A task is for those who need it, can be done, and leaves the worklist some day."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import terms as t
from ...language.functions import SINCE
from ...model import workers
from ...model.outcomes import Effect, Outcome
from ...model.tasks import TaskRule
from ...problems import Code
from ...workbook import Row
from ..expressions import UNREAD
from .adviser import Adviser


def check_tasks(adviser: Adviser) -> None:
    for row, rule in adviser.rules():
        _check_everyone(row, rule, adviser)
        _check_done(row, rule, adviser)
        _check_closed(row, rule, adviser)
        _check_reasons(row, rule, adviser)


def _check_everyone(row: Row, rule: TaskRule, adviser: Adviser) -> None:
    if row.text("relevant"):
        return  # one that is always true is told as such
    everyone = f"every {rule.list}" if not rule.after else f"every submission of {rule.after}"
    hint = None
    if rule.after:
        hint = "Say in relevant which answers call for it, such as answer(danger_signs) != ''."
    message = f"relevant is blank, so the task {rule.name} is there for {everyone}."
    adviser.warn(Code.TASK_FOR_EVERYONE, row, "relevant", message, hint)


def _check_done(row: Row, rule: TaskRule, adviser: Adviser) -> None:
    if not adviser.possible((rule.done_when, True)):
        message = f"no answer to the form {rule.form} makes this true, so nobody can do the task."
        adviser.warn(Code.NEVER_DONE, row, "done_when", message)


def _check_closed(row: Row, rule: TaskRule, adviser: Adviser) -> None:
    """A task without an end whose form cannot be filled, as after a death, stays for ever."""
    if adviser.draft.broken_forms or rule.relevant is UNREAD:
        return  # what could end it is not known
    if not adviser.possible((rule.relevant, True)):
        return  # there never is one
    endless = [one for one in _schedule(adviser, rule.name) if not one.text("closes")]
    if not endless or any(map(adviser.is_wrong, endless)) or _can_end(rule, adviser):
        return
    if any(_ends(outcome, rule) for outcome in adviser.draft.outcomes):
        return
    codes = ", ".join(one.text("code") for one in endless)
    message = f"{rule.name} ({codes}) stays open for ever where its form cannot be filled."
    adviser.warn(Code.NEVER_CLOSED, row, "relevant", message)


def _ends(outcome: Outcome, rule: TaskRule) -> bool:
    """Whether somebody may say of its tasks that they are needed no more."""
    of_it = outcome.applies_to in ("", rule.name, rule.group)
    return outcome.effect is Effect.ENDED or (outcome.effect is Effect.NOT_NEEDED and of_it)


def _schedule(adviser: Adviser, rule: str) -> Iterator[Row]:
    rows = adviser.draft.book.sheet("schedule").rows
    return (row for row in rows if row.text("task") == rule)


def _can_end(rule: TaskRule, adviser: Adviser) -> bool:
    """Whether relevant looks at something that a form or the calendar changes."""
    if not adviser.possible((rule.relevant, False)):
        return False
    written = {
        save.property
        for form in adviser.draft.forms.values()
        for block in form.entities
        for save in block.saves
        if block.list == rule.list
    }
    if rule.list == workers.LIST:
        written |= workers.BUILT_IN.keys()
    return any(
        part.name in written if isinstance(part, t.Property) else not isinstance(part, _FIXED)
        for part in _parts(rule.relevant)
    )


_FIXED = t.Literal | t.Answer | t.TriggerDay | t.TriggerMoment | t.Known | t.Apply


def _parts(term: t.Term) -> Iterator[t.Term]:
    yield term
    if isinstance(term, t.Apply):
        if term.function in SINCE:
            yield t.Today(term.span)
        for argument in term.arguments:
            yield from _parts(argument)


def _check_reasons(row: Row, rule: TaskRule, adviser: Adviser) -> None:
    names = (rule.name, rule.group)
    if not any(reason.applies_to in names for reason in adviser.draft.reasons):
        message = f"the task {rule.name} has no row in the sheet priority."
        adviser.warn(Code.NO_REASON, row, "name", message)
