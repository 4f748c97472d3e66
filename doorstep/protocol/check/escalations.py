"""The sheet escalations: who is told of work that stays undone, and when."""

from __future__ import annotations

from ..days import DAY
from ..language import resolve
from ..model.escalations import Escalation
from ..model.tasks import Mode, Role, TaskRule
from ..problems import Code, listing
from ..workbook.durations import parse_duration
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .expressions import optional_term
from .sources import sources_of
from .task_fields import task_scope
from .tasks import BANDS, task_form

GROUP = "escalation"


def read_escalations(draft: Draft) -> None:
    taken = Unique()
    rows = list(draft.rows("escalations"))
    circles = {fields.text("code"): fields.text("for") for fields in rows}
    for fields in rows:
        name = fields.name("code")
        if name in draft.rules:
            message = f"`{name}` is a task already."
            fields.report(Code.DUPLICATE_NAME, "code", message)
        taken.take(fields, "code", name)
        draft.escalations.append(_escalation(name, fields, draft, circles))


def _escalation(name: str, fields: Fields, draft: Draft, escalated: dict[str, str]) -> Escalation:
    rules = _rules(fields, draft, escalated)
    per_day = _per_day(fields, rules)
    _check_months(fields)
    return Escalation(
        name=name,
        label=fields.words(),
        group=fields.name("group") if fields.text("group") else GROUP,
        rules=tuple(rule.name for rule in rules),
        after=fields.duration("after"),
        when=optional_term(fields, "when", task_scope(draft), resolve.condition),
        to=Role(fields.one_of("to", [*Role])),
        mode=Mode(fields.one_of("mode", [mode.value for mode in Mode])),
        band=BANDS[fields.one_of("band", BANDS, default="routine")],
        form=_form(fields, draft, rules),
        closes=fields.duration("closes") if fields.text("closes") else None,
        per_day=per_day,
        sources=sources_of(fields, draft, needed=True),
    )


def _per_day(fields: Fields, rules: list[TaskRule]) -> int:
    """It counts in hours where all the tasks that it watches do."""
    in_days = [rule.name for rule in rules if rule.per_day == 1]
    if in_days:
        fields.refuse_hours(("after", "closes"), f"{listing(in_days)} counts in days")
    return 1 if in_days or not rules else DAY


def _check_months(fields: Fields) -> None:
    for column in ("after", "closes"):
        found = parse_duration(fields.text(column))
        if found and found.months:
            message = f"`{fields.text(column)}`: months and years differ in length."
            fields.report(Code.NOT_A_DURATION, column, message, "Write days or weeks.")


def _rules(fields: Fields, draft: Draft, escalated: dict[str, str]) -> list[TaskRule]:
    """The rules whose work it watches."""
    name = fields.text("for")
    rules = list(draft.rules.values())
    found = [rule for rule in rules if name in (rule.name, rule.group)]
    if name in escalated and not found:
        _report_second_step(fields, name, escalated)
    elif not found:
        fields.known("for", dict.fromkeys([*draft.rules, *(r.group for r in rules)]), _TASK)
    return found


_TASK = "a task or a group of tasks"


def _report_second_step(fields: Fields, name: str, escalated: dict[str, str]) -> None:
    """An escalation is about work of the first layer, never about another escalation."""
    steps = [fields.text("code")]
    while name in escalated and name not in steps:
        steps.append(name)
        name = escalated[name]
    way = " -> ".join([*steps, name])
    if name in steps:
        if steps[0] == next(code for code in escalated if code in steps):  # it is told once
            fields.report(Code.CIRCLE, "for", f"this goes round in a circle: {way}.")
    else:
        message = f"`{fields.text('for')}` is an escalation itself ({way})."
        hint = f"Write a row for {name} with a longer after."
        fields.report(Code.UNKNOWN_NAME, "for", message, hint)


def _form(fields: Fields, draft: Draft, rules: list[TaskRule]) -> str | None:
    if not fields.text("form"):
        return None
    for list_name in dict.fromkeys(rule.list for rule in rules):
        task_form(fields, draft, "form", list_name)
    return fields.text("form")
