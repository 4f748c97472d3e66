"""Looking at what came in, without the gateway waiting for it."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from ..jobs import in_line
from . import looking


@task()
def look_at_messages() -> None:
    """And at questions that nobody answered in time."""
    looking.look()


def look_soon() -> None:
    in_line(look_at_messages, timezone.now())
