"""What a message says besides its keyword, as answers of the form that the keyword fills.

The cell ``arguments`` names questions in their order, as in ``reason=help name text``. A name with
a value is answered with that value; ``${number}`` in it is that of who writes. Of the others each
takes one word, and the last the rest; whoever writes ``name=Asha`` or ``name: Asha`` answers that
one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..sms import filled
from .words import plain

_NAMED = re.compile(r"(?P<name>[^\W\d]\w*)\s*[=:]\s*(?P<value>\"[^\"]*\"|[^\s,;]+)")
_BETWEEN = " \t\r\n,;"


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice as people may write it: its name, or its label in any language."""

    name: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """``unknown``: what was said of a choice question that is none of its choices."""

    values: Mapping[str, str]
    unknown: Mapping[str, str] = field(default_factory=dict)


def answers(
    cell: str,
    rest: str,
    choices: Mapping[str, Sequence[Choice]] | None = None,
    sender: Mapping[str, str] | None = None,
) -> Answers:
    """``choices`` by the name of the question, of those that have any; ``sender`` fills ``${}``.

    What people write is never filled in: who writes ``${number}`` has written just that.
    """
    names = cell.split()
    values = dict(name.split("=", 1) for name in names if "=" in name)
    if sender is not None:
        values = {name: filled(text, sender) for name, text in values.items()}
    open_ones = [name for name in names if "=" not in name]
    named, left = _named(rest, open_ones)
    said = {**_positional([name for name in open_ones if name not in named], left), **named}
    unknown: dict[str, str] = {}
    for name, text in said.items():
        found = _chosen(text, (choices or {}).get(name))
        if found is None:
            unknown[name] = text
        else:
            values[name] = found
    return Answers(values, unknown)


def _named(rest: str, names: Sequence[str]) -> tuple[dict[str, str], str]:
    """The arguments that say their name, and what is left of the text without them."""
    found: dict[str, str] = {}
    by_plain = {plain(name): name for name in names}

    def take(match: re.Match[str]) -> str:
        name = by_plain.get(plain(match["name"]))
        if name is None or name in found:
            return match[0]
        found[name] = match["value"].strip('"')
        return " "

    return found, _NAMED.sub(take, rest).strip(_BETWEEN) if names else rest


def _positional(names: Sequence[str], text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names[:-1]:
        first, _, text = text.lstrip(_BETWEEN).partition(" ")
        found[name] = first.strip(_BETWEEN)
    if names:
        found[names[-1]] = text.strip(_BETWEEN)
    return {name: value for name, value in found.items() if value}


def _chosen(text: str, choices: Sequence[Choice] | None) -> str | None:
    """The name of the choice that was written; the text itself where any may stand."""
    if choices is None:
        return text
    wanted = plain(text)
    for choice in choices:
        if wanted in (plain(choice.name), *map(plain, choice.said)):
            return choice.name
    return None
