"""``${mother.household.village}``: properties of records that a record names."""

from __future__ import annotations

from .. import limits
from ..problems import Code, did_you_mean, listing
from . import terms as t
from .faults import ExpressionRejected, rejected
from .nodes import Reference
from .scope import Listed, Scope
from .types import Kind, Type


def resolve_path(node: Reference, scope: Scope) -> t.Term | None:
    """The term of a path; None where it names something that has a problem of its own."""
    *steps, last = node.name.split(".")
    if len(steps) > limits.PATH_LINKS:
        message = f"a path follows at most {limits.PATH_LINKS} records."
        raise rejected(Code.TOO_COMPLEX, node.span, message)
    links: list[t.Link] = []
    at = scope.subject
    for step in steps:
        found = _property(node, step, at, scope)
        if found is None:
            return None
        if found.kind is not Kind.RECORD:
            raise _no_record(node, step, at, scope.lists[at])
        links.append(t.Link(at, step, found.choices or ""))
        at = links[-1].to
    found = _property(node, last, at, scope)
    return t.Related(tuple(links), last, found, node.span) if found else None


def _property(node: Reference, name: str, entity_list: str, scope: Scope) -> Type | None:
    listed = scope.lists.get(entity_list)
    if listed is None or name in listed.broken:
        return None
    if name not in listed.properties:
        known = listed.properties
        hint = did_you_mean(name, known) or f"There are: {listing(known)}."
        message = f"there is no property `{name}` on {entity_list}."
        raise rejected(Code.UNKNOWN_PROPERTY, node.span, message, hint)
    return listed.properties[name]


def _no_record(node: Reference, step: str, entity_list: str, listed: Listed) -> ExpressionRejected:
    message = f"`{step}` of {entity_list} names no record, so nothing follows it."
    records = [name for name, type_ in listed.properties.items() if type_.kind is Kind.RECORD]
    hint = f"Properties of {entity_list} that name records: {listing(records)}."
    return rejected(Code.NOT_A_RECORD, node.span, message, hint if records else None)
