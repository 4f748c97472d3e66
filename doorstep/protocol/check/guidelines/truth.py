"""Whether a condition can be true at all, and whether it can be false.

It is looked at as a choice of alternatives, each a list of facts that must hold together. Where
that grows too long, or a part is not looked into, it can: nobody is warned in vain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import product

from ...language import terms as t
from ...language.types import Kind, Type
from .facts import Alternatives, Blank, Bound, Chosen, Domain, Fact, Holds, Is, facts_of
from .ranges import is_empty

MOST = 400
"""Alternatives that are looked at."""


class _TooMany(Exception):  # noqa: N818
    pass


def possible(*wanted: tuple[t.Term, bool], domain: Domain) -> bool:
    """Whether the conditions can have these values together. False only where it is certain."""
    try:
        found = _all([_alternatives(term, value, domain) for term, value in wanted])
    except _TooMany:
        return True
    return any(map(_agree, found))


def _alternatives(term: t.Term, wanted: bool, domain: Domain) -> Alternatives:
    match term:
        case t.Apply(function="not", arguments=(operand,)):
            return _alternatives(operand, not wanted, domain)
        case t.Apply(function="and" | "or" as joined, arguments=arguments):
            parts = [_alternatives(part, wanted, domain) for part in arguments]
            return _all(parts) if wanted is (joined == "and") else _any(parts)
        case t.Household(type=Type(kind=Kind.BOOLEAN)):
            if not possible((term.condition, True), domain=domain):
                return [] if wanted else [[]]
    return facts_of(term, wanted, domain)


def _any(parts: Sequence[Alternatives]) -> Alternatives:
    return _few([facts for part in parts for facts in part])


def _all(parts: Sequence[Alternatives]) -> Alternatives:
    found: Alternatives = [[]]
    for part in parts:
        joined = ([*one, *other] for one, other in product(found, part))
        found = _few([facts for facts in joined if _agree(facts)])
    return found


def _few(found: Alternatives) -> Alternatives:
    if len(found) > MOST:
        raise _TooMany
    return found


def _agree(facts: Sequence[Fact]) -> bool:
    """Whether facts can hold together."""
    by_subject: dict[tuple[type, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        by_subject[type(fact), fact.subject].append(fact)
    values = {subject for (_, subject), found in by_subject.items() if _has_value(found)}
    if any(Blank(subject, True) in facts for subject in values):
        return False
    return all(
        _AGREE[kind](found, Blank(subject, False) in facts)
        for (kind, subject), found in by_subject.items()
    )


def _has_value(facts: Sequence[Fact]) -> bool:
    return any(isinstance(fact, Is | Chosen) and fact.holds for fact in facts)


def _sides(facts: Sequence[Fact], _filled: bool) -> bool:
    return len({fact.holds for fact in facts if isinstance(fact, Blank | Holds)}) < 2


def _names(facts: Sequence[Fact], filled: bool) -> bool:
    """One of several texts or choices."""
    found = [fact for fact in facts if isinstance(fact, Is)]
    is_, not_ = ({fact.value for fact in found if fact.holds is side} for side in (True, False))
    among = found[0].among
    if is_ & not_ or len(is_) > 1:
        return False
    return among is None or (set(among) >= is_ and not (filled and not_ >= set(among)))


def _choices(facts: Sequence[Fact], filled: bool) -> bool:
    """Any of several choices."""
    found = [fact for fact in facts if isinstance(fact, Chosen)]
    is_, not_ = ({fact.value for fact in found if fact.holds is side} for side in (True, False))
    among = found[0].among
    if is_ & not_:
        return False
    return among is None or (set(among) >= is_ and not (filled and not_ >= set(among)))


def _bounds(facts: Sequence[Fact], _filled: bool) -> bool:
    return not is_empty([fact for fact in facts if isinstance(fact, Bound)])


_AGREE: dict[type, Callable[[Sequence[Fact], bool], bool]] = {
    Blank: _sides,
    Holds: _sides,
    Is: _names,
    Chosen: _choices,
    Bound: _bounds,
}
