"""Find the worker that somebody at a terminal means."""

from __future__ import annotations

from django.core.management.base import CommandError
from django.db.models import Q

from .models import Posting, Worker


def worker_named(text: str) -> Worker:
    """By login, or by a part of the name that only one has. Raises CommandError."""
    exact = Worker.objects.filter(login=text).first()
    if exact is not None:
        return exact
    people = Worker.objects.filter(pk__in=Posting.objects.exclude(area=None).values("worker"))
    near = list(people.filter(Q(name__icontains=text) | Q(login__icontains=text))[:10])
    if not text.strip():
        near = []
    if len(near) == 1:
        return near[0]
    logins = ", ".join(worker.login for worker in near or people.order_by("login")[:20])
    reason = "could be one of" if near else "is no worker. There are"
    raise CommandError(f"'{text}' {reason}: {logins or 'none yet (doorstep addworker)'}.")
