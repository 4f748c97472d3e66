"""The functions that look something up: about the record, its submissions, the task or the day.

Each becomes a term of its own. Here a new one begins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from ..problems import Code, did_you_mean, listing
from . import terms as t
from .faults import ExpressionRejected, rejected
from .nodes import Call, Name, Node, Reference, String
from .scope import Answers, Scope
from .types import BOOLEAN, Type


@dataclass(frozen=True, slots=True)
class Lookup:
    """``where`` says, for messages, in which columns it has a meaning."""

    name: str
    parameters: tuple[str, ...]  # "form", "question"
    where: str
    doc: str
    example: str
    term: Callable[[Call, Scope], t.Term]


def resolve_lookup(call: Call, scope: Scope) -> t.Term:
    """The term of a call of a lookup. Raises ExpressionRejected."""
    lookup = LOOKUPS[call.function]
    if lookup.name not in scope.lookups:
        message = f"{lookup.name}() has no meaning here."
        raise rejected(Code.NOT_ALLOWED_HERE, call.span, message, f"Use it {lookup.where}.")
    if len(call.arguments) != len(lookup.parameters):
        message = f"{lookup.name}() takes {_names(lookup)}, found {len(call.arguments)}."
        raise rejected(Code.WRONG_ARGUMENTS, call.span, message, f"For example: {lookup.example}")
    return lookup.term(call, scope)


def _names(lookup: Lookup) -> str:
    return " and ".join(f"the name of a {name}" for name in lookup.parameters) or "nothing"


def _answer(call: Call, scope: Scope) -> t.Term:
    if scope.answers is None:  # the form itself is wrong, which is told where it is named
        raise ExpressionRejected([])
    name, type_ = _question(call.arguments[0], scope.answers)
    return t.Answer(scope.answers.form, name, type_, call.span)


def _last(call: Call, scope: Scope) -> t.Term:
    form = _form(call.arguments[0], scope)
    name, type_ = _question(call.arguments[1], form)
    return t.LastAnswer(form.form, name, type_, call.span)


def _count(call: Call, scope: Scope) -> t.Term:
    return t.FormCount(_form(call.arguments[0], scope).form, call.span)


def _last_submitted(call: Call, scope: Scope) -> t.Term:
    return t.LastSubmitted(_form(call.arguments[0], scope).form, call.span)


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
_AFTER = "in a task whose column after names a form, or in done_when"

_LOOKUPS = (
    Lookup("today", (), _RULE, "Today.", "today()", lambda call, _: t.Today(call.span)),
    Lookup(
        "count",
        ("form",),
        _RULE,
        "How many submissions of a form are about the record.",
        "count(anc_visit) = 0",
        _count,
    ),
    Lookup(
        "last-submitted",
        ("form",),
        _RULE,
        "The day of the newest submission of a form about the record, or blank.",
        "days-since(last-submitted(anc_visit)) > 56",
        _last_submitted,
    ),
    Lookup(
        "last",
        ("form", "question"),
        _RULE,
        "The answer in the newest submission of a form about the record, or blank.",
        "selected(last(anc_visit, danger_signs), 'bleeding')",
        _last,
    ),
    Lookup(
        "answer",
        ("question",),
        _AFTER,
        "The answer in the submission that the task comes after; in done_when, in the one that "
        "may complete it.",
        "answer(still_pregnant) = 'yes'",
        _answer,
    ),
    Lookup(
        "submitted",
        (),
        "in a task whose column after names a form",
        "The day of the submission that the task comes after.",
        "submitted()",
        lambda call, _: t.TriggerDay(call.span),
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
EVERYWHERE = CONSTANTS | {"today"}
ABOUT_RECORD = EVERYWHERE | {"count", "last-submitted", "last"}
AFTER_FORM = frozenset({"answer", "submitted"})
