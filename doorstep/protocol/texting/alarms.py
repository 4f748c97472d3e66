"""Words of danger in a message. They raise what is done about it, and never lower it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..package import DangerJson
from .words import apart, slips, words

LOOKED_AT = 2_000
"""Words of a message that are looked at: no person writes more, and the rest is kept anyway."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A row of danger_words that was found; ``language`` is that of the words."""

    name: str
    question: str
    answer: str
    language: str


def alarms(text: str, dangers: Sequence[DangerJson]) -> list[Alarm]:
    said = words(text)[:LOOKED_AT]
    return [
        Alarm(danger["name"], danger["question"], danger["answer"], language)
        for danger in dangers
        if (language := _language(said, danger["words"])) is not None
    ]


def raised(
    values: Mapping[str, str], found: Sequence[Alarm], order: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """The answers, with those of the alarms that come later among the choices of their question.

    ``order`` has these choices, by question, of the form that is filled.
    """
    answers = dict(values)
    for alarm in found:
        choices = order.get(alarm.question, ())
        if alarm.answer in choices:
            now = answers.get(alarm.question, "")
            rank = choices.index(now) if now in choices else -1
            if choices.index(alarm.answer) > rank:
                answers[alarm.question] = alarm.answer
    return answers


def _language(said: Sequence[str], by_language: Mapping[str, str]) -> str | None:
    for language, cell in by_language.items():
        for phrase in phrases(cell):
            if _says(said, phrase):
                return language
    return None


def phrases(cell: str) -> list[list[str]]:
    """Commas stand between them; each is one word or several."""
    return [found for part in cell.split(",") if (found := words(part))]


def _says(said: Sequence[str], phrase: Sequence[str]) -> bool:
    """Its words one after the other, each perhaps with a slip."""
    return any(
        all(map(_alike, said[at : at + len(phrase)], phrase))
        for at in range(len(said) - len(phrase) + 1)
    )


def _alike(one: str, wanted: str) -> bool:
    return one == wanted or apart(one, wanted, slips(wanted)) is not None
