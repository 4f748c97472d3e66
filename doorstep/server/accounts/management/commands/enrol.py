"""``doorstep enrol WORKER``: a link that makes one phone this worker's."""

from __future__ import annotations

from io import StringIO
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.accounts.enrolment import link
from doorstep.server.accounts.people import worker_named
from doorstep.server.audit.notes import terminal
from doorstep.server.lib.commands import plain_errors


class Command(BaseCommand):
    help = "Print a one-time link that makes a phone a worker's."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("worker", help="login or name")
        parser.add_argument("--qr", action="store_true", help="also as a picture to scan")
        parser.add_argument("--base", default="", help="address that phones reach the server by")

    def handle(self, *_: object, **options: object) -> None:
        worker = worker_named(str(options["worker"]))
        base = str(options["base"]) or settings.DOORSTEP_BASE_URL
        if not (base.startswith(("http://", "https://")) and urlsplit(base).netloc):
            raise CommandError(f"'{base}' is no address such as https://doorstep.example.org.")
        with plain_errors():
            address = link(worker, base, by=terminal())
        self.stdout.write(f"For {worker.name}, once, within a week:\n{address}")
        if options["qr"]:
            drawn = StringIO()
            segno.make(address, error="l").terminal(out=drawn, compact=True)
            self.stdout.write(drawn.getvalue())
