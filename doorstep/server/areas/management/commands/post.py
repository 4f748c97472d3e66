"""``doorstep post WORKER --area AREA``: post a worker somewhere, also for somebody's leave."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.accounts.models import Posting, Role, Worker
from doorstep.server.accounts.people import worker_named
from doorstep.server.accounts.postings import standing
from doorstep.server.areas.places import area_named
from doorstep.server.areas.workers import Wanted, fault_of, post, postings_changed, words
from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.lib.commands import day


class Command(BaseCommand):
    help = "Post a worker to an area, or show where one is posted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("worker", help="login or name")
        parser.add_argument("--area", default="", help="code, name or id")
        parser.add_argument("--role", choices=Role.values, help="as now if not given")
        parser.add_argument("--from", dest="starts", type=day, help="first day; today if not given")
        parser.add_argument("--to", dest="ends", type=day, help="last day; open if not given")
        parser.add_argument("--covers", default="", help="who is on leave meanwhile")
        parser.add_argument("--only", action="store_true", help="end all other postings before it")

    def handle(self, *_: object, **options: object) -> None:
        worker = worker_named(str(options["worker"]))
        if options["area"] or options["role"]:
            self._post(worker, options)
        for posting in worker.postings.select_related("area", "covers").order_by("starts", "pk"):
            self.stdout.write(words(posting))

    def _post(self, worker: Worker, options: dict[str, object]) -> None:
        wanted = Wanted(
            Role(str(options["role"] or standing(worker).role)),
            area_named(str(options["area"])) if options["area"] else None,
            _given(options["starts"]),
            _given(options["ends"]),
            worker_named(str(options["covers"])) if options["covers"] else None,
        )
        reason = fault_of(worker, wanted)
        if reason:
            raise CommandError(reason)
        made, _ = post(worker, wanted)
        note(Action.CHANGE, "posting", [worker.pk], by=terminal())
        if options["only"]:
            _end_others(made)
        postings_changed.send(Posting)


def _given(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _end_others(made: Posting) -> None:
    """The day before; those that would begin later never begin."""
    others = Posting.objects.filter(worker=made.worker).exclude(pk=made.pk)
    others.filter(starts__gte=made.starts).delete()
    last = made.starts - timedelta(days=1)
    others.filter(ends=None).update(ends=last)
    others.filter(ends__gt=last).update(ends=last)
