"""A copy of everything, each day, where somebody named a folder for it."""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from ..lib import copies, proof, shelf
from ..programmes.today import today

COPIES = "doorstep-????-??-??.backup"


@task()
def back_up() -> None:
    """One file a day, and beside it what is new on the shelf of files.

    The oldest go when there are more than DOORSTEP_BACKUPS_KEPT.
    """
    folder = settings.DOORSTEP_BACKUPS
    if folder is None:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"doorstep-{today()}.backup"
    if not file.exists():
        copies.save(file)
    shelf.copy_to(copies.files_beside(file))
    for old in sorted(folder.glob(COPIES))[: -settings.DOORSTEP_BACKUPS_KEPT]:
        old.unlink()


@task()
def prove_backup() -> None:
    """The newest copy is put back beside the database and its log replayed.

    Where that fails, so does the job, and ``doorstep restore --check`` says why.
    """
    if settings.DOORSTEP_BACKUPS is None:
        return
    if found := sorted(settings.DOORSTEP_BACKUPS.glob(COPIES)):
        proof.prove(found[-1])
