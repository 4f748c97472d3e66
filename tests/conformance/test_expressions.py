"""Every expression of the law has its value on every engine."""

from __future__ import annotations

import pytest

from doorstep.protocol.language.functions import REGISTRY
from doorstep.protocol.language.terms import Apply, Term

from .cases import expression_pages, expressions
from .runners import RUNNERS


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("page", expression_pages())
def test_every_engine_gives_the_value_of_the_page(
    page: str, runner: str, postgres_dsn: str
) -> None:
    case = expressions(page)
    with RUNNERS[runner](case.programme, case.world, postgres_dsn) as opened:
        found = opened.values(case.list, case.terms, case.asked)
    wrong = [
        f"{text} of {record}: {got!r}, not {expected!r}"
        for record in case.expected
        for text, got, expected in zip(
            case.texts, found[record], case.expected[record], strict=True
        )
        if got != expected or isinstance(got, str) != isinstance(expected, str)
    ]
    assert not wrong


def test_pages_hold_every_operator_and_function() -> None:
    used = {
        name for page in expression_pages() for t in expressions(page).terms for name in names(t)
    }
    assert used == set(REGISTRY)


def names(term: Term) -> set[str]:
    if not isinstance(term, Apply):
        return set()
    return {term.function}.union(*map(names, term.arguments))
