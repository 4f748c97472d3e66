"""What one health worker does on one day: a form, filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f1c2a52-62f6-4f0f-9a3e-2f8a0b6d7c11")


@dataclass(frozen=True, slots=True)
class Encounter:
    """One form that a CHW fills, by question name; ``happened`` is its day.

    ``label`` names the record that the form makes, None where it is about one that is there.
    ``also``: id and name of a record of another list that it makes too, by list; no name where it
    only changes it. A name of a
    question with ``/`` is its path below the root: questions of a repeat have no column.
    """

    id: str
    form: str
    worker: str
    happened: date
    entity_id: str
    label: str | None
    answers: Mapping[str, str]
    also: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)


def filled_about(
    record: str,
    form: str,
    worker: str,
    happened: date,
    answers: Mapping[str, str],
    also: Mapping[str, tuple[str, str | None]] | None = None,
) -> Encounter:
    """A form about a record that is there: one of a kind on a day."""
    name = instance(record, f"{form}/{happened}")
    return Encounter(name, form, worker, happened, record, None, answers, also or {})


def identity(name: str) -> str:
    """The same for the same name, so that the same seed gives the same district."""
    return str(uuid5(_NAMESPACE, name))


def instance(record: str, what: str) -> str:
    return f"uuid:{identity(f'{record}/{what}')}"
