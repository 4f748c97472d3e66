"""The programme's texts as their writers and payers see them: what they cost, and to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from doorstep.protocol.model.messages import Message, Trigger
from doorstep.protocol.sms import fits_basic, parts

from ...programmes import releases

WHEN: Mapping[Trigger, str] = {
    Trigger.OPENS: "when a task opens",
    Trigger.DUE: "when a task falls due",
    Trigger.OVERDUE: "when a task is late",
    Trigger.CREATED: "when a record is new",
    Trigger.MONTH_END: "when a month ends",
    Trigger.KEYWORD: "when somebody writes",
}


@dataclass(frozen=True, slots=True)
class Text:
    """``parts``: SMS that are paid for, values not counted. ``wide``: it has letters that make each
    SMS hold 70 instead of 160.
    """

    language: str
    text: str
    length: int
    parts: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Template:
    code: str
    audience: str
    when: str
    texts: tuple[Text, ...]


def templates() -> Iterator[Template]:
    for message in releases.programme(releases.current_hash()).messages:
        texts = message.text.by_language.items()
        found = tuple(
            Text(language, text, len(text), parts(text), not fits_basic(text))
            for language, text in texts
        )
        yield Template(message.code, message.audience.value, _when(message), found)


def _when(message: Message) -> str:
    about = message.keyword or ", ".join(message.rules or message.lists)
    days = abs(message.offset)
    moved = f", {days} day{'s' if days > 1 else ''} {'before' if message.offset < 0 else 'after'}"
    return f"{WHEN[message.trigger]}: {about}{moved if days else ''}"
