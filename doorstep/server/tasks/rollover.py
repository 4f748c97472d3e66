"""A new day: work opens, falls due and is missed although nobody recorded anything."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ..lib import database, moment
from ..programmes import releases
from ..records import owners, workers
from .evaluate import refresh_all
from .measuring import measure_all
from .models import Rollover


def programme_day() -> date:
    """Today, where the programme is."""
    return moment.today(releases.current_package()["time_zone"])


def is_due(today: date) -> bool:
    return not Rollover.objects.filter(day__gte=today).exists()


def catch_up() -> None:
    """Roll over to today, unless that was done."""
    today = programme_day()
    if is_due(today):
        roll_over(today)


def roll_over(today: date) -> bool:
    """True if it was done now; again on one day, or for a day that is past, it does nothing."""
    with transaction.atomic():
        database.one_writer()
        if not is_due(today):
            return False
        package = releases.current_package()
        owners.settle(package)
        workers.settle(package, today)
        refresh_all(today)
        measure_all(today)
        Rollover.objects.create(day=today)
    return True
