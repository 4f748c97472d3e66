"""The functions that look something up: about the record, its submissions, the task or the day.

Each becomes a term of its own. Here a new one begins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from .. import limits
from ..problems import Code, did_you_mean, listing
from . import terms as t
from .faults import ExpressionRejected, rejected
from .nodes import Call, Name, Node, Number, Reference, String
from .scope import Answers, Scope
from .types import BOOLEAN, Type


@dataclass(frozen=True, slots=True)
class Lookup:
    """``where`` says, for messages, in which columns it has a meaning."""

    name: str
    parameters: tuple[str, ...]  # in words
    where: str
    doc: str
    example: str
    term: Callable[[Call, Scope], t.Term]
    optional: tuple[str, ...] = ()


def resolve_lookup(call: Call, scope: Scope) -> t.Term:
    """The term of a call of a lookup that takes names. Raises ExpressionRejected."""
    return lookup_of(call, scope).term(call, scope)


def lookup_of(call: Call, scope: Scope) -> Lookup:
    """The lookup, where it may stand and has as many arguments as it takes."""
    lookup = LOOKUPS[call.function]
    if lookup.name not in scope.lookups:
        raise _not_here(lookup, call, scope)
    found, least = len(call.arguments), len(lookup.parameters)
    if not least <= found <= least + len(lookup.optional):
        message = f"{lookup.name}() takes {_names(lookup)}, found {found}."
        raise rejected(Code.WRONG_ARGUMENTS, call.span, message, f"For example: {lookup.example}")
    return lookup


def _not_here(lookup: Lookup, call: Call, scope: Scope) -> ExpressionRejected:
    message, hint = f"{lookup.name}() has no meaning here.", f"Use it {lookup.where}."
    first = call.arguments[0] if call.arguments else None
    if lookup.name == "answer" and isinstance(first, Name) and first.name in scope.references:
        hint = f"Write ${{{first.name}}}."
    if scope.inside:
        message = f"{lookup.name}() looks further than a condition {scope.inside} may."
        hint = "There stand its own properties, ${...}, today(), now() and constants."
    return rejected(Code.NOT_ALLOWED_HERE, call.span, message, hint)


def _names(lookup: Lookup) -> str:
    needed = " and ".join(lookup.parameters) or "nothing"
    return ", and may take ".join([needed, *lookup.optional])


def _answer(call: Call, scope: Scope) -> t.Term:
    if scope.answers is None:  # the form itself is wrong, which is told where it is named
        raise ExpressionRejected([])
    name, type_ = _question(call.arguments[0], scope.answers)
    return t.Answer(scope.answers.form, name, type_, call.span)


def _last(call: Call, scope: Scope) -> t.Term:
    form = _form(call.arguments[0], scope)
    name, type_ = _question(call.arguments[1], form)
    return t.LastAnswer(form.form, name, type_, call.span)


def _first(call: Call, scope: Scope) -> t.Term:
    form = _form(call.arguments[0], scope)
    name, type_ = _question(call.arguments[1], form)
    return t.FirstAnswer(form.form, name, type_, call.span)


def _count(call: Call, scope: Scope) -> t.Term:
    within = _number(call.arguments[1], 1, limits.DAYS) if len(call.arguments) > 1 else None
    return t.FormCount(_form(call.arguments[0], scope).form, call.span, within)


def _indicator(call: Call, scope: Scope) -> t.Term:
    node = call.arguments[0]
    name = _bare(node, "indicator")
    if name not in scope.indicators:
        hint = did_you_mean(name, scope.indicators) or _there_are(sorted(scope.indicators))
        message = f"there is no indicator `{name}`."
        raise rejected(Code.UNKNOWN_NAME, node.span, message, hint)
    ago = _number(call.arguments[1], 0, limits.MONTHS_AGO) if len(call.arguments) > 1 else 0
    return t.IndicatorValue(name, ago, call.span)


def _by_resolver(call: Call, _scope: Scope) -> t.Term:
    raise TypeError(f"{call.function}() has a condition: language.households resolves it")


def _number(node: Node, least: int, most: int) -> int:
    if isinstance(node, Number) and isinstance(node.value, int) and least <= node.value <= most:
        return node.value
    message = f"here stands a whole number from {least} to {most}."
    raise rejected(Code.WRONG_ARGUMENTS, node.span, message, "For example: 3")


def _last_submitted(call: Call, scope: Scope) -> t.Term:
    return t.LastSubmitted(_form(call.arguments[0], scope).form, call.span)


def _last_submitted_at(call: Call, scope: Scope) -> t.Term:
    return t.LastSubmittedAt(_form(call.arguments[0], scope).form, call.span)


def _first_submitted(call: Call, scope: Scope) -> t.Term:
    return t.FirstSubmitted(_form(call.arguments[0], scope).form, call.span)


def _form(node: Node, scope: Scope) -> Answers:
    name = _bare(node, "form")
    form = scope.forms.get(name)
    if form is None:
        hint = did_you_mean(name, scope.forms) or _there_are(scope.forms)
        message = f"`{name}` is not a form about a {scope.subject}."
        raise rejected(Code.UNKNOWN_FORM, node.span, message, hint)
    return form


def _question(node: Node, form: Answers) -> tuple[str, Type]:
    name = _bare(node, "question")
    type_ = form.questions.get(name)
    if type_ is None:
        hint = did_you_mean(name, form.questions) or _there_are(form.questions)
        message = f"there is no question `{name}` on the form {form.form} that rules can look at."
        raise rejected(Code.UNKNOWN_QUESTION, node.span, message, hint)
    return name, type_


def _there_are(names: Collection[str]) -> str | None:
    return f"There are: {listing(names)}." if names else None


def _bare(node: Node, what: str) -> str:
    match node:
        case Name():
            return node.name
        case String() | Reference():
            name = node.value if isinstance(node, String) else node.name
            message = f"here stands the name of a {what}, without quotes or ${{}}."
            raise rejected(Code.WRONG_ARGUMENTS, node.span, message, f"Write {name}.")
    message = f"here stands the name of a {what}."
    raise rejected(Code.WRONG_ARGUMENTS, node.span, message)


_RULE = "in the sheets tasks and priority"
_FORM, _QUESTION = "the name of a form", "the name of a question"
_LIST = "the name of a list"
_AFTER = "in a task whose column after names a form, or in done_when"

_LOOKUPS = (
    Lookup("today", (), _RULE, "Today.", "today()", lambda call, _: t.Today(call.span)),
    Lookup(
        "now",
        (),
        _RULE,
        "This moment, to the second.",
        "${admitted} > now()",
        lambda call, _: t.Now(call.span),
    ),
    Lookup(
        "count",
        (_FORM,),
        _RULE,
        "How many submissions of a form are about the record; in so many days up to today.",
        "count(anc_visit, 30) = 0",
        _count,
        optional=("a number of days",),
    ),
    Lookup(
        "last-submitted",
        (_FORM,),
        _RULE,
        "The day of the newest submission of a form about the record, or blank.",
        "days-since(last-submitted(anc_visit)) > 56",
        _last_submitted,
    ),
    Lookup(
        "last-submitted-at",
        (_FORM,),
        _RULE,
        "The moment of the newest submission of a form about the record, or blank.",
        "hours-since(last-submitted-at(anc_visit)) > 36",
        _last_submitted_at,
    ),
    Lookup(
        "first-submitted",
        (_FORM,),
        _RULE,
        "The day of the oldest submission of a form about the record, or blank.",
        "first-submitted(anc_visit) - ${lmp} >= 154",
        _first_submitted,
    ),
    Lookup(
        "last",
        (_FORM, _QUESTION),
        _RULE,
        "The answer in the newest submission of a form about the record, or blank.",
        "selected(last(anc_visit, danger_signs), 'bleeding')",
        _last,
    ),
    Lookup(
        "first",
        (_FORM, _QUESTION),
        _RULE,
        "The answer in the oldest submission of a form about the record, or blank.",
        "first(anc_visit, hb) < 7",
        _first,
    ),
    Lookup(
        "known",
        (),
        f"{_RULE}, or an indicator of a list",
        "The day the record was first recorded.",
        "days-since(known()) > 7",
        lambda call, _: t.Known(call.span),
    ),
    Lookup(
        "any-in-household",
        (_LIST, "a condition"),
        _RULE,
        "Whether the condition holds for another record of the list in the same household.",
        "any-in-household(child, ${weight} < 3)",
        _by_resolver,
    ),
    Lookup(
        "count-in-household",
        (_LIST, "a condition"),
        _RULE,
        "How many other records of the list in the same household the condition holds for.",
        "count-in-household(child, age-in-years(${born}) < 5) > 2",
        _by_resolver,
    ),
    Lookup(
        "indicator",
        ("the name of an indicator",),
        "in tasks for workers, and their priority",
        "What an indicator gave the worker this month or so many months ago; a share in per cent.",
        "indicator(visits_on_time, 1) < 80",
        _indicator,
        optional=("a number of months",),
    ),
    Lookup(
        "answer",
        (_QUESTION,),
        _AFTER,
        "The answer in the submission that the task comes after; in done_when, in the one that "
        "may complete it.",
        "answer(still_pregnant) = 'yes'",
        _answer,
    ),
    Lookup(
        "submitted",
        (),
        "in a task whose column after names a form, or an indicator of forms",
        "The day of the submission that the task comes after, or that an indicator counts.",
        "submitted()",
        lambda call, _: t.TriggerDay(call.span),
    ),
    Lookup(
        "submitted-at",
        (),
        "in a task whose column after names a form",
        "The moment of the submission that the task comes after.",
        "submitted-at()",
        lambda call, _: t.TriggerMoment(call.span),
    ),
    Lookup(
        "days-overdue",
        (),
        "in the sheet priority",
        "Whole days past due while the task is open, else 0.",
        "days-overdue() > 7",
        lambda call, _: t.DaysOverdue(call.span),
    ),
    Lookup(
        "hours-overdue",
        (),
        "in the sheet priority",
        "Whole hours past due while the task is open, else 0; 24 for each day of one in days.",
        "hours-overdue() >= 12",
        lambda call, _: t.HoursOverdue(call.span),
    ),
    Lookup(
        "attempts",
        (),
        "in the sheet priority, and in messages about tasks",
        "How often somebody tried the task in vain, up to today.",
        "attempts() >= 2",
        lambda call, _: t.Attempts(call.span),
    ),
    Lookup(
        "true",
        (),
        "in any condition",
        "Always.",
        "true()",
        lambda call, _: t.Literal(True, BOOLEAN, call.span),
    ),
    Lookup(
        "false",
        (),
        "in any condition",
        "Never.",
        "false()",
        lambda call, _: t.Literal(False, BOOLEAN, call.span),
    ),
)

LOOKUPS: Mapping[str, Lookup] = {lookup.name: lookup for lookup in _LOOKUPS}

CONSTANTS = frozenset({"true", "false"})
EVERYWHERE = CONSTANTS | {"today", "now"}
ABOUT_RECORD = EVERYWHERE | {
    *("count", "last-submitted", "last-submitted-at", "first-submitted"),
    *("last", "first", "known"),
    *("any-in-household", "count-in-household"),
}
ABOUT_TASK = frozenset({"days-overdue", "hours-overdue", "attempts"})
ABOUT_WORKER = frozenset({"indicator"})
AFTER_FORM = frozenset({"answer", "submitted", "submitted-at"})
