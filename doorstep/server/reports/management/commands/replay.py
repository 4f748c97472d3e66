"""``doorstep replay --check``: records, tables and figures are what the log amounts to."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.lib.commands import plain_errors
from doorstep.server.records.access import sizes
from doorstep.server.records.replay import differences
from doorstep.server.reports.recount import figure_differences
from doorstep.server.tasks.rollover import programme_day

SHOWN = 20


class Command(BaseCommand):
    help = "Fold the whole log again, count its figures again, and compare. Nothing is changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", required=True)

    def handle(self, *_: object, **__: object) -> None:
        with plain_errors():
            found = [*differences(), *figure_differences(programme_day())]
        if found:
            for sentence in found[:SHOWN]:
                self.stdout.write(sentence)
            raise CommandError(
                f"{len(found)} differences. `doorstep publish` builds the tables anew."
            )
        submissions, records = sizes()
        self.stdout.write(
            f"{submissions} submissions amount to {records} records: all is as it should be."
        )
