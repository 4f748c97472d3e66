"""What could not be applied: seen by people, and tried again when its cause is mended."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ..records.quarantine import waiting
from .accept import accept
from .incoming import kept_before
from .taking import Taken


@dataclass(frozen=True, slots=True)
class Kept:
    """A quarantined submission without its answers: enough to find its cause."""

    id: int
    form: str
    worker: str
    received: str
    reason: str


def kept() -> Iterator[Kept]:
    """Oldest first."""
    for one in waiting():
        form = str(json.loads(one.envelope)["form"])[:40]
        yield Kept(one.pk, form, one.worker.name, f"{one.received:%Y-%m-%d %H:%M}", one.reason)


def try_again() -> list[Taken]:
    """Take each in as if its phone had sent it again. What still cannot be applied stays."""
    return [accept(kept_before(one)) for one in waiting()]
