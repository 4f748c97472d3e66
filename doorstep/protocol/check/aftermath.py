"""What only follows from a table that is not whole is left out: its cause is told already.

So a misspelt heading hides no other mistake, and gives no second one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..problems import Code, Problem, Problems
from ..workbook import Workbook
from ..workbook.languages import Language

_KEYS = {
    "entities": ("name",),
    "properties": ("list", "name", "type"),
    "choices": ("list", "name"),
    "forms": ("name",),
    "tasks": ("name", "group", "for", "form"),
    "schedule": ("task", "code"),
    "sources": ("name",),
}
"""The columns by which other sheets look at a sheet."""

_TABLES = (
    Code.UNKNOWN_SHEET,
    Code.MISSING_SHEET,
    Code.DUPLICATE_SHEET,
    Code.UNKNOWN_COLUMN,
    Code.MISSING_COLUMN,
    Code.DUPLICATE_COLUMN,
)
_READING = (
    Code.BROKEN_TABLE,
    Code.WRONG_CELL_COUNT,
    Code.CELL_ERROR,
    Code.MERGED_CELLS,
    Code.TOO_LARGE,
    Code.UNREADABLE_FILE,
    Code.DUPLICATE_FILE,
)
"""Told while the files are read: they follow from nothing else."""

_PLAIN = ("settings", "entities", "choices", "forms", "sources")
_LANGUAGES = (Code.UNKNOWN_LANGUAGE, Code.MISSING_TRANSLATION)

_Follows = Callable[[Problem], bool]


def _is_rule(problem: Problem) -> bool:
    """Whether it stands where records, tasks and their properties are spoken of."""
    return problem.place.file.startswith("forms/") or problem.place.sheet not in _PLAIN


def _is_beyond_tasks(problem: Problem) -> bool:
    place = problem.place
    is_form = place.file.startswith("forms/")
    return not is_form and place.sheet not in (*_PLAIN, "properties", "tasks")


_FOLLOWS: Mapping[str, _Follows] = {
    "entities": _is_rule,
    "properties": _is_rule,
    "choices": lambda p: (
        p.place.column == "choices" or p.code in (Code.CHOICE_NOT_SHARED, Code.UNKNOWN_CHOICE)
    ),
    "forms": lambda p: p.code in (Code.UNLISTED_FORM, Code.MISSING_FILE),
    "tasks": _is_beyond_tasks,
    "schedule": lambda p: p.code in (Code.NO_OCCURRENCES, Code.UNKNOWN_CHOICE),
    "sources": lambda p: p.place.column == "source",
}
"""By a sheet that is not whole, the problems that may be there for no other reason."""


def leave_out(book: Workbook, languages: Sequence[Language], problems: Problems) -> None:
    """Drop the problems that follow from others."""
    follows = [_FOLLOWS[name] for name in _KEYS if not _is_whole(name, book, problems)]
    headless = {problem.place.sheet for problem in problems if problem.code is Code.MISSING_COLUMN}
    twice = {
        (problem.place.file, problem.place.sheet, problem.place.column)
        for problem in problems
        if problem.code is Code.DUPLICATE_COLUMN
    }
    tables = {problem.place.file for problem in problems if problem.code in _TABLES}

    def is_aftermath(problem: Problem) -> bool:
        if problem.code in (*_TABLES, *_READING):
            return False
        place = problem.place
        if (place.file, place.sheet, place.column) in twice:
            return True
        if _lacks_column(problem, book, headless | _misspelt(problems)):
            return True
        if not problem.is_error and book.file in tables:
            return True
        return any(one(problem) for one in follows)

    problems.drop(is_aftermath)
    if not languages or any(problem.code is Code.MALFORMED_LANGUAGE for problem in problems):
        problems.drop(lambda problem: problem.code in _LANGUAGES)


def _is_whole(name: str, book: Workbook, problems: Problems) -> bool:
    """Whether a sheet's names can be trusted."""
    keys = _KEYS[name]
    for problem in problems:
        if problem.place.sheet == name and (
            problem.code is Code.DUPLICATE_SHEET
            or (problem.code is Code.DUPLICATE_COLUMN and problem.place.column in keys)
        ):
            return False
    if name not in book.sheets:
        return not any(p.code in (Code.UNKNOWN_SHEET, Code.MISSING_SHEET) for p in problems)
    return all(book.sheet(name).has(column) for column in keys)


def _misspelt(problems: Problems) -> set[str | None]:
    return {problem.place.sheet for problem in problems if problem.code is Code.UNKNOWN_COLUMN}


def _lacks_column(problem: Problem, book: Workbook, sheets: set[str | None]) -> bool:
    """Whether it is about a cell of a column that is not there, or not under its right name."""
    place = problem.place
    if place.file != book.file or place.sheet not in sheets or place.column is None:
        return False
    return not book.sheet(place.sheet or "").has(place.column)
