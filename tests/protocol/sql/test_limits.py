"""The deepest expression that an author may write is one that SQLite can still parse."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.evaluate.world import Record, World
from doorstep.protocol.language.faults import ExpressionRejected
from doorstep.protocol.language.terms import Term
from tests.conformance.cases import LIST, Asked, base_programme, term
from tests.conformance.runners import Judge, engine_values

VALUES = {"age": 3, "births": 2, "weight": 2.5, "height": 1.5, "born": 19_000}
WORLD = World({LIST: (Record("a", 1, VALUES),)})

SHAPES: dict[str, Callable[[int], str]] = {
    "or": lambda n: " or ".join(f"${{age}} = {i}" for i in range(n)),
    "and in or": lambda n: "(${age} = 1 and (" * n + "${births} = 3" + " or ${age} = 2))" * n,
    "not": lambda n: "not(${age} = 1 and " * n + "${births} = 3" + ")" * n,
    "sum": lambda n: " + ".join(["${age}"] * n),
    "difference": lambda n: "1 - (" * n + "${age}" + ")" * n,
    "product": lambda n: " * ".join(["${weight}"] * n),
    "whole product": lambda n: " * ".join(["${age}"] * n),
    "product in sum": lambda n: "1 + ${weight} * (" * n + "${weight}" + ")" * n,
    "months": lambda n: "add-months(" * n + "${born}" + ", 1)" * n,
    "age": lambda n: "age-in-years(date(" * n + "1" + "))" * n,
    "ratio": lambda n: "${weight} div (" * n + "${height} - 1" + ")" * n,
    "quotient": lambda n: "${weight}" + " div 7" * n,
    "remainder": lambda n: "7 mod (" * n + "${age}" + ")" * n,
    "least": lambda n: "min(5, " * n + "${age}" + ")" * n,
    "round": lambda n: "round(" * n + "${age} div 2" + " div 3)" * n,
    "if": lambda n: "if(" * n + "${age} = 1" + ", 1, 2) = 1" * n,
}


def deepest(shape: Callable[[int], str]) -> Term:
    accepted = term(shape(1), base_programme())
    for n in range(2, 1000):
        try:
            accepted = term(shape(n), base_programme())
        except ExpressionRejected:
            return accepted
    raise AssertionError("there is no limit")


@pytest.mark.parametrize("shape", SHAPES)
def test_sqlite_takes_the_deepest_of_each_shape(shape: str) -> None:
    engine = SqliteEngine(base_programme(), sqlite3.connect(":memory:"))
    engine.create()
    engine.load(WORLD)
    terms = [deepest(SHAPES[shape])]
    expected = Judge(base_programme(), WORLD).values(LIST, terms, Asked.on(20_000))
    assert engine_values(engine, LIST, terms, Asked.on(20_000)) == expected
