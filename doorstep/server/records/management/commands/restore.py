"""``doorstep restore FILE``: the database as it was, proved by a replay of its log."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from doorstep.server.lib import copies, proof, shelf
from doorstep.server.records.models import Submission


class Command(BaseCommand):
    help = "Put back a copy that `doorstep backup` made, update its tables and replay its log."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--check", action="store_true", help="only beside the database, to prove the copy"
        )
        parser.add_argument("--replace", action="store_true", help="what is in the database goes")

    def handle(self, *_: object, **options: object) -> None:
        file = Path(str(options["file"]))
        if options["check"]:
            self._check(file)
            return
        if not options["replace"] and (held := _submissions()):
            raise CommandError(
                f"The database holds {held} submissions: back it up, then use --replace."
            )
        try:
            copies.bring_back(file)
        except copies.CopyError as error:
            raise CommandError(str(error)) from error
        call_command("migrate", verbosity=0)
        shelf.bring_back(copies.files_beside(file))
        call_command("replay", check=True, stdout=self.stdout)
        call_command("files", check=True, stdout=self.stdout)
        self.stdout.write("Phones send again what they had sent since, with their next sync.")

    def _check(self, file: Path) -> None:
        try:
            self.stdout.write(proof.prove(file))
        except copies.CopyError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("The copy is good. Nothing was changed here.")


def _submissions() -> int:
    if Submission._meta.db_table not in connection.introspection.table_names():
        return 0
    return Submission.objects.count()
