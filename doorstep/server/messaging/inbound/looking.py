"""One look at the messages that came in: each is answered, and filled in or left to a person.

All of a look is one transaction: it happened, or it did not. A message that cannot be looked at
stands in triage, and stops none of the others.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from ...lib import database
from ...lib.held import held
from ..models import Asked, Incoming
from . import asking
from .conversation import Conversation

LOG = logging.getLogger(__name__)
State = Incoming.State

AT_ONCE = 50
"""Messages of one transaction, so that others may write in between."""


def look() -> int:
    """All that are new, and what nobody answered in time. How many were looked at.

    Raises what passes with time, such as a lost database: the job comes again.
    """
    total = 0
    while batch := list(Incoming.objects.filter(state=State.NEW).order_by("pk")[:AT_ONCE]):
        _hear(batch)
        total += len(batch)
    for question in asking.unanswered():
        _give_up(question)
    return total


def _hear(batch: Sequence[Incoming]) -> None:
    """Where a look fails, one by one shows which message is to blame."""
    keys = [message.pk for message in batch]

    def hear_all(talk: Conversation) -> None:
        for message in Incoming.objects.filter(pk__in=keys, state=State.NEW).order_by("pk"):
            talk.hear(message)

    failed = _tried(hear_all)
    if failed is not None and len(batch) > 1:
        for message in batch:
            _hear([message])
    elif failed is not None:
        _leave(batch[0], failed)


def _give_up(question: Asked) -> None:
    failed = _tried(lambda talk: talk.give_up(question))
    if failed is not None:
        _leave(question.message, failed)


def _tried(step: Callable[[Conversation], None]) -> Exception | None:
    try:
        with transaction.atomic(), held():
            database.one_writer()
            talk = Conversation()
            step(talk)
            talk.finish()
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        return error
    return None


def _leave(message: Incoming, error: Exception) -> None:
    """Never its words in the log: they are a patient's."""
    LOG.error("Message %s stands in triage: %s.", message.pk, type(error).__name__)
    now, found = timezone.now(), Incoming.objects.filter(pk=message.pk)
    found.update(state=State.TRIAGE, problem="could not be looked at", handled=now)
    Asked.objects.filter(message=message, what=Asked.What.WHOSE).update(settled=now)
