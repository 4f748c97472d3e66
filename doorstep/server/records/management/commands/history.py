"""``doorstep history RECORD``: who recorded what about it and when, what changed and what lost."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.lib.commands import plain_errors
from doorstep.server.records.access import find_records
from doorstep.server.records.history import history, told


class Command(BaseCommand):
    help = "Tell everything that was recorded about a record."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("record", help="its id or the beginning of it, or a part of its name")

    def handle(self, *_: object, **options: object) -> None:
        text = str(options["record"])
        found = find_records(text)
        if not found:
            raise CommandError(f"No record is like '{text}'.")
        if len(found) > 1:
            them = "\n".join(f"  {record.pk}  {record.label}" for record in found)
            raise CommandError(f"'{text}' may mean several records; give an id:\n{them}")
        (record,) = found
        with plain_errors():
            entries = history(record)
        note(Action.READ, "record", [record.pk], by=terminal())
        self.stdout.write(f"{record.label}, {record.list} {record.pk}\n{told(entries)}")
