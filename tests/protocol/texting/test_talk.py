"""The question whose request it is, the worklist in an SMS, and the language that is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.protocol.sms import parts
from doorstep.protocol.texting.language import language_of
from doorstep.protocol.texting.text import LONGEST, kept
from doorstep.protocol.texting.whose import MOST, named, number, question
from doorstep.protocol.texting.worklist import MOST_PARTS, Line, worklist

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERS = {
    "1": 1,
    " 2.": 2,
    "2 please": 2,
    "number 3": 3,
    "mbili": 2,
    "Deux": 2,
    "1 or 2": None,
    "4": None,
    "0": None,
    "17": None,
    "hello": None,
    "": None,
}


@pytest.mark.parametrize(("text", "found"), NUMBERS.items())
def test_a_reply_by_number(text: str, found: int | None) -> None:
    assert number(text, 3) == found


def test_a_reply_by_name() -> None:
    people = ["Amina Hassan", "Rehema Hassan"]
    assert named("it is for Rehema", people) == 2
    assert named("Hassan", people) is None


NAMES = st.text("ABCDEFabcdef é", min_size=1, max_size=60)


@given(st.lists(NAMES, min_size=2, max_size=12))
def test_the_question_numbers_everybody_it_names(people: list[str]) -> None:
    asked = question("For whom is it?", people, "somebody else")
    for each in range(1, min(len(people), MOST) + 2):
        assert f"{each} " in asked
    assert number(str(min(len(people), MOST) + 1), MOST + 1) == min(len(people), MOST) + 1


def test_the_question_is_one_sms_with_ordinary_names() -> None:
    people = ["Amina Wanjiru Hassan Mohamed", "Rehema Nyambura Odhiambo", "Baby Juma Kamau"]
    assert parts(question("Who needs help? Answer with a number:", people, "somebody else")) == 1


LINES = st.builds(Line, st.text("abc é", max_size=40), st.text("abc", max_size=60), st.booleans())


@given(st.lists(LINES, min_size=1, max_size=30))
def test_a_worklist_says_how_many_it_leaves_out(lines: Sequence[Line]) -> None:
    text = worklist(lines, "and {} more")
    said = [line for line in text.splitlines() if line[:1].isdigit()]
    assert len(said) == len(lines) or f"and {len(lines) - len(said)} more" in text
    assert len(said) == 1 or parts(text) <= MOST_PARTS


@given(st.text(max_size=3000))
def test_what_is_kept_can_stand_in_any_database(text: str) -> None:
    clean = kept(text + "\x00\ud800")
    assert len(clean) <= LONGEST
    assert "\x00" not in clean
    clean.encode()


def test_language_is_that_of_the_words_of_one_language_only() -> None:
    known = {"en": frozenset({"visit", "your"}), "sw": frozenset({"ziara", "yako"})}
    assert language_of("Ziara yako?", known) == "sw"
    assert language_of("visit ziara", known) == ""
    assert language_of("ok", known) == ""
