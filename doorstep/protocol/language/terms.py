"""Typed, resolved expressions: what a checked programme holds, and what plan and evaluate read.

A term knows its type and what each name in it stands for. Operators and functions are both
``Apply``; their names are the keys of ``language.functions.REGISTRY``.
"""

from __future__ import annotations

from dataclasses import dataclass

from .nodes import Span
from .types import BOOLEAN, DATE, DECIMAL, INTEGER, MOMENT, Type, Value


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant. A blank literal (``''`` outside a comparison) has the value None."""

    value: Value
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Property:
    """``${name}``: a property of the record that the rule is for."""

    name: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Answer:
    """``answer(field)``: an answer in the submission that the rule comes after."""

    form: str
    field: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class FormCount:
    """``count(form)``: how many submissions of a form are about the record, up to today.

    ``within`` as many days, today counted.
    """

    form: str
    span: Span
    within: int | None = None
    type: Type = INTEGER


@dataclass(frozen=True, slots=True)
class LastSubmitted:
    """``last-submitted(form)``: the day of the newest submission about the record, or blank."""

    form: str
    span: Span
    type: Type = DATE


@dataclass(frozen=True, slots=True)
class LastSubmittedAt:
    """``last-submitted-at(form)``: the moment of the newest submission about the record."""

    form: str
    span: Span
    type: Type = MOMENT


@dataclass(frozen=True, slots=True)
class FirstSubmitted:
    """``first-submitted(form)``: the day of the oldest submission about the record, or blank."""

    form: str
    span: Span
    type: Type = DATE


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """``last(form, field)``: that answer in the newest submission about the record, or blank.

    Newest is the latest moment, then the greatest submission id. A blank answer stays blank: an
    older submission is not asked instead.
    """

    form: str
    field: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """``first(form, field)``: that answer in the oldest submission about the record, or blank."""

    form: str
    field: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Known:
    """``known()``: the day the record was first recorded."""

    span: Span
    type: Type = DATE


@dataclass(frozen=True, slots=True)
class Link:
    """A property of a list that names a record of the list ``to``."""

    list: str
    property: str
    to: str


@dataclass(frozen=True, slots=True)
class Related:
    """``${mother.village}``: a property of the record that the links lead to; blank without one."""

    links: tuple[Link, ...]
    name: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Household:
    """``any-in-household(list, condition)``, ``count-in-household(list, condition)``.

    About other records of ``list``: those whose ``chain`` upwards ends at the same record as
    ``own``, the chain of the record itself. In ``condition`` a Property is the other record's.
    """

    list: str
    chain: tuple[Link, ...]
    own: tuple[Link, ...]
    subject: str  # the list of the record itself
    condition: Term
    type: Type  # BOOLEAN: whether there is one; INTEGER: how many
    span: Span


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """``indicator(name)``: what an indicator gave the worker in the month so many months ago.

    A share is in per cent; blank where nothing was counted.
    """

    name: str
    months_ago: int
    span: Span
    type: Type = DECIMAL


@dataclass(frozen=True, slots=True)
class TriggerDay:
    """``submitted()``: the day of the submission that the rule comes after."""

    span: Span
    type: Type = DATE


@dataclass(frozen=True, slots=True)
class TriggerMoment:
    """``submitted-at()``: the moment of the submission that the rule comes after."""

    span: Span
    type: Type = MOMENT


@dataclass(frozen=True, slots=True)
class TaskField:
    """``${state}`` and the like in an indicator: a column of the task table."""

    name: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Today:
    """``today()``: the day the question is asked for."""

    span: Span
    type: Type = DATE


@dataclass(frozen=True, slots=True)
class Now:
    """``now()``: the moment the question is asked for, a second of ``today()``."""

    span: Span
    type: Type = MOMENT


@dataclass(frozen=True, slots=True)
class DaysOverdue:
    """``days-overdue()``: whole days past due while the task is open, else 0."""

    span: Span
    type: Type = INTEGER


@dataclass(frozen=True, slots=True)
class HoursOverdue:
    """``hours-overdue()``: whole hours past due while the task is open, else 0.

    Of a task that counts in days, 24 for each of them: it does not move within the day.
    """

    span: Span
    type: Type = INTEGER


@dataclass(frozen=True, slots=True)
class Attempts:
    """``attempts()``: how often somebody tried the task in vain, up to today."""

    span: Span
    type: Type = INTEGER


@dataclass(frozen=True, slots=True)
class Apply:
    """An operator or function over terms."""

    function: str
    arguments: tuple[Term, ...]
    type: Type
    span: Span


TaskValue = DaysOverdue | HoursOverdue | Attempts
"""What only a task has, and not its record."""

Term = (
    Literal
    | Property
    | Answer
    | FormCount
    | LastSubmitted
    | LastSubmittedAt
    | FirstSubmitted
    | LastAnswer
    | FirstAnswer
    | Known
    | Related
    | Household
    | IndicatorValue
    | TriggerDay
    | TriggerMoment
    | TaskField
    | Today
    | Now
    | TaskValue
    | Apply
)

ALWAYS = Literal(True, BOOLEAN, Span(0, 0))
"""The condition of a rule whose author left it blank."""
