"""A copy of everything, each day, where somebody named a folder for it."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from ..lib import copies
from ..programmes.today import today


@task()
def back_up() -> None:
    """One file a day; the oldest go when there are more than DOORSTEP_BACKUPS_KEPT."""
    folder = settings.DOORSTEP_BACKUPS
    if folder is None:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"doorstep-{today()}.backup"
    if not file.exists():
        copies.save(file)
    for old in sorted(folder.glob("doorstep-????-??-??.backup"))[: -settings.DOORSTEP_BACKUPS_KEPT]:
        old.unlink()
