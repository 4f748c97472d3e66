"""A programme while it is being checked: what is known so far, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model.escalations import Escalation
from ..model.indicators import Indicator
from ..model.media import Medium, Table
from ..model.messages import Danger, Keyword, Message
from ..model.outcomes import Outcome
from ..model.practice import Practice
from ..model.programme import Source
from ..model.records import Choice, EntityList, Form
from ..model.tasks import Reason, TaskRule
from ..problems import Problems
from ..workbook import Workbook
from ..workbook.fields import Fields
from ..workbook.languages import Language


@dataclass(slots=True)
class Draft:
    """Each family of checks reads what came before it and adds its own.

    Names stay known although their row is wrong, so that one mistake is told once.
    """

    book: Workbook
    problems: Problems
    languages: Sequence[Language]
    choices: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    lists: dict[str, EntityList] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)  # (list, property)
    media: dict[str, Medium] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    practice: Practice | None = None
    shown: set[str] = field(default_factory=set)  # names of media and tables that forms need
    forms: dict[str, Form] = field(default_factory=dict)
    broken_forms: set[str] = field(default_factory=set)
    offered: dict[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """By form, the choices that its own lists offer: they may be fewer than the programme's."""
    sources: dict[str, Source] = field(default_factory=dict)
    rules: dict[str, TaskRule] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    escalations: list[Escalation] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    keywords: list[Keyword] = field(default_factory=list)
    dangers: list[Danger] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)

    def rows(self, sheet: str) -> Iterator[Fields]:
        for row in self.book.sheet(sheet).rows:
            yield Fields(row, self.problems, self.languages)
