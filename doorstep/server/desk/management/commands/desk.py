"""``doorstep desk LOGIN``: a link by which a manager chooses a password."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.accounts.people import worker_named
from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.desk.doors import works_at_desk
from doorstep.server.desk.entering import welcome_link
from doorstep.server.desk.factors import forget_factors


class Command(BaseCommand):
    help = "Print a one-time link by which a manager or administrator chooses a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("worker", help="login or name")
        parser.add_argument(
            "--new-phone", action="store_true", help="the second factor is lost: set up anew"
        )

    def handle(self, *_: object, **options: object) -> None:
        worker = worker_named(str(options["worker"]))
        if not (worker.is_active and works_at_desk(worker)):
            raise CommandError(
                f"{worker.name} is posted as manager or administrator nowhere today: "
                f"doorstep post {worker.login} --role manager --area AREA"
            )
        if options["new_phone"]:
            forget_factors(worker)
        note(Action.LINK, "desk", [worker.pk], by=terminal())
        self.stdout.write(f"For {worker.name}, once, within a day:\n{welcome_link(worker)}")
