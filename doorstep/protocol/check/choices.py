"""The sheet choices: the answers that a question or property may have."""

from __future__ import annotations

import re
from collections import defaultdict

from .. import limits
from ..model.records import Choice
from ..problems import Code
from ..workbook.fields import Fields, Unique
from .draft import Draft

_CHOICE = re.compile(r"[A-Za-z0-9_.-]+")


def read_choices(draft: Draft) -> None:
    taken: dict[str, Unique] = defaultdict(Unique)
    lists: dict[str, list[Choice]] = defaultdict(list)
    for fields in draft.rows("choices"):
        name = _choice_name(fields)
        list_name = fields.name("list")
        taken[list_name].take(fields, "name", name)
        lists[list_name].append(Choice(name, fields.words()))
        if len(lists[list_name]) == limits.CHOICES_PER_LIST + 1:
            message = f"{list_name} has more than {limits.CHOICES_PER_LIST} choices."
            fields.report(Code.TOO_LARGE, "list", message)
    draft.choices.update({name: tuple(choices) for name, choices in lists.items()})


def _choice_name(fields: Fields) -> str:
    """A choice's name: without blanks, since a select_multiple joins names with them."""
    text = fields.required("name", limits.CHOICE_NAME_LENGTH)
    if text and not _CHOICE.fullmatch(text):
        hint = "Use letters, digits and _ - . only."
        fields.report(Code.MALFORMED_NAME, "name", f"`{text}` is not a choice's name.", hint)
    return text
