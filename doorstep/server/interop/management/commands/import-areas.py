"""``doorstep import-areas FILE``: one row for each area: code, name, parent."""  # noqa: N999  (the word of the command)

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.interop.area_rows import COLUMNS, import_areas
from doorstep.server.interop.tables import TableError
from doorstep.server.interop.telling import tell


class Command(BaseCommand):
    help = f"Import areas from a spreadsheet (.xlsx or .csv) with the columns {', '.join(COLUMNS)}."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check only, keep nothing")

    def handle(self, *_: object, **options: object) -> None:
        file, write = Path(str(options["file"])), not options["dry_run"]
        try:
            outcome = import_areas(file, write=write)
            self.stdout.write(tell(file, outcome, write=write))
        except TableError as error:
            raise CommandError(str(error)) from error
