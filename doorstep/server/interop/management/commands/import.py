"""``doorstep import FILE --list LIST``: cases in the layout of CommCare's case importer."""  # noqa: N999  (the word of the command)

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.interop.importing import (
    Done,
    Import,
    Job,
    import_file,
    only_list,
    write_rejected,
)
from doorstep.server.interop.tables import TableError
from doorstep.server.lib.commands import plain_errors


class Command(BaseCommand):
    help = "Import cases from a spreadsheet (.xlsx or .csv)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--list", help="the entity list, such as pregnancy, if there are more")
        parser.add_argument("--dry-run", action="store_true", help="check only, keep nothing")
        parser.add_argument(
            "--ignore-columns", action="store_true", help="skip columns that look mistyped"
        )

    def handle(self, *_: object, **options: object) -> None:
        file = Path(str(options["file"]))
        try:
            with plain_errors():
                name = str(options["list"] or only_list())
                job = Job(name, bool(options["ignore_columns"]), write=not options["dry_run"])
                result = import_file(file, job)
        except TableError as error:
            raise CommandError(str(error)) from error
        self._tell(result)
        if job.write:
            note(Action.CHANGE, "record", result.touched, by=terminal())
        if job.write:
            rejected = write_rejected(file, result)
            if rejected:
                self.stdout.write(
                    f"The rows that were not taken are in {rejected}. Mend them there."
                )
        else:
            self.stdout.write("Nothing was kept: this was a dry run.")

    def _tell(self, result: Import) -> None:
        for warning in result.warnings:
            self.stdout.write(f"Warning: {warning}")
        for case in result.rejected:
            for fault in case.faults:
                self.stdout.write(f"Row {case.line}, {fault}")
        made, changed, same = (result.counts[done] for done in Done)
        self.stdout.write(
            f"{made} made, {changed} changed, {same} unchanged, {len(result.rejected)} not taken."
        )
