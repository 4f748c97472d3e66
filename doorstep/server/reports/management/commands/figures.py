"""``doorstep figures``: the programme's indicators per worker and month."""

from __future__ import annotations

from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandParser

from doorstep.server.lib import text
from doorstep.server.lib.commands import plain_errors
from doorstep.server.reports.figures import figures
from doorstep.server.tasks.rollover import programme_day

MOST_MONTHS = 120


def _months(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_MONTHS:
        raise ArgumentTypeError(f"'{text}' is not a number of months from 1 to {MOST_MONTHS}.")
    return int(text)


class Command(BaseCommand):
    help = "Print the indicators per worker and month."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--months", type=_months, default=3, help="this month and those before")

    def handle(self, *_: object, **options: object) -> None:
        with plain_errors():
            found = figures(programme_day(), int(str(options["months"])))
        rows = [(figure.label, figure.month, figure.worker, figure.value) for figure in found]
        if rows:
            self.stdout.write(text.table(("indicator", "month", "worker", "value"), rows))
        else:
            self.stdout.write("Nothing was done in these months yet.")
