"""``doorstep import-unsent FILE``: work that a phone could not send, brought as a file."""  # noqa: N999  (the word of the command)

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.sync.opening import UnreadableFileError, take_in


class Command(BaseCommand):
    help = "Take in a file of unsent work. Safe to repeat: nothing is taken twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_: object, file: Path, **__: object) -> None:
        try:
            device, taken = take_in(file.read_text(errors="replace"))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except UnreadableFileError as error:
            raise CommandError(f"{file}: {error}") from None
        note(Action.CHANGE, "phone", [device.pk], by=terminal())
        outcomes = [answer.outcome for answer in taken.answers]
        self.stdout.write(
            f"{device.worker.name}: {outcomes.count('accepted')} taken in, "
            f"{outcomes.count('duplicate')} known before, "
            f"{outcomes.count('quarantined')} kept aside (doorstep quarantine)."
        )
