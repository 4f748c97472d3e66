"""What was said is forgotten after a while: texts and numbers go, what happened stays."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from .models import Incoming, Outgoing


def forget_old_messages() -> int:
    """Messages that wait, or stand in triage, are kept. How many were emptied."""
    before = timezone.now() - timedelta(days=settings.DOORSTEP_SMS_KEPT)
    waits = (Outgoing.State.QUEUED, Outgoing.State.SENDING)
    sent = Outgoing.objects.filter(created__lt=before).exclude(state__in=waits)
    handled = (Incoming.State.HANDLED, Incoming.State.IGNORED)
    came = Incoming.objects.filter(received__lt=before, state__in=handled)
    return sum(
        (
            sent.exclude(text="", to="").update(text="", to=""),
            came.exclude(text="", number="").update(text="", number=""),
        )
    )
