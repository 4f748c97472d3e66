"""What the commands that import areas and workers do alike."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from .sheets import Outcome
from .tables import TableError
from .telling import tell


class ImportCommand(BaseCommand):
    """``FILE [--dry-run]``: take a spreadsheet in, and tell what came of it."""

    @abstractmethod
    def take(self, file: Path, *, write: bool) -> Outcome:
        """Raises TableError."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check only, keep nothing")

    def handle(self, *_: object, **options: object) -> None:
        file, write = Path(str(options["file"])), not options["dry_run"]
        try:
            self.stdout.write(tell(file, self.take(file, write=write), write=write))
        except TableError as error:
            raise CommandError(str(error)) from error
