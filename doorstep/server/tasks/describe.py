"""What the programme says of a task: of one of its rules, or of an escalation of one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from doorstep.protocol.days import DAY
from doorstep.protocol.durations import HOUR
from doorstep.protocol.model.tasks import Task
from doorstep.protocol.package import EscalationJson, Package, ReasonJson, WordsJson


@dataclass(frozen=True, slots=True)
class Description:
    """``late_before``: seconds that the work was late already when it became this task."""

    what: WordsJson
    when: WordsJson
    reasons: Sequence[ReasonJson]
    assign_to: str
    late_before: int = 0

    def words(self, language: str) -> str:
        """What it is and its occurrence, where that says more."""
        what, when = say(self.what, language), say(self.when, language)
        return what if when in ("", what) else f"{what}, {when}"


def describe(package: Package, task: Task) -> Description:
    for escalation in package["escalations"]:
        if escalation["name"] == task.rule:
            return _escalated(package, escalation, task.occurrence)
    return _of_rule(package, task.rule, task.occurrence)


def work_of(package: Package, roles: Collection[str]) -> list[str]:
    """The rules and escalations whose tasks are for these roles."""
    found = [(rule["name"], rule["assign_to"]) for rule in package["rules"]]
    found += [(item["name"], item["assign_to"]) for item in package["escalations"]]
    return [name for name, assign_to in found if assign_to in roles]


def say(words: WordsJson, language: str) -> str:
    return words.get(language) or next(iter(words.values()), "")


def _of_rule(package: Package, name: str, occurrence: str) -> Description:
    rule = next(rule for rule in package["rules"] if rule["name"] == name)
    codes = {item["code"]: item["label"] for item in rule["occurrences"]}
    return Description(rule["label"], codes.get(occurrence, {}), rule["reasons"], rule["assign_to"])


def _escalated(package: Package, escalation: EscalationJson, occurrence: str) -> Description:
    rule, _, code = occurrence.partition(".")
    overdue = _of_rule(package, rule, code)
    return Description(
        what=escalation["label"],
        when=overdue.what,
        reasons=overdue.reasons,
        assign_to=escalation["assign_to"],
        late_before=escalation["after"] * DAY + escalation.get("hours", 0) * HOUR,
    )
