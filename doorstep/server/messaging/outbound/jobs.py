"""Looks for messages that are due."""

from __future__ import annotations

from contextlib import suppress

from django_tasks import task

from ...lib.problems import RefusedError
from .sweep import say_what_is_due


@task()
def say_what_is_due_now() -> None:
    """Where no programme is published there is nothing to say."""
    with suppress(RefusedError):
        say_what_is_due()
