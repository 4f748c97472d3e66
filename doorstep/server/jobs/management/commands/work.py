"""``doorstep work``: do the jobs, as `doorstep serve` does beside serving."""

from __future__ import annotations

import os
import signal
from threading import Event, Thread

from django.core.management.base import BaseCommand, CommandParser

from doorstep.server.jobs.schedule import Timetable
from doorstep.server.jobs.worker import PAUSE, JobWorker


class Command(BaseCommand):
    help = (
        "Do what is due: the new day, hours, backups. Several processes may: one does, others wait."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")
        parser.add_argument(
            "--with-parent", action="store_true", help="end when the process that began this ends"
        )

    def handle(self, *_: object, **options: object) -> None:
        worker = JobWorker(Timetable())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.ending.set())
        if options["with_parent"]:
            Thread(target=_end_with, args=(os.getppid(), worker.ending), daemon=True).start()
        if options["once"]:
            done = sum(iter(worker.step, False))
            self.stdout.write(f"{done} jobs were done.")
        else:
            worker.run()


def _end_with(parent: int, ending: Event) -> None:
    while not ending.wait(PAUSE):
        if os.getppid() != parent:
            ending.set()
