"""The registry and its examples; what evaluates and what writes SQL know the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from doorstep.protocol.evaluate import functions as evaluated
from doorstep.protocol.language import terms as t
from doorstep.protocol.language.functions import REGISTRY, WRITTEN_OTHERWISE
from doorstep.protocol.language.lookups import LOOKUPS
from doorstep.protocol.language.parser import BINDING, parse
from doorstep.protocol.language.resolve import resolve
from doorstep.protocol.language.types import BOOLEAN
from doorstep.protocol.sql import functions as written

from .scopes import SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_evaluate_and_sql_know_every_function() -> None:
    assert set(evaluated.FUNCTIONS) == set(REGISTRY)
    assert set(written.FUNCTIONS) == set(REGISTRY)


@pytest.mark.parametrize("name", REGISTRY)
def test_each_example_is_a_condition_that_uses_its_function(name: str) -> None:
    term = resolve(parse(REGISTRY[name].example), SCOPE)
    assert term.type == BOOLEAN
    if name == "date":  # of a text it is a date at once
        assert any(isinstance(one, t.Literal) and one.type.kind == "date" for one in _all(term))
    else:
        assert name in {one.function for one in _all(term) if isinstance(one, t.Apply)}


@pytest.mark.parametrize("name", LOOKUPS)
def test_each_lookup_has_an_example(name: str) -> None:
    assert f"{name}(" in LOOKUPS[name].example
    assert resolve(parse(LOOKUPS[name].example), SCOPE)


def test_operators_bind_and_are_functions() -> None:
    assert set(BINDING) | WRITTEN_OTHERWISE <= set(REGISTRY)
    assert not set(LOOKUPS) & set(REGISTRY)


def _all(term: t.Term) -> Iterator[t.Term]:
    yield term
    if isinstance(term, t.Apply):
        for argument in term.arguments:
            yield from _all(argument)
