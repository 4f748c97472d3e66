"""Work about workers that would raise itself: by an indicator that counts it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from ..language.nodes import Span
from ..language.terms import Apply, IndicatorValue, Literal, TaskField, Term
from ..language.types import BOOLEAN, Kind, Type
from ..model.indicators import Indicator, Table
from ..model.tasks import TaskRule
from ..plan.inputs import parts
from ..problems import Code
from ..workbook.fields import Fields
from .draft import Draft
from .guidelines.truth import possible

COLUMNS = ("anchor", "relevant")


Step = tuple[str, str]
"""An indicator that a rule reads, and a rule whose tasks that indicator may count."""


def check_circles(draft: Draft) -> None:
    """Report each rule that reads an indicator which may count the rule's own tasks."""
    rows = {fields.text("name"): fields for fields in draft.rows("tasks")}
    reads = {name: list(_reads(rule, draft)) for name, rule in draft.rules.items()}
    readers = [draft.rules[name] for name, indicators in reads.items() if indicators]
    steps = {
        name: [(one.name, to.name) for one in indicators for to in readers if _may_count(one, to)]
        for name, indicators in reads.items()
    }
    told: set[frozenset[str]] = set()
    for name in draft.rules:
        way = _way_round(name, steps)
        if way and frozenset(way) not in told:
            told.add(frozenset(way))
            _report(rows[name], way)


def _way_round(start: str, steps: Mapping[str, Sequence[Step]]) -> Sequence[str]:
    """The shortest way from a rule back to itself; none where there is no way."""
    waiting: deque[tuple[str, tuple[str, ...]]] = deque([(start, (start,))])
    seen = {start}
    while waiting:
        rule, way = waiting.popleft()
        for indicator, counted in steps[rule]:
            if counted == start:
                return (*way, indicator, start)
            if counted not in seen:
                seen.add(counted)
                waiting.append((counted, (*way, indicator, counted)))
    return ()


def _reads(rule: TaskRule, draft: Draft) -> Iterator[Indicator]:
    reasons = (r.when for r in draft.reasons if r.applies_to in (rule.name, rule.group))
    terms: list[Term] = [rule.anchor, rule.relevant, *reasons]
    looked_up = {
        part.name for term in terms for part in parts(term) if isinstance(part, IndicatorValue)
    }
    return (indicator for indicator in draft.indicators if indicator.name in looked_up)


def _may_count(indicator: Indicator, rule: TaskRule) -> bool:
    """Whether a task of the rule can be among the rows: what shares count is their denominator."""
    if indicator.of.table is not Table.TASKS:
        return False
    counts = indicator.denominator or indicator.numerator
    own = [_is("rule", rule.name), _is("group", rule.group), _is("form", rule.form)]
    return possible((counts, True), *((term, True) for term in own), domain={"": {}})


def _is(field: str, value: str) -> Term:
    span, type_ = Span(0, 0), Type(Kind.CHOICE, field)
    sides = (TaskField(field, type_, span), Literal(value, type_, span))
    return Apply("=", sides, BOOLEAN, span)


def _report(fields: Fields, way: Sequence[str]) -> None:
    column = next((c for c in reversed(COLUMNS) if "indicator(" in fields.text(c)), "name")
    message = f"this goes round in a circle: {' -> '.join(way)}."
    hint = f"Leave the task out of what {way[1]} counts, as in ${{rule}} != '{way[0]}'."
    fields.report(Code.CIRCLE, column, message, hint)
