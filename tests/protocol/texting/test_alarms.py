"""Words of danger raise, and never lower."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.protocol.package import DangerJson
from doorstep.protocol.texting.alarms import alarms, raised

URGENCY = ("routine", "urgent", "emergency")
ORDER = {"urgency": URGENCY}


def danger(name: str, answer: str, **words: str) -> DangerJson:
    return {"name": name, "question": "urgency", "answer": answer, "words": words}


DANGERS = [
    danger("fever", "urgent", en="fever, hot body", fr="", sw="homa"),
    danger("bleeding", "emergency", en="bleeding, blood", fr="saigne, sang", sw="damu"),
]

FOUND = {
    "I am bleeding": ["bleeding en"],
    "BLEEDIN a lot": ["bleeding en"],
    "je saigne beaucoup": ["bleeding fr"],
    "ninatokwa na damu": ["bleeding sw"],
    "blood, and fever": ["fever en", "bleeding en"],
    "mwili una homa": ["fever sw"],
    "hot and body": [],
    "she has a hot body": ["fever en"],
    "hello": [],
    "": [],
    "😷": [],
}


@pytest.mark.parametrize(("text", "found"), FOUND.items())
def test_what_is_found(text: str, found: list[str]) -> None:
    assert [f"{one.name} {one.language}" for one in alarms(text, DANGERS)] == found


def test_the_most_urgent_word_decides_wherever_it_stands() -> None:
    for text in ("blood and fever", "fever and blood"):
        assert raised({}, alarms(text, DANGERS), ORDER) == {"urgency": "emergency"}


def test_a_form_without_the_question_is_filled_as_it_is() -> None:
    assert raised({"words": "x"}, alarms("blood", DANGERS), {}) == {"words": "x"}


def rank(values: dict[str, str]) -> int:
    return URGENCY.index(values["urgency"]) if "urgency" in values else -1


@given(st.text(max_size=200), st.sampled_from(URGENCY))
def test_no_text_lowers_what_the_keyword_says(text: str, given_one: str) -> None:
    before = {"urgency": given_one}
    assert rank(raised(before, alarms(text, DANGERS), ORDER)) >= rank(before)


TEXTS = st.lists(st.sampled_from(["fever", "blood", "damu", "hello", "hot", "body", "é"])).map(
    " ".join
)


@given(TEXTS, TEXTS)
def test_more_words_never_make_it_less_urgent(one: str, more: str) -> None:
    alone = raised({}, alarms(one, DANGERS), ORDER)
    together = raised({}, alarms(f"{one}\n{more}", DANGERS), ORDER)
    assert rank(together) >= rank(alone)
