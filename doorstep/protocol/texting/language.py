"""In which language somebody writes, as far as the programme's own words tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..package import Package
from .words import words

Vocabulary = Mapping[str, frozenset[str]]
"""The words of each language that no other one has."""


def vocabulary(package: Package) -> Vocabulary:
    """From the programme's labels, answers and words of danger: no other dictionary is needed."""
    all_of: dict[str, set[str]] = {language: set() for language in package["languages"]}
    for said in _texts(package):
        for language, text in said.items():
            if language in all_of:
                all_of[language].update(words(text))
    shared = Counter(word for found in all_of.values() for word in found)
    return {
        language: frozenset(word for word in found if shared[word] == 1)
        for language, found in all_of.items()
    }


def language_of(text: str, known: Vocabulary) -> str:
    """'' where two languages have as many of its words."""
    said = set(words(text))
    counts = sorted(((len(said & its), name) for name, its in known.items()), reverse=True)
    if not counts or not counts[0][0] or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return ""
    return counts[0][1]


def _texts(package: Package) -> list[Mapping[str, str]]:
    labelled = [*package["lists"].values(), *package["rules"], *package["indicators"]]
    found: list[Mapping[str, str]] = [one["label"] for one in labelled]
    found += [choice["label"] for choices in package["choices"].values() for choice in choices]
    found += [form["title"] for form in package["forms"].values()]
    found += [keyword["answer"] for keyword in package["keywords"]]
    found += [message["text"] for message in package["messages"]]
    found += [danger["words"] for danger in package.get("dangers", [])]
    return found
