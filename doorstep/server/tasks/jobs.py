"""What is done about tasks without anybody asking."""

from __future__ import annotations

from django_tasks import task

from ..lib.problems import RefusedError
from .rollover import catch_up


@task()
def look_at_clock() -> None:
    """Work that counts in hours moves on in the course of a day."""
    _catch_up()


@task()
def roll_over_to_today() -> None:
    _catch_up()


def _catch_up() -> None:
    """Where no programme is published there is no work to move."""
    try:
        catch_up()
    except RefusedError:
        return
