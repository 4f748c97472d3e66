"""How messages fare: counts by state, and those that people have to look at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from . import jobs
from .models import Outgoing
from .outbox import LIFE

State = Outgoing.State

DAYS = 7
DEAD = (State.FAILED, State.EXPIRED, State.DOUBTFUL)
"""Nothing more is done about them by itself."""


def counts(messages: QuerySet[Outgoing]) -> Mapping[State, int]:
    """In the last days: every state, also those that no message is in."""
    lately = messages.filter(created__gt=timezone.now() - timedelta(days=DAYS))
    found = dict(lately.order_by().values_list("state").annotate(number=Count("pk")))
    return {state: found.get(state.value, 0) for state in State}


def dead(found: QuerySet[Outgoing]) -> QuerySet[Outgoing]:
    """Those of the last days that were not delivered and can still be sent."""
    since = timezone.now() - timedelta(days=DAYS)
    return found.filter(state__in=DEAD, created__gt=since).exclude(text="")


def again(found: QuerySet[Outgoing]) -> list[int]:
    """Somebody says that what was not delivered is still wanted: which messages."""
    now = timezone.now()
    ids = list(dead(found).values_list("pk", flat=True))
    Outgoing.objects.filter(pk__in=ids).update(
        state=State.QUEUED, next_try=now, expires=now + LIFE, finished=None, problem=""
    )
    transaction.on_commit(jobs.send_soon)
    return ids


def paid_for(messages: QuerySet[Outgoing]) -> int:
    """SMS that gateways took in the last days, each part counted."""
    since = timezone.now() - timedelta(days=DAYS)
    sent = messages.filter(created__gt=since, state__in=(State.SENT, State.DELIVERED))
    return sent.aggregate(sum=Sum("segments"))["sum"] or 0
