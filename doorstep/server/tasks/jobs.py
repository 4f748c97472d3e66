"""What is done about tasks without anybody asking."""

from __future__ import annotations

from contextlib import suppress

from django_tasks import task

from ..lib.problems import RefusedError
from .measuring import measure_all
from .rollover import catch_up, programme_day


@task()
def look_at_clock() -> None:
    """Work that counts in hours moves on in the course of a day."""
    _catch_up()


@task()
def roll_over_to_today() -> None:
    _catch_up()


@task()
def count_work() -> None:
    """What was sent since the last time may change what is to be done about who sent it."""
    with suppress(RefusedError):
        measure_all(programme_day(), lately=True)


def _catch_up() -> None:
    """Where no programme is published there is no work to move."""
    with suppress(RefusedError):
        catch_up()
