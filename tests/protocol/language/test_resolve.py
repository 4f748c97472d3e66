"""Which types expressions have, and what their names become."""

from __future__ import annotations

from dataclasses import replace

import pytest

from doorstep.protocol.language import terms as t
from doorstep.protocol.language.faults import ExpressionRejected
from doorstep.protocol.language.nodes import Span
from doorstep.protocol.language.parser import parse
from doorstep.protocol.language.resolve import condition, resolve
from doorstep.protocol.language.types import (
    BOOLEAN,
    DATE,
    DECIMAL,
    INTEGER,
    TEXT,
    Type,
    Value,
)

from .scopes import OUTCOME, SCOPE, SIGNS, YES_NO

TYPES = [
    ("7", INTEGER),
    ("7.0", DECIMAL),
    ("${age} + 1", INTEGER),
    ("${age} + 1.5", DECIMAL),
    ("${age} div 2", DECIMAL),
    ("${age} mod 2", INTEGER),
    ("-${hb}", DECIMAL),
    ("${lmp} + 7", DATE),
    ("7 + ${lmp}", DATE),
    ("${lmp} - 7", DATE),
    ("today() - ${lmp}", INTEGER),
    ("int(${hb})", INTEGER),
    ("round(${hb})", INTEGER),
    ("abs(${hb})", DECIMAL),
    ("min(1, ${hb}, 3)", DECIMAL),
    ("max(today(), ${lmp})", DATE),
    ("date(20000)", DATE),
    ("date(today() + 14)", DATE),
    ("if(${age} > 1, 1, 2.5)", DECIMAL),
    ("if(${age} > 1, ${lmp}, '')", DATE),
    ("if(${age} > 1, 'a', ${outcome})", TEXT),
    ("coalesce(${outcome}, '')", OUTCOME),
    ("answer(danger_signs)", SIGNS),
    ("last(anc_visit, still_pregnant)", YES_NO),
    ("last-submitted(anc_visit)", DATE),
    ("count(anc_visit)", INTEGER),
    ("weeks-since(${lmp})", INTEGER),
    ("string-length('')", INTEGER),
    ("${danger_signs} != ''", BOOLEAN),
    ("${first_pregnancy} = ${outcome}", BOOLEAN),
]


@pytest.mark.parametrize(("text", "type_"), TYPES)
def test_type(text: str, type_: Type) -> None:
    assert resolve(parse(text), SCOPE).type == type_


@pytest.mark.parametrize(
    ("text", "value"), [("date('1970-01-01')", 0), ("date('2026-11-22')", 20779), ("'x'", "x")]
)
def test_literal(text: str, value: Value) -> None:
    term = resolve(parse(text), SCOPE)
    assert isinstance(term, t.Literal)
    assert term.value == value


def test_equal_to_nothing_asks_for_a_blank() -> None:
    outcome = t.Property("outcome", OUTCOME, Span(0, 10))
    blank = t.Apply("is-blank", (outcome,), BOOLEAN, Span(0, 15))
    assert condition("${outcome} = ''", SCOPE) == blank
    present = condition("${outcome} != ''", SCOPE)
    assert isinstance(present, t.Apply)
    assert present.function == "not"


def test_a_choice_name_becomes_a_choice() -> None:
    term = condition("'loss' = ${outcome}", SCOPE)
    assert isinstance(term, t.Apply)
    assert term.arguments[0] == t.Literal("loss", OUTCOME, Span(0, 6))


def test_a_word_of_a_task_becomes_its_code() -> None:
    scope = replace(
        SCOPE, references={"band": INTEGER}, is_task=True, codes={"band": {"routine": 0, "stat": 3}}
    )
    term = condition("${band} >= 'stat'", scope)
    assert isinstance(term, t.Apply)
    assert term.arguments == (
        t.TaskField("band", INTEGER, Span(0, 7)),
        t.Literal(3, INTEGER, Span(11, 17)),
    )


def test_a_blank_takes_the_type_beside_it() -> None:
    term = resolve(parse("if(${age} > 1, ${lmp}, '')"), SCOPE)
    assert isinstance(term, t.Apply)
    assert term.arguments[2] == t.Literal(None, DATE, Span(23, 25))


def test_what_is_broken_elsewhere_is_not_told_again() -> None:
    scope = replace(SCOPE, references={}, broken=frozenset({"age"}))
    with pytest.raises(ExpressionRejected) as caught:
        condition("${age} > 18", scope)
    assert caught.value.faults == ()


def test_lookups_only_stand_where_they_have_a_meaning() -> None:
    scope = replace(SCOPE, lookups=frozenset({"today"}))
    with pytest.raises(ExpressionRejected) as caught:
        condition("submitted() = today()", scope)
    (fault,) = caught.value.faults
    assert fault.message == "submitted() has no meaning here."
