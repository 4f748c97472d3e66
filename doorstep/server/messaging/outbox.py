"""What is to be said: written once for each key, together with whatever it follows from."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from doorstep.protocol.sms import parts

from . import jobs
from .models import Incoming, Outgoing

State = Outgoing.State

LIFE = timedelta(hours=24)
"""After which a message would come too late, where nothing else is said."""

ANSWER = "answer"
"""What stands in place of a row's code for what answers an SMS."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A message as somebody wants it sent. Its key is never used for another one.

    ``to`` is in E.164. ``withheld``: why it is only noted and not sent. ``ahead`` of others that
    wait: answers, and what is urgent. ``after``: not before.
    """

    key: str
    message: str
    to: str
    text: str
    audience: str = ""
    recipient: str = ""
    subject: str = ""
    language: str = ""
    withheld: str = ""
    ahead: bool = False
    answers: Incoming | None = None
    after: datetime | None = None
    expires: datetime | None = None


def put(wanted: Iterable[Wanted]) -> int:
    """How many are new. In the caller's transaction: they are written with the rest, or not at all;
    what is to be sent is sent soon after.
    """
    by_key = {one.key: one for one in wanted}
    known = Outgoing.objects.filter(key__in=by_key).values_list("key", flat=True)
    rows = [_row(by_key[key]) for key in by_key.keys() - set(known)]
    rows.sort(key=lambda row: row.key)
    Outgoing.objects.bulk_create(rows, ignore_conflicts=True)
    if any(row.state == State.QUEUED for row in rows):
        transaction.on_commit(jobs.send_soon)
    return len(rows)


def answer(incoming: Incoming, text: str, *, language: str = "", step: str = "") -> None:
    """To whoever wrote: once, however often the message is looked at. ``step`` tells a second
    answer from the first.
    """
    key = f"answer:{incoming.pk}:{step}"
    told = Wanted(
        key=key,
        message=ANSWER,
        to=incoming.number,
        text=text,
        recipient=str(incoming.worker_id or incoming.record),
        subject=incoming.record,
        language=language,
        ahead=True,
        answers=incoming,
    )
    put([told])


def _row(one: Wanted) -> Outgoing:
    now = timezone.now()
    starts = max(one.after or now, now)
    return Outgoing(
        key=one.key,
        reference=uuid.uuid4(),
        message=one.message,
        audience=one.audience,
        recipient=one.recipient,
        subject=one.subject,
        to=one.to,
        text="" if one.withheld else one.text,
        language=one.language,
        segments=0 if one.withheld else parts(one.text),
        ahead=one.ahead,
        answers=one.answers,
        state=State.WITHHELD if one.withheld else State.QUEUED,
        problem=one.withheld,
        next_try=starts,
        expires=one.expires or starts + LIFE,
        created=now,
    )
