"""Log-ins in the audit log, those that failed too."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from ..accounts.models import Worker
from ..audit.models import Action
from ..audit.notes import note


@receiver(user_logged_in)
def logged_in(user: Worker, **_: object) -> None:
    note(Action.LOGIN, "password", by=user.login)


@receiver(user_logged_out)
def logged_out(user: Worker | None, **_: object) -> None:
    if user is not None:
        note(Action.LOGOUT, "session", by=user.login)


@receiver(user_login_failed)
def refused(credentials: Mapping[str, object], **_: object) -> None:
    """A login that nobody has may be a password in the wrong box: it is not noted."""
    login = str(credentials.get("username", ""))
    known = Worker.objects.filter(login=login).exists()
    note(Action.REFUSED, "password", by=login if known else "unknown")
