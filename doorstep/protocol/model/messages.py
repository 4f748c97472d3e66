"""What is said by SMS, to whom and when, and what people may answer."""

from __future__ import annotations

from collections.abc import Mapping
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


ANY = "*"
"""The keyword that stands for whatever else is written."""


class Does(StrEnum):
    """What a keyword does by itself."""

    STOP = "stop"  # no messages to this number any more
    START = "start"  # messages to it again
    TASKS = "tasks"  # a worker's worklist in an SMS
    DONE = "done"  # closes a task of that worklist, by its number


OF_TASKS = (Trigger.OPENS, Trigger.DUE, Trigger.OVERDUE)


@dataclass(frozen=True, slots=True)
class Hours:
    """Between which hours of the day something is done, in minutes after midnight."""

    start: int
    end: int


WAKING = Hours(8 * 60, 20 * 60)
"""When messages go out where the programme does not say."""

PER_WEEK = 3
"""How many reminders one client gets in seven days at most, where the programme does not say."""

CONSENT, AGREED, LANGUAGE = "phone_consent", "yes", "language"
"""Properties of a list that say whether somebody agreed to messages, with the answer that says so,
and the tag of her language. Her number is whatever has the match ``phone``.
"""


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
    """A word of an SMS that comes in; ``aliases`` mean the same, capitals aside.

    ``languages``: the tag of each alias that says whose word it is.
    """

    word: str
    aliases: tuple[str, ...]
    languages: Mapping[str, str]
    sender: Sender
    does: Does | None
    creates: str | None  # a form
    arguments: str  # names of its questions, or name=value, with blanks between
    answer: Words


@dataclass(frozen=True, slots=True)
class Danger:
    """Words in an SMS that raise the answer of a question in the form that its keyword fills.

    Raised: to a choice that comes later in the question's list than what it was.
    """

    name: str
    question: str
    answer: str
    words: Words  # with commas between
    sources: tuple[str, ...]
