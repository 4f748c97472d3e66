"""The whole programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .escalations import Escalation
from .indicators import Indicator
from .media import Medium, Table
from .messages import Danger, Hours, Keyword, Message
from .outcomes import Effect, Outcome
from .practice import Practice
from .records import Choice, EntityList, Form
from .tasks import Band, Reason, TaskRule
from .words import Words


@dataclass(frozen=True, slots=True)
class Source:
    """Where a clinical fact comes from; ``proposal`` marks values for local calibration."""

    name: str
    title: str
    link: str
    proposal: bool


@dataclass(frozen=True, slots=True)
class Programme:
    id: str
    version: str
    label: Words
    languages: tuple[str, ...]  # tags, the default language first
    time_zone: str
    working_days: tuple[int, ...]  # of the week, Monday is 1; messages go out on them
    sms_hours: Hours  # and in these hours
    sms_per_week: int  # to one client at most
    band_points: Mapping[Band, int]
    choices: Mapping[str, tuple[Choice, ...]]
    lists: tuple[EntityList, ...]
    forms: tuple[Form, ...]
    media: tuple[Medium, ...]  # what forms show
    tables: tuple[Table, ...]  # what forms read
    practice: Practice | None  # people who are made up, to practise with
    rules: tuple[TaskRule, ...]
    reasons: tuple[Reason, ...]
    outcomes: tuple[Outcome, ...]
    escalations: tuple[Escalation, ...]
    indicators: tuple[Indicator, ...]
    messages: tuple[Message, ...]
    keywords: tuple[Keyword, ...]
    dangers: tuple[Danger, ...]
    sources: tuple[Source, ...]

    def list(self, name: str) -> EntityList:
        return next(item for item in self.lists if item.name == name)

    def form(self, name: str) -> Form:
        return next(form for form in self.forms if form.name == name)

    def rule(self, name: str) -> TaskRule:
        return next(rule for rule in self.rules if rule.name == name)

    def reasons_of(self, rule: TaskRule) -> tuple[Reason, ...]:
        """The reasons that can apply to a rule's tasks, in the order of their bits."""
        return tuple(r for r in self.reasons if r.applies_to in (rule.name, rule.group))

    def outcomes_of(self, rule: TaskRule) -> tuple[Outcome, ...]:
        """What can be said of a rule's tasks, and what ends all work for a record."""
        return tuple(
            one
            for one in self.outcomes
            if one.effect is Effect.ENDED or one.applies_to in ("", rule.name, rule.group)
        )
