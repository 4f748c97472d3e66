"""What a person does about a message that waits: say whose it is, answer it, or put it away."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ...lib import database
from ...records.models import Record
from ..models import Incoming
from ..outbox import answer
from .conversation import Conversation

State = Incoming.State


class GoneError(Exception):
    """Somebody was quicker, or nothing could be filled. A sentence for people."""


def belongs(message: Incoming, person: Record) -> None:
    """It is filled in for her, as if her number had been known."""
    _filled(message, lambda talk, found: talk.file_for(found, person))


def place(message: Incoming, area: UUID) -> None:
    """Nobody knows whose it is, but where: it goes to the health worker there.

    Whoever wrote may still answer where she lives: that question stays open, and makes no more.
    """
    _filled(message, lambda talk, found: talk.file_in(found, area))


def reply(message: Incoming, text: str) -> None:
    with transaction.atomic():
        found = _waiting(message)
        answer(found, text, step="person")
        _put_away(found, State.HANDLED)


def ignore(message: Incoming) -> None:
    with transaction.atomic():
        _put_away(_waiting(message), State.IGNORED)


def _filled(message: Incoming, step: Callable[[Conversation, Incoming], bool]) -> None:
    with transaction.atomic():
        found = _waiting(message)
        talk = Conversation()
        if not step(talk, found):
            raise GoneError("The programme has no keyword * that says what to do with any words.")
        talk.finish()


def _waiting(message: Incoming) -> Incoming:
    database.one_writer()
    found = Incoming.objects.filter(pk=message.pk, state=State.TRIAGE).first()
    if found is None:
        raise GoneError("Somebody has looked at this message already.")
    return found


def _put_away(message: Incoming, state: Incoming.State) -> None:
    message.state, message.handled = state, timezone.now()
    message.save(update_fields=["state", "handled"])
