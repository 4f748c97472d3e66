"""The sheet messages: what is said by SMS, to whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import limits
from ..language import resolve
from ..language.terms import ALWAYS, Term
from ..language.types import DATE, INTEGER, MOMENT, TEXT, Kind, Type
from ..model import workers
from ..model.messages import OF_TASKS, Audience, Message, Trigger
from ..model.records import EntityList
from ..model.tasks import TaskRule
from ..problems import Code, did_you_mean, listing
from ..sms import filled, is_open, parts, placeholders
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .expressions import read_term, record_scope
from .sources import sources_of

OF_TASK = {"due": DATE, "closes": DATE, "attempts": INTEGER}
"""What the text of a message about a task may name besides the record's properties."""

WORKER = "worker"
"""The name of whose work the record is, in any text about one, unless that is a property."""

LENGTHS = {Kind.INTEGER: 4, Kind.DECIMAL: 8, Kind.DATE: 10, Kind.MOMENT: 16}
TEXT_LENGTH = 20
"""How long a value may be, to foresee the length of the SMS."""


def read_messages(draft: Draft) -> None:
    taken = Unique()
    for fields in draft.rows("messages"):
        taken.take(fields, "code", fields.name("code"))
        draft.messages.append(_message(fields, draft))


def _message(fields: Fields, draft: Draft) -> Message:
    trigger = Trigger(fields.one_of("trigger", [*Trigger]))
    rules = _rules(fields, draft) if trigger in OF_TASKS else []
    lists = _lists(fields, draft, trigger, rules)
    _check_texts(fields, draft, lists, trigger in OF_TASKS)
    return Message(
        code=fields.text("code"),
        audience=Audience(fields.one_of("audience", [*Audience])),
        trigger=trigger,
        rules=tuple(rule.name for rule in rules),
        lists=tuple(item.name for item in lists),
        keyword=_keyword(fields, draft) if trigger is Trigger.KEYWORD else "",
        offset=_offset(fields, trigger),
        when=_when(fields, draft, lists, trigger in OF_TASKS),
        text=fields.words("text"),
        sources=sources_of(fields, draft, needed=False),
    )


def _rules(fields: Fields, draft: Draft) -> list[TaskRule]:
    name, rules = fields.text("for"), list(draft.rules.values())
    found = [rule for rule in rules if name in (rule.name, rule.group)]
    if not found:
        known = dict.fromkeys([*draft.rules, *(rule.group for rule in rules)])
        fields.known("for", known, "a task or a group of tasks")
    return found


def _lists(
    fields: Fields, draft: Draft, trigger: Trigger, rules: Sequence[TaskRule]
) -> list[EntityList]:
    """The lists whose records it may be about."""
    if trigger in OF_TASKS:
        names = dict.fromkeys(rule.list for rule in rules)
        return [draft.lists[name] for name in names if name in draft.lists]
    if trigger is Trigger.KEYWORD:
        return []
    name = fields.known("for", draft.lists, "an entity list")
    return [draft.lists[name]] if name in draft.lists else []


def _keyword(fields: Fields, draft: Draft) -> str:
    words = [keyword.word for keyword in draft.keywords]
    return fields.known("for", words, "a row of the sheet keywords")


def _offset(fields: Fields, trigger: Trigger) -> int:
    """In days; a message on what is overdue comes a day after it was due, or later."""
    least = 1 if trigger is Trigger.OVERDUE else -limits.DAYS
    if not fields.text("offset"):
        return max(0, least)
    return fields.days("offset", least)


def _when(fields: Fields, draft: Draft, lists: Sequence[EntityList], about_task: bool) -> Term:
    """The condition, which must mean the same for each list that the message is about."""
    found: Term = ALWAYS
    for number, item in enumerate(lists if fields.text("when") else ()):
        before = len(draft.problems)
        scope = record_scope(draft, item, None, False)
        if about_task:
            scope = replace(scope, lookups=scope.lookups | {"attempts"})
        term = read_term(fields, "when", scope, resolve.condition)
        if len(draft.problems) > before:
            return ALWAYS
        if number and term != found:
            message = f"this does not mean the same for {lists[0].name} and {item.name}."
            fields.report(Code.AMBIGUOUS_REASON, "when", message)
        found = term or ALWAYS
    return found


def _check_texts(
    fields: Fields, draft: Draft, lists: Sequence[EntityList], about_task: bool
) -> None:
    for language in draft.languages:
        column = f"text::{language.name}"
        text = fields.text(column)
        for name in placeholders(text):
            if not (about_task and name in OF_TASK):
                _check_placeholder(fields, draft, column, name, lists)
        values = {name: _longest(name, lists, draft, language.tag) for name in placeholders(text)}
        check_sent(fields, column, text)
        check_length(fields, column, filled(text, values))


def check_sent(fields: Fields, column: str, text: str) -> None:
    if is_open(text):
        hint = "Write ${name}, with both braces."
        fields.report(
            Code.UNKNOWN_PROPERTY, column, "a ${ has no end, so it is sent as it is.", hint
        )


def check_length(fields: Fields, column: str, text: str) -> None:
    if (count := parts(text)) > limits.MESSAGE_PARTS:
        message = f"this is sent as {count} SMS."
        fields.report(Code.LONG_MESSAGE, column, message)


def _figures(fields: Fields, draft: Draft, item: EntityList) -> list[str]:
    """Indicators of the month that ended, in a message to those whose work it was."""
    of_month = fields.text("trigger") == Trigger.MONTH_END and item.name == workers.LIST
    return [indicator.name for indicator in draft.indicators] if of_month else []


def _check_placeholder(
    fields: Fields, draft: Draft, column: str, name: str, lists: Sequence[EntityList]
) -> None:
    if not lists and fields.text("trigger") == Trigger.KEYWORD:
        message = f"a keyword is about no record, so ${{{name}}} has no value."
        fields.report(Code.UNKNOWN_PROPERTY, column, message, "Write it without ${}.")
    for item in lists:
        property_ = item.property(name)
        if property_ is None and name in _figures(fields, draft, item):
            continue
        if property_ is None and name != WORKER:
            known = [*(p.name for p in item.properties if not p.sensitive), WORKER]
            known += _figures(fields, draft, item)
            known += OF_TASK if fields.text("trigger") in OF_TASKS else ()
            hint = did_you_mean(name, known) or f"There are: {listing(known)}."
            message = f"there is no property `{name}` on {item.name}."
            fields.report(Code.UNKNOWN_PROPERTY, column, message, hint)
        elif property_ is not None and property_.sensitive:
            message = f"${{{name}}} is sensitive."
            fields.report(Code.SENSITIVE, column, message)


def _longest(name: str, lists: Sequence[EntityList], draft: Draft, language: str) -> str:
    """A value as long as it may be expected, to foresee the length of the text."""
    types = [OF_TASK[name]] if name in OF_TASK else [TEXT] if name == WORKER else []
    if name in (indicator.name for indicator in draft.indicators):
        types.append(MOMENT)  # as long as 123/456 (27 %)
    types += [p.type for item in lists for p in item.properties if p.name == name]
    return max((_sample(type_, draft, language) for type_ in types), key=len, default="")


def _sample(type_: Type, draft: Draft, language: str) -> str:
    if type_.choices:
        labels = [c.label.get(language) for c in draft.choices.get(type_.choices, ())]
        return max(labels, key=len, default="")
    return "x" * LENGTHS.get(type_.kind, TEXT_LENGTH)
