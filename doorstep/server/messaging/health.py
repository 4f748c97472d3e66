"""How messages fare: counts by state, and those that people have to look at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from . import jobs
from .models import Outgoing
from .outbox import LIFE

State = Outgoing.State

DAYS = 7
DEAD = (State.FAILED, State.EXPIRED, State.DOUBTFUL)
"""Nothing more is done about them by itself."""


def counts() -> Mapping[State, int]:
    """Every state, also those that no message is in."""
    lately = Outgoing.objects.filter(created__gt=timezone.now() - timedelta(days=DAYS))
    found = dict(lately.order_by().values_list("state").annotate(number=Count("pk")))
    return {state: found.get(state.value, 0) for state in State}


def again() -> int:
    """Somebody says that what was not delivered in these days is still wanted."""
    now = timezone.now()
    dead = Outgoing.objects.filter(state__in=DEAD, created__gt=now - timedelta(days=DAYS))
    number = dead.exclude(text="").update(
        state=State.QUEUED, next_try=now, expires=now + LIFE, finished=None, problem=""
    )
    transaction.on_commit(jobs.send_soon)
    return number
