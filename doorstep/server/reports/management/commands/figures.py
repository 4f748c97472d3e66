"""``doorstep figures``: the programme's indicators per month and worker or area."""

from __future__ import annotations

from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandParser

from doorstep.server.lib import text
from doorstep.server.lib.commands import plain_errors
from doorstep.server.reports.figures import By, Figure, figures
from doorstep.server.tasks.rollover import programme_day

MOST_MONTHS = 120


def _months(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_MONTHS:
        raise ArgumentTypeError(f"'{text}' is not a number of months from 1 to {MOST_MONTHS}.")
    return int(text)


class Command(BaseCommand):
    help = "Print the indicators per month and worker or area."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--months", type=_months, default=3, help="this month and those before")
        parser.add_argument("--by", type=By, choices=list(By), default=By.WORKER)

    def handle(self, *_: object, **options: object) -> None:
        with plain_errors():
            by = By(str(options["by"]))
            found = figures(programme_day(), int(str(options["months"])), by)
        rows = [(f.label, f.month, f.who or "nobody", _value(f), _target(f)) for f in found]
        if rows:
            self.stdout.write(text.table(("indicator", "month", by.value, "value", "target"), rows))
        else:
            self.stdout.write("Nothing was done in these months yet.")


def _value(figure: Figure) -> str:
    if figure.denominator is None:
        return str(figure.numerator)
    return f"{figure.value:.0f} % ({figure.numerator} of {figure.denominator})"


def _target(figure: Figure) -> str:
    if figure.target is None:
        return ""
    return f"{figure.target} %" if figure.denominator is not None else str(figure.target)
