"""The sheet forms and the forms themselves."""

from __future__ import annotations

from collections.abc import Mapping

from .. import limits
from ..forms import Known, read_form
from ..forms.appearances import check_appearances
from ..forms.widgets import check_widgets
from ..model.records import Choice
from ..model.words import Words
from ..problems import Code, did_you_mean
from ..workbook import Workbook
from ..workbook.fields import Unique
from .draft import Draft

_BUILT_IN = ("import", "withdrawal")
"""Forms that every programme has: ``submissions.builtin``."""


def read_forms(draft: Draft, files: Mapping[str, Workbook]) -> None:
    """Each form with its title. Choice lists that only forms have join the programme's."""
    titles = _titles(draft, files)
    known = Known(
        draft.lists,
        {name: tuple(choice.name for choice in choices) for name, choices in draft.choices.items()},
        frozenset(draft.broken),
        draft.languages,
        draft.media,
        draft.tables,
    )
    extra: dict[str, dict[str, Choice]] = {}
    for name, book in files.items():
        _check_listed(name, book, titles, draft)
        if book.sheets:
            before = len(draft.problems)
            found = read_form(name, titles.get(name) or Words({}), book, known, draft.problems)
            draft.forms[name] = found.form
            draft.shown |= found.shows
            draft.offered[name] = {
                list_name: tuple(choice.name for choice in choices)
                for list_name, choices in found.choices.items()
            }
            check_widgets(book, draft.problems)
            if len(draft.problems) > before:
                draft.broken_forms.add(name)
            check_appearances(book, draft.problems)
            for list_name, choices in found.choices.items():
                for choice in choices:
                    extra.setdefault(list_name, {}).setdefault(choice.name, choice)
    for list_name, by_name in extra.items():
        draft.choices.setdefault(list_name, tuple(by_name.values()))


def _titles(draft: Draft, files: Mapping[str, Workbook]) -> dict[str, Words]:
    taken = Unique()
    titles = {}
    for fields in draft.rows("forms"):
        name = fields.name("name")
        taken.take(fields, "name", name)
        titles[name] = fields.words()
        if name in _BUILT_IN:
            message = f"`{name}` is a form that every programme has already."
            fields.report(Code.RESERVED_NAME, "name", message)
        elif name and name not in files:
            message = f"there is no forms/{name}.md or forms/{name}.xlsx."
            fields.report(Code.MISSING_FILE, "name", message, did_you_mean(name, files))
    if len(titles) > limits.FORMS:
        message = f"more than {limits.FORMS} forms."
        draft.problems.add(Code.TOO_LARGE, draft.book.sheet("forms").place, message)
    return titles


def _check_listed(name: str, book: Workbook, titles: Mapping[str, Words], draft: Draft) -> None:
    if name not in titles:
        message = f"the sheet forms of the programme has no row `{name}`."
        draft.problems.add(Code.UNLISTED_FORM, book.place, message)
