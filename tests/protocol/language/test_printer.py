"""Printing and parsing again changes nothing."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.protocol.language.nodes import (
    Binary,
    Call,
    Name,
    Node,
    Number,
    Reference,
    Span,
    String,
    Unary,
)
from doorstep.protocol.language.parser import BINDING, children, parse
from doorstep.protocol.language.printer import print_node, print_term
from doorstep.protocol.language.resolve import condition

from .scopes import SCOPE

AT = Span(0, 0)
WORDS = st.text(string.ascii_letters, min_size=1, max_size=3).filter(lambda w: w not in BINDING)
QUOTED = st.text(st.characters(exclude_categories=["Cs"]), max_size=5).filter(
    lambda text: not ("'" in text and '"' in text)
)
NUMBERS = st.integers(0, 10**15 - 1) | st.decimals(0, 10**6, places=4).map(float)
LEAVES: st.SearchStrategy[Node] = (
    NUMBERS.map(lambda value: Number(value, AT))
    | QUOTED.map(lambda value: String(value, AT))
    | WORDS.map(lambda name: Reference(name, AT))
    | WORDS.map(lambda name: Name(name, AT))
)


def _grow(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return (
        st.builds(
            lambda o, a, b: Binary(o, a, b, AT), st.sampled_from(sorted(BINDING)), inner, inner
        )
        | st.builds(lambda a: Unary("-", a, AT), inner)
        | st.builds(lambda f, a: Call(f, tuple(a), AT), WORDS, st.lists(inner, max_size=3))
    )


@given(st.recursive(LEAVES, _grow, max_leaves=8))
def test_a_tree_printed_and_parsed_is_the_same(node: Node) -> None:
    assert _bare(parse(print_node(node))) == node


def _bare(node: Node) -> Node:
    """The tree with all spans at 0."""
    match node:
        case Number():
            return Number(node.value, AT)
        case String():
            return String(node.value, AT)
        case Reference():
            return Reference(node.name, AT)
        case Name():
            return Name(node.name, AT)
        case Call():
            return Call(node.function, tuple(map(_bare, children(node))), AT)
        case Unary():
            return Unary(node.operator, _bare(node.operand), AT)
        case Binary():
            return Binary(node.operator, _bare(node.left), _bare(node.right), AT)


CANONICAL = [
    "${outcome} = ''",
    "${outcome} != ''",
    "not(${age} < 18)",
    "selected(answer(danger_signs), 'bleeding') and ${hb} < 7.0",
    "(${age} < 18 or ${age} > 35) and ${first_pregnancy} = 'yes'",
    "-${age} * 2 < -(3 + 4)",
    "days-since(last-submitted(anc_visit)) > 56",
    "last(anc_visit, hb) < 11.5 and count(anc_visit) >= 2",
    "${lmp} + 280 > date('2026-11-22') and submitted() < today()",
    "days-overdue() > 7 or true()",
    "coalesce(${next_appointment}, ${lmp}) >= if(${age} > 18, today(), '')",
    'string-length("it\'s") = 4',
]


@pytest.mark.parametrize("text", CANONICAL)
def test_a_term_is_printed_as_its_author_wrote_it(text: str) -> None:
    assert print_term(condition(text, SCOPE)) == text
