"""What an expression may name: it depends on the column that it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .types import Type

Choices = Mapping[str, tuple[str, ...]]  # the choice names of each list


@dataclass(frozen=True, slots=True)
class Answers:
    """The questions of a form that rules can look at."""

    form: str
    questions: Mapping[str, Type]


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
    is_task: bool = False  # references are columns of the task table
    codes: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # words of a number
