"""The list worker, which the server fills: it is there where a programme speaks of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import workers
from ..model.records import Choice, EntityList, Owning, Property
from ..model.tasks import Role
from ..model.words import Words
from ..problems import Code
from ..workbook import Workbook
from ..workbook.fields import Fields
from .draft import Draft

LABEL = {"en": "Worker", "fr": "Agent", "sw": "Mhudumu"}
LABELS = {
    workers.ROLE: {"en": "Role", "fr": "Rôle", "sw": "Wadhifa"},
    workers.SUPERVISOR: {"en": "Supervisor", "fr": "Superviseur", "sw": "Msimamizi"},
    workers.ACTIVE_SINCE: {"en": "Active since", "fr": "En poste depuis", "sw": "Anafanya tangu"},
    workers.LAST_SEEN: {"en": "Last sync", "fr": "Dernier envoi", "sw": "Mara ya mwisho kutuma"},
}
ROLES = {
    Role.CHW: {"en": "Health worker", "fr": "Agent de santé", "sw": "Mhudumu wa afya"},
    Role.SUPERVISOR: LABELS[workers.SUPERVISOR],
}
"""In the languages that the app speaks; in others, in English."""


def speaks_of_workers(book: Workbook, forms: Mapping[str, Workbook]) -> bool:
    return workers.LIST in _lists(book, forms)


def _lists(book: Workbook, forms: Mapping[str, Workbook]) -> Iterator[str]:
    """The names of lists, wherever the workbooks name one."""
    cells = (("tasks", "for"), ("properties", "list"), ("entities", "name"), ("indicators", "of"))
    for sheet, column in cells:
        yield from (row.text(column) for row in book.sheet(sheet).rows)
    for form in forms.values():
        for row in form.sheet("entities").rows:
            yield row.text("list_name") or row.text("dataset")


def add_workers(draft: Draft, added: tuple[Property, ...]) -> None:
    """With what is built in, before what the workbook adds."""
    declared = draft.lists.get(workers.LIST)
    own = tuple(
        Property(name, _words(draft, LABELS[name]), type_, sensitive=False)
        for name, type_ in workers.BUILT_IN.items()
    )
    draft.lists[workers.LIST] = EntityList(
        workers.LIST,
        declared.label if declared else _words(draft, LABEL),
        own + added,
        declared.parents if declared else (),
        Owning.AREA,
    )
    roles = tuple(Choice(role.value, _words(draft, words)) for role, words in ROLES.items())
    draft.choices.setdefault(workers.ROLES, roles)


def check_own(fields: Fields, list_name: str, name: str) -> None:
    """What is built in is not declared again."""
    if list_name == workers.LIST and name.casefold() in workers.BUILT_IN:
        message = f"every worker has `{name}` already: the server says it."
        fields.report(Code.RESERVED_NAME, "name", message, "Remove the row.")


def _words(draft: Draft, words: Mapping[str, str]) -> Words:
    return Words({one.tag: words.get(one.tag, words["en"]) for one in draft.languages})
