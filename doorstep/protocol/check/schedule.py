"""The sheet schedule: the occurrences of each rule, and whether they fit what it counts from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .. import limits
from ..durations import Duration
from ..model.tasks import Occurrence, TaskRule
from ..model.words import Words
from ..problems import Code, did_you_mean
from ..workbook.durations import parse_duration
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .sources import sources_of
from .windows import Row, check_windows

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_TIMES = re.compile(r"([0-9]{1,4})\s*times?")


@dataclass(slots=True)
class Schedule:
    """A rule's occurrences, each with the row it comes from, and the sources that those name."""

    codes: Unique = field(default_factory=Unique)
    rows: list[Row] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        return tuple(one for _, one in self.rows)

    def add(self, fields: Fields) -> None:
        occurrence = _occurrence(fields, self.rows)
        if self.codes.take(fields, "code", occurrence.code):
            self.rows += [(fields, one) for one in _repeated(fields, occurrence)]


def read_schedule(draft: Draft, rules: Sequence[str]) -> dict[str, Schedule]:
    """That of each rule, in the order of the sheet."""
    found: dict[str, Schedule] = defaultdict(Schedule)
    for fields in draft.rows("schedule"):
        schedule = found[fields.known("task", rules, "a task")]
        schedule.add(fields)
        schedule.sources.extend(sources_of(fields, draft, needed=False))
    return dict(found)


def check_schedule(schedule: Schedule, rule: TaskRule, *, counts: bool) -> None:
    """``counts``: whether the rule's anchor is known, and so whether it counts in hours."""
    rows = [row for row in schedule.rows if not row[0].row.broken]
    if len(schedule.rows) > limits.OCCURRENCES_PER_RULE:
        message = f"the task has more than {limits.OCCURRENCES_PER_RULE} occurrences."
        schedule.rows[0][0].report(Code.TOO_LARGE, "task", message)
        return
    if counts and rule.per_day == 1:
        for fields in {fields.row.place.row: fields for fields, _ in rows}.values():
            fields.refuse_hours(_DURATIONS, f"the anchor of {rule.name} is a date")
    check_windows(rows, rule.per_day)


_DURATIONS = ("due", "opens", "closes", "repeat", "until")


def _occurrence(fields: Fields, before: Sequence[Row]) -> Occurrence:
    code = fields.required("code", limits.NAME_LENGTH)
    if code and not _CODE.fullmatch(code):
        hint = "Use letters, digits, _ and - only."
        fields.report(Code.MALFORMED_NAME, "code", f"`{code}` is not a code.", hint)
    return Occurrence(
        code=code,
        label=fields.words(),
        due=fields.duration("due", may_be_negative=True),
        opens=_fixed(fields, "opens"),
        closes=_fixed(fields, "closes") if fields.text("closes") else None,
        after=_after(fields, [one for _, one in before]),
    )


def _fixed(fields: Fields, column: str) -> Duration:
    """A duration that is always as long."""
    found = fields.duration(column)
    if found.months:
        message = "months and years differ in length, so windows cannot be measured in them."
        fields.report(Code.NOT_A_DURATION, column, message, "Write days or weeks.")
        return Duration()
    return found


def _after(fields: Fields, before: Sequence[Occurrence]) -> str | None:
    code = fields.text("after")
    known = {one.code: one for one in before}
    if not code:
        return None
    if code not in known:
        repeats = any(one.code.startswith(f"{code}.") for one in before)
        hint = did_you_mean(code, known) or "Name a row of this task that stands further up."
        message = (
            f"`{code}` is {'a row that repeats' if repeats else 'no earlier row of the task'}."
        )
        fields.report(Code.UNKNOWN_NAME, "after", message, hint)
        return None
    if _depth(known[code], known) >= limits.CHAIN:
        message = f"more than {limits.CHAIN} occurrences wait for each other."
        fields.report(Code.TOO_LARGE, "after", message, "Begin a task of its own further on.")
    return code


def _depth(one: Occurrence, known: dict[str, Occurrence]) -> int:
    return 1 if one.after is None else 1 + _depth(known[one.after], known)


def _repeated(fields: Fields, first: Occurrence) -> Iterator[Occurrence]:
    """The occurrence itself or, with ``repeat``, code.1, code.2 and so on."""
    if not fields.text("repeat"):
        if fields.text("until"):
            fields.report(Code.MISSING_VALUE, "repeat", "until says when repeating ends.")
        yield first
        return
    every = fields.duration("repeat")
    if parse_duration(fields.text("repeat")) is None:
        return  # told
    for number in range(1, _times(fields, first, every) + 1):
        yield Occurrence(
            code=f"{first.code}.{number}",
            label=_numbered(first.label, number),
            due=first.due.plus(every, number - 1),
            opens=first.opens,
            closes=first.closes,
            after=first.after,
        )


def _numbered(label: Words, number: int) -> Words:
    return Words({language: f"{text} {number}" for language, text in label.by_language.items()})


def _times(fields: Fields, first: Occurrence, every: Duration) -> int:
    """How often it comes: while it is due, however the calendar falls, up to ``until``."""
    times = _TIMES.fullmatch(fields.text("until"))
    if every.least <= 0:
        message = "it would never come to an end."
        fields.report(Code.NOT_A_DURATION, "repeat", message, "Write at least a day.")
        return 1
    if times:
        if int(times[1]) == 0:
            fields.report(
                Code.NOT_A_DURATION, "until", "0 times is never.", "Write 1 times or more."
            )
        return min(int(times[1]), limits.OCCURRENCES_PER_RULE + 1)
    until, number = fields.duration("until"), 0
    while number <= limits.OCCURRENCES_PER_RULE and first.due.plus(every, number).is_within(until):
        number += 1
    if number == 0 and parse_duration(fields.text("until")):
        message = f"it is first due {first.due} after the anchor, which is later."
        fields.report(Code.NOT_A_DURATION, "until", message, "Raise it.")
    return number
