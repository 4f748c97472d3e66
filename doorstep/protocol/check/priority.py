"""The sheet priority: why a task is more urgent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .. import limits
from ..language import lookups, resolve
from ..language import terms as t
from ..model.tasks import Reason, TaskRule
from ..problems import Code
from ..workbook.fields import Fields
from .draft import Draft
from .expressions import UNREAD, read_term, record_scope
from .sources import sources_of
from .tasks import BANDS


@dataclass(frozen=True, slots=True)
class _Read:
    fields: Fields
    reason: Reason


def read_reasons(draft: Draft) -> None:
    rows = [_Read(fields, _reason(fields, draft)) for fields in draft.rows("priority")]
    for rule in draft.rules.values():
        _check_rule(rule, [row for row in rows if row.reason.applies_to in (rule.name, rule.group)])
    draft.reasons.extend(row.reason for row in rows)


def _reason(fields: Fields, draft: Draft) -> Reason:
    rules = list(draft.rules.values())
    names = dict.fromkeys([*draft.rules, *(rule.group for rule in rules)])
    applies_to = fields.known("for", names, "a task or a group of tasks")
    band = fields.one_of("band", ["", *BANDS], default="")
    return Reason(
        code=fields.name("code"),
        label=fields.words(),
        applies_to=applies_to,
        when=_when(fields, [r for r in rules if applies_to in (r.name, r.group)], draft),
        band=BANDS.get(band),
        points=fields.points("points"),
        points_per_day=fields.points("points_per_day"),
        cap=fields.number("cap", None),
        sources=sources_of(fields, draft, needed=bool(band)),
    )


def _when(fields: Fields, rules: Sequence[TaskRule], draft: Draft) -> t.Term:
    """The condition, which must mean the same for each rule that the row is for."""
    if not fields.required("when", limits.EXPRESSION_LENGTH):
        return t.ALWAYS
    found: t.Term | None = None
    known: Sequence[TaskRule | None] = rules or [None]
    for rule in known:
        before = len(draft.problems)
        term = _term(fields, rule, draft)
        if len(draft.problems) > before:
            return UNREAD
        if found is not None and term != found and rule is not None:
            message = f"this does not mean the same for {rules[0].name} and {rule.name}."
            fields.report(Code.AMBIGUOUS_REASON, "when", message)
        found = found or term
    return found or UNREAD


def _term(fields: Fields, rule: TaskRule | None, draft: Draft) -> t.Term | None:
    if rule is None or rule.list not in draft.lists:
        return read_term(fields, "when", None, resolve.condition)
    after = draft.forms.get(rule.after or "")
    scope = record_scope(draft, draft.lists[rule.list], after, rule.after is not None)
    scope = replace(scope, lookups=scope.lookups | lookups.ABOUT_TASK)
    return read_term(fields, "when", scope, resolve.condition)


def _check_rule(rule: TaskRule, rows: Sequence[_Read]) -> None:
    """A rule's reasons: at most as many as bits, and no code twice."""
    if len(rows) > limits.REASONS_PER_RULE:
        message = f"the task {rule.name} has {len(rows)} reasons."
        rows[limits.REASONS_PER_RULE].fields.report(Code.TOO_MANY_REASONS, "for", message)
    seen: dict[str, _Read] = {}
    for row in rows:
        first = seen.setdefault(row.reason.code.casefold(), row)
        if first is not row and row.reason.code:
            message = (
                f"the task {rule.name} has the reason `{row.reason.code}` already, in row "
                f"{first.fields.row.place.row}."
            )
            row.fields.report(Code.DUPLICATE_NAME, "code", message)
