"""Properties that nothing fills."""

from __future__ import annotations

from ...problems import Code
from .adviser import Adviser


def check_properties(adviser: Adviser) -> None:
    draft = adviser.draft
    if draft.broken_forms:
        return  # what they save is not known
    saved = {
        (block.list, save.property)
        for form in draft.forms.values()
        for block in form.entities
        for save in block.saves
    }
    for row in draft.book.sheet("properties").rows:
        list_name, name = row.text("list"), row.text("name")
        if (list_name, name) not in saved:
            message = f"no form saves the property {name} of {list_name}."
            hint = "Save an answer to it with save_to; if only imports fill it, all is well."
            adviser.warn(Code.NEVER_WRITTEN, row, "name", message, hint)
