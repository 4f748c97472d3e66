"""Everything that was recorded, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..language.types import Value


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an entity list. ``known`` is the epoch day on which it was created.

    ``owner`` is the worker whose work it is.
    """

    id: str
    known: int
    values: Mapping[str, Value]
    area: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A submission, as far as it is about one record: one that is about two is two of these."""

    id: str
    subject: str
    day: int
    worker: str
    answers: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class World:
    """Records by list and filled forms by form."""

    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    filled: Mapping[str, tuple[Filled, ...]] = field(default_factory=dict)

    def record(self, entity_list: str, id_: str) -> Record | None:
        return next((r for r in self.records.get(entity_list, ()) if r.id == id_), None)

    def about(self, form: str, subject: str, today: int) -> list[Filled]:
        """The filled forms about a record up to today, oldest first; of one day, by id."""
        found = [f for f in self.filled.get(form, ()) if f.subject == subject and f.day <= today]
        return sorted(found, key=lambda f: (f.day, f.id))
