"""``doorstep backup FILE``: the whole database as one file, while the server runs.

The files of submissions go into a folder beside it, which all copies there share.
"""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.lib import copies, shelf
from doorstep.server.records.models import Submission


class Command(BaseCommand):
    help = "Copy the database to a file, and photos to the folder doorstep-files beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_: object, **options: object) -> None:
        file = Path(str(options["file"]))
        if file.exists():
            raise CommandError(f"{file} is there already: give another name.")
        number = Submission.objects.count()
        try:
            copies.save(file)
        except copies.CopyError as error:
            raise CommandError(str(error)) from error
        copied = shelf.copy_to(copies.files_beside(file))
        self.stdout.write(f"{file} holds at least {number} submissions; {copied} new files.")
