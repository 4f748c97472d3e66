"""What was asked back, and what it was about: an answer comes minutes or days later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from ..models import Asked, Incoming

PATIENCE = {
    Asked.What.WHOSE: timedelta(minutes=30),
    Asked.What.WHERE: timedelta(days=7),
    Asked.What.TASK: timedelta(days=2),
}
"""How long an answer is waited for."""


def ask(message: Incoming, what: Asked.What, options: Sequence[str]) -> None:
    until = timezone.now() + PATIENCE[what]
    values = {"what": what, "options": list(options), "until": until, "settled": None}
    Asked.objects.update_or_create(message=message, defaults={**values, "number": message.number})


def open_questions(number: str, *what: Asked.What) -> list[Asked]:
    """The newest first."""
    found = Asked.objects.filter(
        number=number, what__in=what, settled=None, until__gt=timezone.now()
    )
    return list(found.select_related("message").order_by("-pk"))


def unanswered() -> list[Asked]:
    """Whose request it is was asked, and nobody said."""
    late = Asked.objects.filter(what=Asked.What.WHOSE, settled=None, until__lte=timezone.now())
    return list(late.select_related("message").order_by("pk")[:200])


def settle(question: Asked) -> None:
    question.settled = timezone.now()
    question.save(update_fields=["settled"])
