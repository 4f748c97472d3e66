"""A new programme takes effect: its tables are built from the log, and all tasks anew."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from doorstep.protocol.package import PROTOCOL, Package

from ..lib import database
from ..lib.problems import RefusedError
from ..programmes import refusal, releases
from ..programmes.models import Release
from ..programmes.releases import Checked
from ..records import likeness, rebuild, workers
from ..records.fitting import misfits
from .evaluate import refresh_all
from .measuring import measure_all
from .models import Rollover
from .rollover import programme_day


def publish(folder: Path) -> Release:
    """All or nothing. Raises the problems of the check, and NotPublishableError."""
    checked = releases.check(folder)
    with transaction.atomic():
        database.one_writer()
        _check_records(checked)
        before = _current()
        rebuild.drop_projection()
        release = releases.store(checked)
        rebuild.build_projection()
        likeness.rebuild(before, releases.current_package())
        today = programme_day()
        workers.settle(releases.current_package(), today)
        refresh_all(today)
        measure_all(today)
        Rollover.objects.get_or_create(day=today)
    return release


def renew() -> None:
    """After an update: what an earlier compiler made of the current programme is made anew.

    Its workbook is kept, so nobody has to publish it again.
    """
    before = _current()
    if before is not None and before["protocol"] < PROTOCOL:
        with releases.unpacked(releases.current_hash()) as folder:
            publish(folder)


def _current() -> Package | None:
    try:
        return releases.current_package()
    except RefusedError:
        return None


def _check_records(checked: Checked) -> None:
    """Raises NotPublishableError where a new type would blank what records hold."""
    before = _current()
    faults = [
        refusal.misfit(f"{found.list}.{found.property}", found.kind, found.records)
        for found in misfits(before, checked.packages[releases.PHONE])
    ]
    if faults:
        raise refusal.NotPublishableError("\n".join(faults))
