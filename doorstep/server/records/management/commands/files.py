"""``doorstep files [--check] [--tidy]``: pictures, sounds and papers of submissions."""

from __future__ import annotations

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from doorstep.server.lib import shelf
from doorstep.server.records import files

LATE = timedelta(days=7)
GIVEN_UP = timedelta(days=30)
"""A phone that began to send a file and was away so long begins anew."""


class Command(BaseCommand):
    help = "Count the files of submissions; prove that they are whole; remove what nobody names."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="read each of them")
        parser.add_argument("--tidy", action="store_true", help="remove what nobody needs")

    def handle(self, *_: object, **options: object) -> None:
        if options["tidy"]:
            removed = files.tidy() + shelf.drop_old_parts(GIVEN_UP)
            self.stdout.write(f"{removed} removed.")
        if options["check"] and (faults := list(files.faults())):
            raise CommandError(
                "\n".join(faults)
                + "\nPut them back from a backup: its folder has them under the same names."
            )
        number = sum(1 for _ in files.arrived())
        late = files.missing_since(timezone.now() - LATE)
        self.stdout.write(f"{number} file{'' if number == 1 else 's'}.")
        if late:
            self.stdout.write(f"Phones have not brought {late} files for a week or longer.")
