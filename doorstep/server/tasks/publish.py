"""A new programme takes effect: its tables are built from the log, and all tasks anew."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from ..lib import database
from ..programmes import releases
from ..programmes.models import Release
from ..records import rebuild
from .evaluate import refresh_all
from .models import Rollover
from .rollover import programme_day


def publish(folder: Path) -> Release:
    """All or nothing. Raises the problems of the check."""
    checked = releases.check(folder)
    with transaction.atomic():
        database.one_writer()
        rebuild.drop_projection()
        release = releases.store(checked)
        rebuild.build_projection()
        today = programme_day()
        refresh_all(today)
        Rollover.objects.get_or_create(day=today)
    return release
