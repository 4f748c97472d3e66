"""Whose tasks a change of one record may change, beside its own."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.terms import Household, Related, Term
from ..model.programme import Programme
from ..model.tasks import TaskRule
from .inputs import entity_table, meetings, parts
from .nodes import ByHousehold, ByLinks, Watch


def watches(programme: Programme) -> tuple[Watch, ...]:
    """Each once, in the order of the rules."""
    found = (
        watch
        for rule in programme.rules
        for term in _terms(programme, rule)
        for part in parts(term)
        for watch in _watches(programme, rule, part)
    )
    return tuple(dict.fromkeys(found))


def _terms(programme: Programme, rule: TaskRule) -> Iterator[Term]:
    yield from (rule.anchor, rule.relevant, rule.done_when)
    yield from (reason.when for reason in programme.reasons_of(rule))


def _watches(programme: Programme, rule: TaskRule, part: Term) -> Iterator[Watch]:
    match part:
        case Related(links=links):
            for i in range(1, len(links) + 1):
                yield ByLinks(entity_table(rule.list), links[:i])
        case Household():
            yield from _of_household(programme, part)


def _of_household(programme: Programme, look: Household) -> Iterator[ByHousehold]:
    """The records looked at may change, and the ways up: those that have a parent."""
    moving = (link.list for link in (*look.own, *look.chain))
    for name in dict.fromkeys([look.list, *moving]):
        own = programme.list(name).parents
        yield ByHousehold(
            changed=entity_table(name),
            own=own,
            records=entity_table(look.subject),
            chain=look.own,
            meetings=meetings(name, own, look.subject, look.own),
        )
