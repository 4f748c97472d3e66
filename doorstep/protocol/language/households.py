"""``any-in-household(list, condition)`` and ``count-in-household(list, condition)``.

The parents of a record lead to its household: the last of them, or the record itself. There is one
way up from each list, which ends, so the records of one household are found without a search.
"""

from __future__ import annotations

from collections.abc import Callable

from ..problems import Code, did_you_mean, listing
from . import terms as t
from .faults import ExpressionRejected, rejected
from .lookups import EVERYWHERE
from .nodes import Call, Name, Node
from .scope import Scope
from .types import BOOLEAN, INTEGER

ANY, COUNT = "any-in-household", "count-in-household"
NAMES = frozenset({ANY, COUNT})


def resolve_household(
    call: Call, scope: Scope, condition: Callable[[Node, Scope], t.Term]
) -> t.Household:
    """``condition`` resolves one in a scope. Raises ExpressionRejected."""
    name = _list(call.arguments[0], scope)
    own, chain = scope.lists[scope.subject].chain, scope.lists[name].chain
    if not _meet(scope.subject, own, name, chain):
        message = f"a {name} and a {scope.subject} are never of one household."
        raise rejected(Code.NO_HOUSEHOLD, call.span, message)
    return t.Household(
        list=name,
        chain=chain,
        own=own,
        subject=scope.subject,
        condition=condition(call.arguments[1], _inside(name, scope)),
        type=BOOLEAN if call.function == ANY else INTEGER,
        span=call.span,
    )


def _list(node: Node, scope: Scope) -> str:
    if not isinstance(node, Name):
        message = "here stands the name of an entity list, without quotes or ${}."
        raise rejected(Code.WRONG_ARGUMENTS, node.span, message, "For example: person")
    if scope.subject not in scope.lists:  # the list is wrong, which is told where it stands
        raise ExpressionRejected([])
    if node.name not in scope.lists:
        hint = did_you_mean(node.name, scope.lists) or f"There are: {listing(scope.lists)}."
        raise rejected(Code.UNKNOWN_NAME, node.span, f"there is no list `{node.name}`.", hint)
    return node.name


def _meet(one: str, own: tuple[t.Link, ...], other: str, chain: tuple[t.Link, ...]) -> bool:
    """Whether two different records of these lists can come to the same one upwards."""
    lists = {one, *(link.to for link in own)} & {other, *(link.to for link in chain)}
    return bool(lists) and bool(own or chain)


def _inside(name: str, scope: Scope) -> Scope:
    """What the condition may name: the other record's own properties, and nothing further."""
    listed = scope.lists[name]
    return Scope(
        subject=name,
        references=listed.properties,
        choices=scope.choices,
        lookups=EVERYWHERE,
        broken=listed.broken,
        inside=f"about the other {name}",
    )
