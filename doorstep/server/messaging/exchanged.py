"""What was said by SMS in both directions: with one client, or with a number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from ..accounts.models import Worker
from ..records.models import Record
from .access import access_incoming
from .inbound.filling import made_by
from .models import Incoming, Outgoing
from .outbound.access import access_outgoing

Sms = Incoming | Outgoing


def moment(sms: Sms) -> datetime:
    return sms.received if isinstance(sms, Incoming) else sms.created


def with_client(worker: Worker, record: Record, most: int) -> Sequence[Sms]:
    """The newest of what she wrote and what was sent to her or about her, the oldest first.

    What was sent about a request that an SMS of hers made is about her too. ``record`` is one that
    the worker may see.
    """
    came = access_incoming(worker).filter(record=record.pk)
    about = [record.pk, *map(made_by, came.only("gateway", "provider_id"))]
    seen = access_outgoing(worker).order_by().values("pk")
    hers = Q(recipient=record.pk) | Q(subject__in=about)
    answers = Q(answers__in=came.values("pk"))
    return _newest(came, Outgoing.objects.filter(answers | hers & Q(pk__in=seen)), most)


def with_numbers(worker: Worker, numbers: Collection[str], most: int) -> Sequence[Sms]:
    """As :func:`with_client`, of what numbers wrote and were answered, whoever wrote."""
    came = access_incoming(worker).filter(number__in=numbers)
    return _newest(came, Outgoing.objects.filter(answers__in=came.values("pk")), most)


def _newest(came: QuerySet[Incoming], went: QuerySet[Outgoing], most: int) -> Sequence[Sms]:
    newest: list[Sms] = [
        *came.select_related("worker").order_by("-received", "-pk")[:most],
        *went.select_related("answers").order_by("-created", "-pk")[:most],
    ]
    return sorted(newest, key=lambda sms: (moment(sms), sms.pk))[-most:]
