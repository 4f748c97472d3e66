"""A new day or hour: work opens, falls due and is missed although nobody recorded anything."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from doorstep.protocol.horizon import Present

from ..lib import database, moment
from ..programmes import releases
from ..records import owners, workers
from .evaluate import (
    changed_subjects,
    looks_at_clock,
    present,
    refresh_in_pieces,
    refresh_within_day,
)
from .measuring import measure_all
from .models import Rollover


def programme_day() -> date:
    """Today, where the programme is."""
    return moment.today(releases.current_package()["time_zone"])


def asked_for(day: object, moment: object) -> Present:
    """What a command was asked for: a moment, a day, or now."""
    if isinstance(moment, Present):
        return moment
    return present(day if isinstance(day, date) else programme_day())


def is_due(today: date) -> bool:
    return not Rollover.objects.filter(day__gte=today).exists()


def catch_up() -> None:
    """Roll over to today, unless that was done, and look at the clock now and then."""
    today = programme_day()
    last = Rollover.objects.filter(day__gte=today).first()
    if last is None:
        roll_over(today)
    elif last.looked_at < timezone.now() - EVERY and looks_at_clock():
        look_at_clock(today)


EVERY = timedelta(minutes=15)
"""What was looked at less than this ago is not looked at again."""


def look_at_clock(today: date) -> int:
    """Tasks that count in hours open, fall due and are missed in the course of a day.

    How many records were looked at. Again at once, it changes nothing.
    """
    began = timezone.now()
    looked_at = refresh_within_day(today)
    Rollover.objects.filter(day=today).update(looked_at=began)
    return looked_at


def roll_over(today: date) -> bool:
    """True if it was done now; again on one day, or for a day that is past, it does nothing.

    In pieces, between which others write. Each leaves what is right, so who is killed on the way
    leaves to the next one what remains, and two at once do no harm.
    """
    if not is_due(today):
        return False
    package = releases.current_package()
    with database.writing():
        owners.settle(package)
        workers.settle(package, today)
    refresh_in_pieces(changed_subjects(today), today)
    measure_all(today)
    return Rollover.objects.get_or_create(day=today)[1]
