"""Every error of the catalogue can happen, and a test shows what is told."""

from __future__ import annotations

import pytest

from doorstep.protocol.language.faults import ExpressionRejected
from doorstep.protocol.language.resolve import condition
from doorstep.protocol.problems import Code
from tests.author import test_rehearsal as rehearsal
from tests.protocol.forms import test_forms as forms
from tests.protocol.language import test_messages as messages
from tests.protocol.language.scopes import SCOPE

from . import (
    test_escalations,
    test_expressions,
    test_indicators,
    test_links,
    test_messages,
    test_outcomes,
    test_priority,
    test_records,
    test_schedule,
    test_settings,
    test_tables,
    test_tasks,
)
from .guidelines import test_guidelines

FILES = {  # told in tests/protocol/workbook, test_load and tests/author
    Code.MERGED_CELLS,
    Code.EMPTY_PROGRAMME,
    Code.NO_PROGRAMME,
    Code.DUPLICATE_FILE,
    Code.UNREADABLE_FILE,
    Code.TOO_LARGE,
    Code.CELL_ERROR,
    Code.WRONG_MEDIA,
}
FAMILIES = (
    forms,
    test_guidelines,
    test_escalations,
    test_expressions,
    test_indicators,
    test_outcomes,
    test_links,
    test_messages,
    test_priority,
    test_records,
    test_schedule,
    test_settings,
    test_tables,
    test_tasks,
)


def test_every_code_is_told_somewhere() -> None:
    cases = {case.code for family in FAMILIES for case in family.CASES}
    texts = [*messages.SYNTAX, *messages.NAMES, *messages.TYPES, *messages.DEEP]
    assert cases | FILES | set(rehearsal.SHOWN) | {
        code for text, _ in texts for code in codes(text)
    } == set(Code)


def codes(text: str) -> set[Code]:
    """What is wrong with an expression."""
    with pytest.raises(ExpressionRejected) as caught:
        condition(text, SCOPE)
    return {fault.code for fault in caught.value.faults}


@pytest.mark.parametrize("code", Code, ids=lambda code: str(code.name))
def test_each_rule_and_advice_is_a_sentence(code: Code) -> None:
    for text in (code.value.rule, code.value.mend):
        assert text[0].isupper() or text.startswith(("$", "entity_id", "instance"))
        assert text.endswith(".")


def test_no_two_codes_are_one() -> None:
    assert len(Code.__members__) == len(set(Code))
