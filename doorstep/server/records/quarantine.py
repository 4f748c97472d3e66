"""What could not be applied, kept whole until its cause is mended."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet
from django.utils import timezone

from ..accounts.models import Device, Worker
from . import files
from .models import Quarantined


def keep(
    sent: Mapping[str, str],
    worker: Worker,
    device: Device | None,
    reason: str,
    waits_for: str = "",
) -> None:
    """Once per content, however often it is sent; the newest reason stands."""
    envelope = json.dumps(sent, sort_keys=True)  # all ASCII: no text can break the database
    kept, _ = Quarantined.objects.update_or_create(
        digest=hashlib.sha256(envelope.encode()).hexdigest(),
        defaults={"reason": reason, "released_at": None, "waits_for": waits_for},
        create_defaults={
            "reason": reason,
            "waits_for": waits_for,
            "instance_id": json.dumps(sent["id"])[1:-1],
            "envelope": envelope,
            "worker": worker,
            "device": device,
        },
    )
    files.expect_aside(kept, sent["xml"])


def release(instance_ids: Iterable[str]) -> None:
    """They were applied after all."""
    kept = Quarantined.objects.filter(instance_id__in=list(instance_ids), released_at=None)
    kept.update(released_at=timezone.now())


def waiting_for(instance_ids: Iterable[str]) -> QuerySet[Quarantined]:
    """What amends one of these, which had not come yet."""
    return waiting().filter(waits_for__in=list(instance_ids))


def waiting() -> QuerySet[Quarantined]:
    """All of them, oldest first: for who runs the server."""
    kept = Quarantined.objects.filter(released_at=None).select_related("worker", "device")
    return kept.order_by("received", "pk")
