"""The forms that every programme has: they are in no package, and no form engine fills them."""

from __future__ import annotations

from collections.abc import Mapping

from ..language.types import Kind
from ..package import EntityJson, FormJson, ListJson, SaveJson

IMPORT = "import"
"""Brings records in from elsewhere, and moves them."""

EXTERNAL_ID = "external_id"
"""A property that every record may have besides those of its list: its id in another system."""

OWNER = "_owner"
"""Another one: the id of the worker it was given to, blank where it is its area's."""

MADE_BY = "_made_by"
"""A third one, which no form writes: the id of the worker whose form made the record."""

WITHDRAWAL = "withdrawal"
"""Voids a submission, or another withdrawal."""

WITHDRAWS = "withdraws"
"""The question of it that names the instance; ``why`` and ``note`` follow."""

WITHDRAWAL_VERSION = "1"


def withdrawal_form() -> FormJson:
    """The definition of the form ``withdrawal``: it names no record, as what it withdraws does."""
    return {
        "title": {"en": "Withdrawal"},
        "version": WITHDRAWAL_VERSION,
        "xml": "",
        "about_list": "",
        "about_path": None,
        "columns": [
            {"name": name, "type": Kind.TEXT.value, "choices": None, "path": f"/data/{name}"}
            for name in (WITHDRAWS, "why", "note")
        ],
        "entities": [],
    }


def import_form(lists: Mapping[str, ListJson]) -> FormJson:
    """The definition of the form ``import``: each property is a child of the root, by its name."""
    blocks: list[EntityJson] = [
        {"list": name, "path": "/data", "saves": [_save(p) for p in _importable(lists[name])]}
        for name in lists
    ]
    return {
        "title": {"en": "Import"},
        "version": "1",
        "xml": "",
        "about_list": "",
        "about_path": None,
        "columns": [],
        "entities": blocks,
    }


def _save(name: str) -> SaveJson:
    return {"property": name, "path": f"/data/{name}"}


def _importable(definition: ListJson) -> list[str]:
    return [column["name"] for column in definition["columns"]] + [EXTERNAL_ID, OWNER]
