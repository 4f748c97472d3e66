"""The choice lists of a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.records import Choice
from ..problems import Code, Problems, did_you_mean
from ..workbook import Workbook
from ..workbook.fields import Fields
from .known import Known

Lists = Mapping[str, tuple[Choice, ...]]


def choice_lists(book: Workbook, known: Known, problems: Problems) -> Lists:
    """The choices of each list; a list that the programme has too may not have more of them."""
    lists: dict[str, list[Choice]] = {}
    for row in book.sheet("choices").rows:
        fields = Fields(row, problems, known.languages)
        list_name, name = fields.text("list_name") or fields.text("list"), fields.text("name")
        if not list_name or not name:
            continue  # pyxform says so
        lists.setdefault(list_name, []).append(Choice(name, fields.words()))
        shared = known.choices.get(list_name)
        if shared is not None and name not in shared:
            message = f"`{name}` is not in the programme's choice list {list_name}."
            hint = did_you_mean(name, shared)
            fields.report(Code.CHOICE_NOT_SHARED, "name", message, hint)
    return {name: tuple(choices) for name, choices in lists.items()}


def names(choices: Sequence[Choice]) -> tuple[str, ...]:
    return tuple(choice.name for choice in choices)
