"""The sheet tasks: the rules by which work falls due."""

from __future__ import annotations

from collections.abc import Sequence

from .. import limits
from ..language import resolve
from ..language import terms as t
from ..language.functions import SINCE
from ..language.nodes import Span
from ..language.scope import Scope
from ..language.types import DATE
from ..model.records import Form
from ..model.tasks import Band, Mode, Role, TaskRule
from ..problems import Code
from ..workbook.fields import Fields, Unique
from .draft import Draft
from .expressions import done_scope, optional_term, read_term, record_scope, writes
from .schedule import Schedule, check_schedule, read_schedule
from .sources import sources_of

BANDS = {band.name.lower(): band for band in Band}


def read_rules(draft: Draft) -> None:
    """The rules, each with its occurrences."""
    taken = Unique()
    names = [fields.text("name") for fields in draft.rows("tasks")]
    scheduled = read_schedule(draft, names)
    for fields in draft.rows("tasks"):
        name = fields.name("name")
        taken.take(fields, "name", name)
        if name not in scheduled and scheduled.keys() <= set(names):
            message = f"the sheet schedule has no row for {name}."
            fields.report(Code.NO_OCCURRENCES, "name", message)
        schedule = scheduled.get(name) or Schedule()
        rule = draft.rules[name] = _rule(name, fields, draft, schedule)
        if schedule.rows:
            check_schedule(schedule, rule, counts=rule.anchor is not _NOTHING)
    if len(draft.rules) > limits.RULES:
        message = f"more than {limits.RULES} tasks."
        draft.problems.add(Code.TOO_LARGE, draft.book.sheet("tasks").place, message)


def _rule(name: str, fields: Fields, draft: Draft, schedule: Schedule) -> TaskRule:
    list_name = fields.known("for", draft.lists, "an entity list")
    form = task_form(fields, draft, "form", list_name)
    after = task_form(fields, draft, "after", list_name) if fields.text("after") else None
    scope = rule_scope(fields, draft, after)
    return TaskRule(
        name=name,
        label=fields.words(),
        group=fields.name("group"),
        list=list_name,
        after=fields.text("after") or None,
        relevant=optional_term(fields, "relevant", scope, resolve.condition),
        anchor=_anchor(fields, scope),
        form=fields.text("form"),
        done_when=optional_term(
            fields, "done_when", scope and done_scope(scope, form), resolve.condition
        ),
        mode=Mode(fields.one_of("mode", [mode.value for mode in Mode])),
        assign_to=Role(fields.one_of("assign_to", [*Role])),
        band=BANDS[fields.one_of("band", BANDS)],
        occurrences=schedule.occurrences,
        sources=_sources(sources_of(fields, draft, needed=True), schedule.sources),
    )


def rule_scope(fields: Fields, draft: Draft, after: Form | None) -> Scope | None:
    """What the rule's conditions may name; None where its list is not known."""
    entity_list = draft.lists.get(fields.text("for"))
    if entity_list is None:
        return None
    return record_scope(draft, entity_list, after, bool(fields.text("after")))


def task_form(fields: Fields, draft: Draft, column: str, list_name: str) -> Form | None:
    """A form that the rule names. Its submissions must be about records of the rule's list."""
    name = fields.known(column, draft.forms, "a form")
    form = draft.forms.get(name)
    if form is None or name in draft.broken_forms or list_name not in draft.lists:
        return form
    if not writes(form, list_name):
        message = f"the form {name} is not about a {list_name}."
        fields.report(Code.WRONG_FORM, column, message)
    elif column == "form" and (form.about_list != list_name or form.about_path is None):
        message = f"the form {name} makes a new {list_name}, so it cannot be a task about one."
        hint = "Name a form whose sheet entities has an entity_id."
        fields.report(Code.WRONG_FORM, column, message, hint)
    return form


def _anchor(fields: Fields, scope: Scope | None) -> t.Term:
    if not fields.required("anchor", limits.EXPRESSION_LENGTH):
        return _NOTHING
    term = read_term(fields, "anchor", scope, resolve.date_or_moment)
    if term and _moves(term):
        message = "the date moves from day to day."
        fields.report(Code.MOVING_ANCHOR, "anchor", message)
    return term or _NOTHING


_NOTHING = t.Literal(None, DATE, Span(0, 0))
"""Where the anchor is wrong."""


def _moves(term: t.Term) -> bool:
    match term:
        case t.Apply():
            return term.function in SINCE or any(map(_moves, term.arguments))
        case t.Household():
            return _moves(term.condition)
        case t.FormCount():
            return term.within is not None
    return isinstance(term, t.Today | t.Now | t.IndicatorValue)


def _sources(*named: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in named for name in names))
