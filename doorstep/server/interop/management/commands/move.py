"""``doorstep move RECORD --to AREA|WORKER``: give records to somebody else."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.accounts.people import worker_named
from doorstep.server.areas.places import area_named
from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.interop.moving import move, records_meant
from doorstep.server.interop.owners import Owner, Owners
from doorstep.server.lib.commands import plain_errors
from doorstep.server.records.access import records_held
from doorstep.server.records.models import Record


class Command(BaseCommand):
    help = "Give one record to another area or worker, or all that a worker or an area has."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("record", nargs="?", help="id or name")
        which.add_argument("--of", help="all that were given to this worker")
        which.add_argument("--in", dest="area", help="all that are in this area")
        parser.add_argument("--to", required=True, help="an area or a worker")

    def handle(self, *_: object, **options: object) -> None:
        given = {name: str(options[name] or "") for name in ("record", "of", "area")}
        with plain_errors():
            to = _to(str(options["to"]))
            records = _records(given)
            done = move(records, to)
        note(Action.CHANGE, "record", [record.id for record in records], by=terminal())
        for sentence in done.failed:
            self.stdout.write(sentence)
        self.stdout.write(f"{done.moved} records moved.")


def _to(text: str) -> Owner:
    try:
        return Owners().find(text)
    except ValueError as error:
        raise CommandError(str(error)) from error


def _records(given: dict[str, str]) -> list[Record]:
    if given["of"]:
        return records_held(worker_named(given["of"]), None)
    if given["area"]:
        return records_held(None, area_named(given["area"]))
    found = records_meant(given["record"])
    if len(found) != 1:
        them = "".join(f"\n  {record.id}  {record.label}" for record in found)
        raise CommandError(
            f"'{given['record']}' is {'several records' if found else 'no record'}.{them}"
        )
    return found
