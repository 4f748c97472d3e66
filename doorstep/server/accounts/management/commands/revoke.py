"""``doorstep revoke WORKER``: a lost phone, or a worker who left."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandParser

from doorstep.server.accounts.enrolment import revoke
from doorstep.server.accounts.people import worker_named
from doorstep.server.audit.notes import terminal


class Command(BaseCommand):
    help = "End the access of all phones of a worker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("worker", help="login or name")
        parser.add_argument("--left", action="store_true", help="the worker has left: no new phone")

    def handle(self, *_: object, **options: object) -> None:
        worker = worker_named(str(options["worker"]))
        number = revoke(worker, left=bool(options["left"]), by=terminal())
        self.stdout.write(f"{number} phones and links of {worker.name} have no access any more.")
        self.stdout.write(
            "What they have not sent yet is kept on them until they are enrolled again."
        )
