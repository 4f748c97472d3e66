"""Messages on their way out, messages that came in, and the gateways that carry them.

Texts and numbers are emptied after a while (:mod:`.old`); what happened is kept.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from ..accounts.models import Worker

NUMBER = 16
"""Characters of a number as E.164 writes it: ``+254712345678``."""


class Gateway(models.Model):
    """A way to the phones of people. ``kind`` names its file in :mod:`.gateways`.

    ``settings`` are JSON, locked (``lib.locking``): addresses, passwords and the ``secret`` that
    stands in the address at which it calls the server. ``prefixes``: beginnings of the numbers it
    is for, with blanks between, "" for all. Of several the longest prefix counts, then ``rank``.
    ``heard``: when it last called.
    """

    name = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=20)
    settings = models.TextField()
    prefixes = models.CharField(max_length=400, blank=True)
    rank = models.IntegerField(default=1)
    per_minute = models.IntegerField(default=60)
    enabled = models.BooleanField(default=True)
    heard = models.DateTimeField(null=True)


class Incoming(models.Model):
    """A message that somebody sent. ``provider_id`` is the gateway's own name for it.

    ``number`` is in E.164, or as it came where it is no number (an operator's name).
    """

    class State(models.TextChoices):
        NEW = "new"  # nobody looked at it yet
        HANDLED = "handled"  # answered, and a submission where it asked for one
        ASKED = "asked"  # its sender was asked whose request it is
        TRIAGE = "triage"  # waits for a person
        IGNORED = "ignored"  # somebody, or a rule, said that nothing is to be done

    gateway = models.CharField(max_length=40)
    provider_id = models.CharField(max_length=120)
    number = models.CharField(max_length=40, db_index=True)
    to = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    received = models.DateTimeField(default=timezone.now, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True)
    record = models.CharField(max_length=36, blank=True, db_index=True)
    submission = models.CharField(max_length=45, blank=True)
    problem = models.CharField(max_length=80, blank=True)
    handled = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["gateway", "provider_id"], name="one_incoming_per_provider_id"
            ),
        )
        indexes = (models.Index(fields=["state", "received"], name="incoming_state"),)


class Outgoing(models.Model):
    """A message to somebody: written once for its ``key``, then sent at most once.

    ``message`` is the code of the programme's row, or what else it is (``answer``). ``recipient``
    is the id of a record or worker, blank of a number that nobody knows; ``subject`` the record it
    is about. ``reference`` is what gateways know it by; ``ahead`` goes before what waits longer.
    """

    class State(models.TextChoices):
        WITHHELD = "withheld"  # not sent, ``problem`` says why: no number, she did not agree, ...
        QUEUED = "queued"  # waits until ``next_try``
        SENDING = "sending"  # handed to the gateway, which has not answered yet
        SENT = "sent"  # the gateway has it
        DELIVERED = "delivered"  # the phone has it
        FAILED = "failed"  # gateway or operator refused it
        EXPIRED = "expired"  # it would come too late
        DOUBTFUL = "doubtful"  # nobody knows whether the gateway has it: never sent again by itself

    key = models.CharField(max_length=400, unique=True)
    reference = models.UUIDField(unique=True)
    message = models.CharField(max_length=80)
    audience = models.CharField(max_length=20)
    recipient = models.CharField(max_length=36, blank=True)
    subject = models.CharField(max_length=36, blank=True, db_index=True)
    to = models.CharField(max_length=NUMBER, blank=True, db_index=True)
    text = models.TextField()
    language = models.CharField(max_length=20, blank=True)
    segments = models.IntegerField(default=0)
    ahead = models.BooleanField(default=False)
    answers = models.ForeignKey(Incoming, on_delete=models.PROTECT, null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    gateway = models.CharField(max_length=40, blank=True)
    provider_id = models.CharField(max_length=120, blank=True, db_index=True)
    tries = models.IntegerField(default=0)
    next_try = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    problem = models.CharField(max_length=80, blank=True)
    created = models.DateTimeField(default=timezone.now)
    begun = models.DateTimeField(null=True, db_index=True)
    finished = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["state", "next_try"], name="outgoing_state"),
            models.Index(fields=["recipient", "created"], name="outgoing_recipient"),
        )


class Stopped(models.Model):
    """A number that wrote STOP: nothing but answers goes there until it writes START."""

    number = models.CharField(max_length=NUMBER, primary_key=True)
    at = models.DateTimeField(default=timezone.now)


class Asked(models.Model):
    """A message was answered with a question; ``options`` are the ids that its numbers stand for.

    ``until``: how long an answer counts. One message is asked about once at a time.
    """

    class What(models.TextChoices):
        WHOSE = "whose"  # which of those who share the number: records
        WHERE = "where"  # in which village somebody unknown lives
        TASK = "task"  # no question: the tasks of a worklist, for what closes them by number

    message = models.OneToOneField(Incoming, on_delete=models.CASCADE, related_name="asked")
    number = models.CharField(max_length=40)
    what = models.CharField(max_length=10, choices=What.choices)
    options = models.JSONField(default=list)
    until = models.DateTimeField()
    settled = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["number", "settled"], name="asked_number"),)
