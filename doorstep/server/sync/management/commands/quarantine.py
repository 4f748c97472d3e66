"""``doorstep quarantine [--retry]``: submissions that could not be applied."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandParser

from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.sync.quarantine import kept, try_again


class Command(BaseCommand):
    help = "List submissions that could not be applied, or try them again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--retry", action="store_true", help="try each of them again")

    def handle(self, *_: object, **options: object) -> None:
        if options["retry"]:
            taken = try_again()
            released = sum(one.outcome != "quarantined" for one in taken)
            self.stdout.write(f"{released} applied, {len(taken) - released} still kept aside.")
        waiting = list(kept())
        note(Action.READ, "quarantine", [one.id for one in waiting], by=terminal())
        lines = [
            f"{one.received}  {one.form}, recorded by {one.worker}: {one.reason}" for one in waiting
        ]
        self.stdout.write("\n".join(lines) if lines else "Nothing is kept aside.")
        if lines and not options["retry"]:
            self.stdout.write("Mend the cause, then: doorstep quarantine --retry")
