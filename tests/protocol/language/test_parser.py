"""Text -> tree: what binds to what, and where each part stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.protocol.language.faults import ExpressionRejected
from doorstep.protocol.language.nodes import Binary, Call, Name, Node, Reference, Span
from doorstep.protocol.language.parser import children, parse
from doorstep.protocol.language.printer import print_node

SAME = [
    ("1 + 2 * 3", "1 + (2 * 3)"),
    ("1 - 2 - 3", "(1 - 2) - 3"),
    ("8 div 4 div 2", "(8 div 4) div 2"),
    ("-2 * 3", "(-2) * 3"),
    ("2 - -3", "2 - (-3)"),
    ("${a} = 1 or ${b} = 2 and ${c} = 3", "(${a} = 1) or ((${b} = 2) and (${c} = 3))"),
    ("${a} + 1 >= 2 = ${b}", "((${a} + 1) >= 2) = ${b}"),
    ("${ a }=.5", "${a} = 0.5"),
    ("7. mod 2", "7.0 mod 2"),
    ("not(${a}>1)and 1=1", "not(${a} > 1) and (1 = 1)"),
    ("count-selected(${a})-1", "count-selected(${a}) - 1"),
    ('"it\'s"', '"it\'s"'),
    ("1\n\t= 1", "1 = 1"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_tree(one: str, other: str) -> None:
    assert _shape(parse(one)) == _shape(parse(other))


def test_spans_are_of_the_authors_text() -> None:
    text = "  selected( ${signs} , 'a b' ) = last(visit, hb)"
    tree = parse(text)
    assert isinstance(tree, Binary)
    call, last = tree.left, tree.right
    assert isinstance(call, Call)
    assert _cut(text, call.span) == "selected( ${signs} , 'a b' )"
    assert [_cut(text, one.span) for one in call.arguments] == ["${signs}", "'a b'"]
    assert isinstance(last, Call)
    assert last.arguments == (Name("visit", Span(38, 43)), Name("hb", Span(45, 47)))


def test_operators_may_be_names_of_properties() -> None:
    assert parse("${and}") == Reference("and", Span(0, 6))


@given(st.text(alphabet="ab1.'\"${}()+-*=<>! ,andor/&|‘", max_size=30))
def test_any_text_is_a_tree_or_is_rejected_where_it_is_wrong(text: str) -> None:
    try:
        tree = parse(text)
    except ExpressionRejected as error:
        (fault,) = error.faults
        assert 0 <= fault.span.start <= fault.span.end <= len(text)
    else:
        assert _shape(parse(print_node(tree))) == _shape(tree)


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _shape(node: Node) -> object:
    """The tree without its spans."""
    fields = {
        name: getattr(node, name)
        for name in ("value", "name", "function", "operator")
        if hasattr(node, name)
    }
    return type(node), tuple(fields.items()), tuple(map(_shape, children(node)))
