"""``doorstep jobs [--retry]``: what the server does by itself, and what failed."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandParser

from doorstep.server.jobs.lines import Line, given_up, lines, retry_given_up
from doorstep.server.lib import text

HEADERS = ("job", "state", "attempts", "asked (UTC)", "ended", "fault")


class Command(BaseCommand):
    help = "List the jobs of the last weeks, those that were given up first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--retry", action="store_true", help="do again what was given up")
        parser.add_argument(
            "--trace", action="store_true", help="where each failed; it may name people"
        )

    def handle(self, *_: object, **options: object) -> None:
        if options["retry"]:
            self.stdout.write(f"{retry_given_up()} jobs are in line again.")
            return
        found = lines()
        if not found:
            self.stdout.write(
                "No job was done yet: is `doorstep serve` or `doorstep work` running?"
            )
            return
        self.stdout.write(text.table(HEADERS, [_row(line) for line in found]))
        if options["trace"]:
            self.stdout.write("\n".join(job.traceback for job in given_up()))
        if any(line.given_up for line in found):
            self.stdout.write("Mend the cause (--trace tells it), then: doorstep jobs --retry")


def _row(line: Line) -> tuple[object, ...]:
    ended = f"{line.ended:%Y-%m-%d %H:%M}" if line.ended else ""
    asked = f"{line.asked:%Y-%m-%d %H:%M}"
    return (line.what, line.state, line.attempts, asked, ended, line.fault)
