"""What an expression may name: it depends on the column that it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .terms import Link
from .types import Type

Choices = Mapping[str, tuple[str, ...]]  # the choice names of each list


@dataclass(frozen=True, slots=True)
class Answers:
    """The questions of a form that rules can look at."""

    form: str
    questions: Mapping[str, Type]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity list: its properties, those with a problem of their own, and its way upwards."""

    properties: Mapping[str, Type]
    broken: frozenset[str] = frozenset()
    chain: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Names and functions of one column of one sheet."""

    subject: str  # whose properties ${...} names, for messages: "pregnancy"
    references: Mapping[str, Type]  # ${...}
    choices: Choices
    lookups: frozenset[str]  # names in lookups.LOOKUPS
    forms: Mapping[str, Answers] = field(default_factory=dict)  # for count(), last()
    answers: Answers | None = None  # for answer(), submitted()
    broken: frozenset[str] = frozenset()  # references with a problem of their own
    lists: Mapping[str, Listed] = field(default_factory=dict)  # for ${a.b}, any-in-household()
    indicators: frozenset[str] = frozenset()  # for indicator()
    inside: str = ""  # of a household look-up: what its condition is about, for messages
    is_task: bool = False  # references are columns of the task table
    codes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # words of a number
