"""A message goes out some day, and a word that somebody sends reaches somebody."""

from __future__ import annotations

from ...days import DAY
from ...model.messages import OF_TASKS, Keyword, Message, Trigger
from ...model.tasks import Occurrence
from ...problems import Code
from ...workbook import Row
from .adviser import Adviser


def check_messages(adviser: Adviser) -> None:
    for row, message in adviser.messages():
        if message.trigger in OF_TASKS:
            _check_of_tasks(row, message, adviser)
    for row, keyword in adviser.keywords():
        _check_heard(row, keyword, adviser)


def _check_of_tasks(row: Row, message: Message, adviser: Adviser) -> None:
    rules = [rule for _, rule in adviser.rules() if rule.name in message.rules]
    if len(rules) < len(message.rules) or not adviser.possible((message.when, True)):
        return  # a rule is wrong, or it is told of the condition itself
    names = ", ".join(rule.name for rule in rules)
    wanted = [rule for rule in rules if adviser.possible((rule.relevant, True))]
    if wanted and not any(
        adviser.possible((message.when, True), (rule.relevant, True)) for rule in wanted
    ):
        told = f"this can never be true while {names} is relevant."
        adviser.warn(Code.NEVER_TRUE, row, "when", told)
    elif not any(_goes_out(message, one) for rule in rules for one in rule.occurrences):
        told = f"{names} has closed by then, so nobody ever gets it."
        adviser.warn(Code.NEVER_SENT, row, "offset", told)


def _goes_out(message: Message, one: Occurrence) -> bool:
    """Whether the task may still be open on the day of the message."""
    if one.closes is None:
        return True
    after = message.offset * DAY - (one.opens.most if message.trigger is Trigger.OPENS else 0)
    return after <= one.closes.most


def _check_heard(row: Row, keyword: Keyword, adviser: Adviser) -> None:
    told = any(one.keyword == keyword.word for one in adviser.draft.messages)
    if told or keyword.does or (keyword.creates and _follows_up(keyword.creates, adviser)):
        return
    hint = None
    message = f"{keyword.word} tells nobody and records nothing: only its sender hears of it."
    if keyword.creates:
        message = f"{keyword.word} fills the form {keyword.creates}, and no task follows up on it."
        hint = f"Write a task after {keyword.creates}, or a message that the keyword triggers."
    adviser.warn(Code.NOBODY_HEARS, row, "creates", message, hint)


def _follows_up(form: str, adviser: Adviser) -> bool:
    """Whether work comes after the form, or is about records that it writes."""
    if form in adviser.draft.broken_forms or form not in adviser.draft.forms:
        return True
    written = {block.list for block in adviser.draft.forms[form].entities}
    rules = adviser.draft.rules.values()
    return any(rule.after == form or rule.list in written for rule in rules)
