"""What is done about tasks without anybody asking."""

from __future__ import annotations

from django_tasks import task

from ..lib.problems import RefusedError
from .rollover import catch_up


@task()
def roll_over_to_today() -> None:
    """Where no programme is published there is no work to move."""
    try:
        catch_up()
    except RefusedError:
        return
