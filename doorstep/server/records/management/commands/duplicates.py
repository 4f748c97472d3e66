"""``doorstep duplicates``: people and households that may have been registered twice, and why."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandParser

from doorstep.server.accounts.people import worker_named
from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.lib import text
from doorstep.server.lib.commands import number, plain_errors
from doorstep.server.records.access import access_likely_pairs, likely_pairs
from doorstep.server.records.duplicates import Pair, told
from doorstep.server.records.models import Record

HEADERS = ("points", "one", "other", "why")
SHOWN = 50


class Command(BaseCommand):
    help = "List records that are likely to be one, the surest first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--worker", help="login or name: only what this worker may see")
        parser.add_argument("--most", type=number(1, 100_000), default=SHOWN)

    def handle(self, *_: object, **options: object) -> None:
        name, most = options["worker"], int(str(options["most"]))
        all_of = access_likely_pairs(worker_named(str(name))) if name else likely_pairs()
        with plain_errors():
            pairs = told(all_of[:most])
        seen = {record.pk for pair in pairs for record in (pair.one, pair.other)}
        note(Action.EXPORT, "record", sorted(seen), by=terminal())
        if not pairs:
            self.stdout.write("No records are likely to be one.")
            return
        self.stdout.write(text.table(HEADERS, [_row(pair) for pair in pairs]))
        if (number_of := all_of.count()) > len(pairs):
            self.stdout.write(f"{len(pairs)} of {number_of}: --most {number_of} lists all.")


def _row(pair: Pair) -> tuple[object, ...]:
    return (pair.points, _who(pair.one), _who(pair.other), pair.why)


def _who(record: Record) -> str:
    return f"{record.label} ({record.area.name}, {record.known}, {record.pk})"
