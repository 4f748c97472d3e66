"""Django's name for this app, and what follows an update of its tables."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.management.base import CommandError
from django.db.models.signals import post_migrate

OUTGROWN = (
    "{}\nThe tables are up to date, but the published programme does not fit this version of "
    "Doorstep. Mend its workbook, then: doorstep publish FOLDER"
)


class TasksConfig(AppConfig):
    name = "doorstep.server.tasks"
    label = "tasks"

    def ready(self) -> None:
        from ..areas.workers import postings_changed
        from .following import follow_postings

        post_migrate.connect(_renew, sender=self)
        postings_changed.connect(follow_postings)


def _renew(**_: object) -> None:
    from doorstep.protocol.problems import ProgrammeRejected

    from ..programmes.refusal import NotPublishableError
    from .publish import renew

    try:
        renew()
    except (ProgrammeRejected, NotPublishableError) as error:
        raise CommandError(OUTGROWN.format(error)) from error
