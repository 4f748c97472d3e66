"""Add to the audit log."""

from __future__ import annotations

import getpass
from collections.abc import Iterable
from uuid import UUID

from .models import Action, Entry

MOST_IDS = 1000
"""Ids in one entry; ``number`` counts them all."""


def note(
    action: Action, kind: str, ids: Iterable[object] = (), *, by: str, device: UUID | None = None
) -> None:
    """Ids only: a name in the audit log would be one more place to lose it from."""
    named = [str(one) for one in ids]
    Entry.objects.create(
        by=by[:120],
        device=device,
        action=action,
        kind=kind,
        ids=named[:MOST_IDS],
        number=len(named),
    )


def terminal() -> str:
    """Who runs a command at the server."""
    try:
        return f"terminal:{getpass.getuser()}"
    except (KeyError, OSError):
        return "terminal"
