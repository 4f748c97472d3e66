"""``doorstep publish [FOLDER]``: check, compile and make current."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.protocol.problems import ProgrammeRejected
from doorstep.server.programmes.refusal import NotPublishableError
from doorstep.server.tasks.models import Task
from doorstep.server.tasks.publish import publish


class Command(BaseCommand):
    help = "Publish a programme: phones get it the next time they are online."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=settings.DOORSTEP_PROGRAMME)

    def handle(self, *_: object, **options: object) -> None:
        try:
            release = publish(Path(str(options["folder"])))
        except (ProgrammeRejected, NotPublishableError) as error:
            raise CommandError(f"{error}\nNothing was published.") from error
        self.stdout.write(
            f"{release.programme} {release.version} is current ({release.hash}). "
            f"{Task.objects.count()} tasks."
        )
