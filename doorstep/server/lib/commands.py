"""What the commands share: errors as one plain sentence, arguments that are dates."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from django.core.management.base import CommandError

from .problems import RefusedError


@contextmanager
def plain_errors() -> Iterator[None]:
    """A problem of the catalogue ends the command with its message and its hint."""
    try:
        yield
    except RefusedError as error:
        raise CommandError(f"{error.problem.message} {error.problem.hint}") from error


def words(what: str, text: str, longest: int) -> str:
    """A name as it is kept, with single blanks. Raises CommandError."""
    name = " ".join(text.split())
    if not name or len(name) > longest or not name.isprintable():
        raise CommandError(f"A name for the {what} has 1 to {longest} characters on one line.")
    return name


def day(text: str) -> date:
    """For ``type=`` of an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a date such as 2026-11-22.") from None


def number(least: int, most: int) -> Callable[[str], int]:
    """For ``type=`` of an argument."""

    def parse(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise ArgumentTypeError(f"'{text}' is not a number from {least} to {most}.")
        return int(text)

    return parse
