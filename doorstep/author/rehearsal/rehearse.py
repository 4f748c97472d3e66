"""Which forms are rehearsed, and on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from doorstep.protocol.check import Checked
from doorstep.protocol.check.draft import Draft
from doorstep.protocol.model.records import Form
from doorstep.protocol.problems import Problem

from . import node
from .verdict import problems_of

_FILE = re.compile(r"jr://file-csv/(?P<list>[\w-]+)\.csv")

NOT_REHEARSED = (
    "The forms were not rehearsed, since the form engine is not set up here: run ./dev setup."
)


def rehearse(checked: Checked) -> Sequence[Problem] | None:
    """What is wrong with forms that look right; None where there is no form engine.

    Raises RehearsalError.
    """
    if not node.is_ready():
        return None
    if checked.draft is None or checked.files is None:
        return ()
    draft = checked.draft
    forms = [form for form in draft.forms.values() if _is_sound(form, draft)]
    zone = checked.programme.time_zone if checked.programme else "UTC"
    today = datetime.now(ZoneInfo(zone)).date()
    facts = [_facts(form, draft) for form in forms]
    tables = {table.name: table.text for table in draft.tables.values()}
    found = node.run({"today": today.isoformat(), "tables": tables, "forms": facts}, zone)
    return [
        problem
        for form, rehearsed in zip(forms, found, strict=True)
        for problem in problems_of(form, rehearsed, checked.files.forms[form.name], draft)
    ]


def _is_sound(form: Form, draft: Draft) -> bool:
    return form.name not in draft.broken_forms and form.about_list in draft.lists


def _facts(form: Form, draft: Draft) -> node.FormFacts:
    others = {found["list"] for found in _FILE.finditer(form.xml)} - {form.about_list}
    return {
        "name": form.name,
        "xml": form.xml,
        "aboutPath": form.about_path,
        "list": form.about_list,
        "properties": _properties(form.about_list, draft),
        "others": {name: _properties(name, draft) for name in sorted(others & set(draft.lists))},
    }


def _properties(entity_list: str, draft: Draft) -> list[node.PropertyFacts]:
    return [
        {
            "name": property_.name,
            "kind": property_.type.kind.value,
            "choices": [one.name for one in draft.choices.get(property_.type.choices or "", ())],
        }
        for property_ in draft.lists[entity_list].properties
    ]
