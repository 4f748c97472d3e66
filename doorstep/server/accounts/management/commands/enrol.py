"""``doorstep enrol WORKER``: a link that makes one phone this worker's."""

from __future__ import annotations

import secrets
from io import StringIO
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.accounts.enrolment import enrol, link
from doorstep.server.accounts.models import Worker
from doorstep.server.accounts.people import worker_named
from doorstep.server.audit.notes import terminal
from doorstep.server.lib.commands import plain_errors


class Command(BaseCommand):
    help = "Print a one-time link that makes a phone a worker's."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("worker", help="login or name")
        parser.add_argument("--qr", action="store_true", help="also as a picture to scan")
        parser.add_argument(
            "--openrosa", action="store_true", help="for ODK Collect or another form app instead"
        )
        parser.add_argument("--base", default="", help="address that phones reach the server by")

    def handle(self, *_: object, **options: object) -> None:
        worker = worker_named(str(options["worker"]))
        base = str(options["base"]) or settings.DOORSTEP_BASE_URL
        if not (base.startswith(("http://", "https://")) and urlsplit(base).netloc):
            raise CommandError(f"'{base}' is no address such as https://doorstep.example.org.")
        if options["openrosa"]:
            self._for_form_app(worker, base)
            return
        with plain_errors():
            address = link(worker, base, by=terminal())
        self.stdout.write(f"For {worker.name}, once, within a week:\n{address}")
        if options["qr"]:
            drawn = StringIO()
            segno.make(address, error="l").terminal(out=drawn, compact=True)
            self.stdout.write(drawn.getvalue())

    def _for_form_app(self, worker: Worker, base: str) -> None:
        with plain_errors():
            secret = link(worker, base, by=terminal()).rpartition("/")[2]
            _, token = enrol(secret, secrets.token_hex(8), sends_only=True)
        self.stdout.write(
            f"For {worker.name}, in the settings of one form app; `doorstep devices` lists it:\n"
            f"URL {base.rstrip('/')}/openrosa\nUsername {worker.login}\nPassword {token}"
        )
