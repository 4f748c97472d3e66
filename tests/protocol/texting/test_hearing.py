"""Which keyword a message means: written rightly, wrongly, in another language, inside a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.protocol.package import KeywordJson
from doorstep.protocol.texting.hearing import hear
from doorstep.protocol.texting.words import apart, plain, words


def keyword(word: str, *aliases: str, sender: str = "anyone", does: str = "") -> KeywordJson:
    parts = [alias.rpartition(":") for alias in aliases]
    tagged = {alias: tag for tag, _, alias in parts if tag}
    return {
        "word": word,
        "aliases": [alias for _, _, alias in parts],
        "languages": tagged,
        "sender": sender,
        "does": does,
        "creates": None,
        "arguments": "",
        "answer": {"en": "Thank you."},
    }


APPOINTMENT = keyword("APPOINTMENT", "fr:RENDEZVOUS", "sw:MIADI", "APPT")
BABY = keyword("BABY", "fr:BÉBÉ", "sw:MTOTO")
STOP = keyword("STOP", "fr:ARRET", "sw:ACHA", does="stop")
DONE = keyword("DONE", "sw:TAYARI", sender="worker", does="done")
ALL = [APPOINTMENT, BABY, STOP, DONE]

MEANT = {
    "appointment": "APPOINTMENT",
    "Appointment please": "APPOINTMENT",
    "APOINTMENT": "APPOINTMENT",
    "apointmnet tomorrow": "APPOINTMENT",
    "rendez-vous": None,
    "Rendezvous svp": "APPOINTMENT",
    "bebe": "BABY",
    "Bébé né hier": "BABY",
    "Habari, naomba miadi": "APPOINTMENT",
    "baby appointment": "BABY",
    "she has a baby and wants an appointment": None,
    "stop": "STOP",
    "please STOP": "STOP",
    "the bleeding does not stop please help": None,
    "shop": None,
    "stopp": None,
    "done 3": None,
    "": None,
    "🙏🙏": None,
    "!!!": None,
}


@pytest.mark.parametrize(("text", "word"), MEANT.items())
def test_what_a_client_means(text: str, word: str | None) -> None:
    heard = hear(text, ALL, is_worker=False)
    assert (heard and heard.keyword["word"]) == word


def test_language_of_the_word_that_was_written() -> None:
    found = {text: hear(text, ALL, is_worker=False) for text in ("MIADI", "rendezvous", "BABY")}
    assert {text: heard and heard.language for text, heard in found.items()} == {
        "MIADI": "sw",
        "rendezvous": "fr",
        "BABY": "",
    }


def test_the_rest_is_as_it_was_written() -> None:
    heard = hear("MIADI: Kichwa kinauma!", ALL, is_worker=False)
    assert heard is not None
    assert heard.rest == "Kichwa kinauma!"


def test_only_a_worker_says_done() -> None:
    assert hear("done 3", ALL, is_worker=True) is not None
    assert hear("done 3", ALL, is_worker=False) is None


def test_whatever_else_is_written_may_have_its_row() -> None:
    heard = hear("my head hurts", [*ALL, keyword("*")], is_worker=False)
    assert heard is not None
    assert (heard.keyword["word"], heard.rest) == ("*", "my head hurts")


LETTERS = st.text("abcdefgh", min_size=1, max_size=9)


@given(LETTERS, LETTERS)
def test_distance_is_the_same_both_ways_and_none_when_far(one: str, other: str) -> None:
    assert apart(one, other, 2) == apart(other, one, 2)
    assert (apart(one, other, 20) == 0) == (one == other)
    near = apart(one, other, 2)
    assert near is None or near == apart(one, other, 20)


@given(st.text(max_size=400))
def test_any_text_is_heard_or_not_and_the_same_each_time(text: str) -> None:
    assert hear(text, ALL, is_worker=True) == hear(text, ALL, is_worker=True)


@given(st.sampled_from(["APPOINTMENT", "RENDEZVOUS", "MTOTO"]), st.integers(0, 10), st.data())
def test_one_slip_in_a_long_word_is_forgiven(word: str, at: int, data: st.DataObject) -> None:
    at %= len(word)
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    heard = hear(word[:at] + letter + word[at + 1 :], ALL, is_worker=False)
    assert heard is not None
    assert plain(word) in [plain(one) for one in (heard.keyword["word"], *heard.keyword["aliases"])]


@given(st.text(max_size=50))
def test_nobody_is_silenced_by_a_slip(text: str) -> None:
    heard = hear(text, [STOP], is_worker=False)
    assert (heard is not None) <= bool({"stop", "arret", "acha"} & set(words(text)))
