"""Phones, with what is known of how they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ..accounts.models import Device
from ..records.access import quarantined_by_device

BIG = 1000
"""kB in the unit that people read."""


@dataclass(frozen=True, slots=True)
class Line:
    """``unsent`` and ``aside`` as the phone said; ``kept`` is what the server keeps aside of it.

    ``ahead`` in minutes, storage in MB; None where the phone never said.
    """

    id: UUID
    worker: str
    login: str
    last_sync: datetime | None
    last_seen: datetime
    app: str
    unsent: int | None
    aside: int | None
    kept: int
    ahead: int | None
    used: int | None
    room: int | None
    revoked: bool


def lines_of(devices: Iterable[Device]) -> list[Line]:
    """By the worker's name, then the one that was seen last first."""
    found = list(devices)
    kept = quarantined_by_device(found)
    lines = [_line(device, kept.get(device.pk, 0)) for device in found]
    return sorted(lines, key=lambda line: (line.worker, -line.last_seen.timestamp()))


def _line(device: Device, kept: int) -> Line:
    return Line(
        id=device.pk,
        worker=device.worker.name,
        login=device.worker.login,
        last_sync=device.last_sync,
        last_seen=device.last_seen,
        app=device.app,
        unsent=device.unsent,
        aside=device.aside,
        kept=kept,
        ahead=None if device.ahead_ms is None else round(device.ahead_ms / 60_000),
        used=None if device.used is None else -(-device.used // BIG),
        room=None if device.room is None else device.room // BIG,
        revoked=device.revoked_at is not None,
    )
