"""The sheet schedule: the occurrences of each rule, whose windows share no day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .. import limits
from ..model.tasks import Occurrence
from ..problems import Code
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .sources import sources_of

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Scheduled:
    """The occurrences of a rule, and the sources that their rows name."""

    occurrences: tuple[Occurrence, ...]
    sources: tuple[str, ...]


def read_schedule(draft: Draft, rules: Sequence[str]) -> dict[str, Scheduled]:
    """The occurrences of each rule, in the order of the sheet."""
    taken: dict[str, Unique] = defaultdict(Unique)
    rows: dict[str, list[tuple[Fields, Occurrence]]] = defaultdict(list)
    sources: dict[str, list[str]] = defaultdict(list)
    for fields in draft.rows("schedule"):
        rule = fields.known("task", rules, "a task")
        occurrence = _occurrence(fields)
        taken[rule].take(fields, "code", occurrence.code)
        rows[rule].append((fields, occurrence))
        sources[rule].extend(sources_of(fields, draft, needed=False))
    for found in rows.values():
        _check_windows([row for row in found if not row[0].row.broken])
    return {
        rule: Scheduled(tuple(one for _, one in found), tuple(sources[rule]))
        for rule, found in rows.items()
    }


def _occurrence(fields: Fields) -> Occurrence:
    code = fields.required("code", limits.NAME_LENGTH)
    if code and not _CODE.fullmatch(code):
        hint = "Use letters, digits, _ and - only."
        fields.report(Code.MALFORMED_NAME, "code", f"`{code}` is not a code.", hint)
    return Occurrence(
        code=code,
        label=fields.words(),
        due=fields.days("due", least=-limits.DAYS),
        opens=fields.days("opens"),
        closes=fields.days("closes") if fields.text("closes") else None,
    )


def _check_windows(rows: Sequence[tuple[Fields, Occurrence]]) -> None:
    if len(rows) > limits.OCCURRENCES_PER_RULE:
        message = f"the task has more than {limits.OCCURRENCES_PER_RULE} occurrences."
        rows[0][0].report(Code.TOO_LARGE, "task", message)
    ordered = sorted(rows, key=lambda row: row[1].due - row[1].opens)
    for (_, first), (fields, second) in pairwise(ordered):
        opens = second.due - second.opens
        if first.closes is None:
            message = f"{first.code} never closes, so {second.code} shares days with it."
            hint = f"Give {first.code} a closes."
            fields.report(Code.OVERLAPPING_WINDOWS, "opens", message, hint)
        elif first.due + first.closes >= opens:
            message = (
                f"{second.code} opens on day {opens}, and {first.code} only closes at the end of "
                f"day {first.due + first.closes}."
            )
            fields.report(Code.OVERLAPPING_WINDOWS, "opens", message)
