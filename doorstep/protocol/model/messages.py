"""What is said by SMS, to whom and when, and what people may answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..language.terms import Term
from .words import Words


class Audience(StrEnum):
    CLIENT = "client"
    HOUSEHOLD = "household"
    CHW = "chw"
    SUPERVISOR = "supervisor"


class Trigger(StrEnum):
    """What a message follows."""

    OPENS = "opens"  # a task opens
    DUE = "due"  # a task falls due
    OVERDUE = "overdue"  # a task is still open after that
    CREATED = "created"  # a record is known
    MONTH_END = "month_end"  # the last day of a month, for each record of a list
    KEYWORD = "keyword"  # somebody sent a word


OF_TASKS = (Trigger.OPENS, Trigger.DUE, Trigger.OVERDUE)


class Sender(StrEnum):
    """Who may send a keyword."""

    CLIENT = "client"
    WORKER = "worker"
    ANYONE = "anyone"


@dataclass(frozen=True, slots=True)
class Message:
    """``rules`` of a trigger of tasks, ``lists`` of all records it may be about."""

    code: str
    audience: Audience
    trigger: Trigger
    rules: tuple[str, ...]
    lists: tuple[str, ...]
    keyword: str  # "" of other triggers
    offset: int  # days after what it follows; before it, where negative
    when: Term  # boolean, over the record
    text: Words  # with ${property}
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word of an SMS that comes in; ``aliases`` mean the same, capitals aside."""

    word: str
    aliases: tuple[str, ...]
    sender: Sender
    creates: str | None  # a form
    answer: Words
