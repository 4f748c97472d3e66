"""What stands after a keyword: in order, or with names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.protocol.texting.arguments import Choice, answers

CELL = "reason=appointment village text"

SAID = {
    "Kibuyu my head hurts": {"village": "Kibuyu", "text": "my head hurts"},
    "village=Nyota since monday": {"village": "Nyota", "text": "since monday"},
    'text: "it hurts here" Kibuyu': {"text": "it hurts here", "village": "Kibuyu"},
    "Kibuyu, at 10:30": {"village": "Kibuyu", "text": "at 10:30"},
    "": {},
    "Kibuyu": {"village": "Kibuyu"},
}


@pytest.mark.parametrize(("rest", "values"), SAID.items())
def test_what_was_said(rest: str, values: dict[str, str]) -> None:
    assert answers(CELL, rest).values == {"reason": "appointment", **values}


def test_a_choice_is_written_by_its_name_or_its_label() -> None:
    sexes = {"sex": [Choice("girl", ("Girl", "Msichana")), Choice("boy", ("Boy", "Mvulana"))]}
    assert answers("sex", "MSICHANA", sexes).values == {"sex": "girl"}
    wrong = answers("sex name", "gril Asha", sexes)
    assert (wrong.values, wrong.unknown) == ({"name": "Asha"}, {"sex": "gril"})


def test_only_the_programme_speaks_of_the_sender() -> None:
    said = answers("phone=${number} text", "call ${number}", sender={"number": "+254"})
    assert said.values == {"phone": "+254", "text": "call ${number}"}


@given(st.text(max_size=300))
def test_what_the_programme_sets_nobody_overwrites(rest: str) -> None:
    assert answers(CELL, rest).values["reason"] == "appointment"


@given(st.text(max_size=300))
def test_no_word_is_lost_where_one_question_takes_all(rest: str) -> None:
    said = answers("text", rest)
    kept = said.values.get("text", "")
    assert (
        set(rest.split()) - {"text"} <= set(kept.split())
        or "=" in rest
        or ":" in rest
        or (kept == rest.strip(" \t\r\n,;"))
    )
