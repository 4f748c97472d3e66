"""The language, the judge and the compiler know the same operators and functions."""

from __future__ import annotations

from doorstep.protocol.evaluate import functions as evaluated
from doorstep.protocol.language.functions import REGISTRY
from doorstep.protocol.sql import functions as compiled


def test_every_function_has_a_meaning_and_an_sql_form() -> None:
    assert set(evaluated.FUNCTIONS) == set(REGISTRY)
    assert set(compiled.FUNCTIONS) == set(REGISTRY)
