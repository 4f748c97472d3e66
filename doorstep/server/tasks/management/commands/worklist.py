"""``doorstep worklist --worker asha``: what she sees, in her order, with the reasons."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.core.management.base import BaseCommand, CommandParser

from doorstep.bulk.options import moment
from doorstep.protocol.days import from_epoch_day, shown, shown_moment
from doorstep.protocol.submissions.values import from_moment
from doorstep.server.accounts.people import worker_named
from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.lib import text
from doorstep.server.lib.commands import day, plain_errors
from doorstep.server.tasks.rollover import asked_for, catch_up
from doorstep.server.tasks.worklist import Entry, Points, entries

HEADERS = ("rank", "band", "score", "who", "task", "due", "reasons")


class Command(BaseCommand):
    help = "Print a worker's open tasks, the most urgent first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--worker", required=True, help="login or name")
        parser.add_argument("--today", type=day, help="as it will be on another day")
        parser.add_argument("--now", type=moment, help="or at a moment: 2026-11-22T14:30")
        parser.add_argument("--as", dest="form", choices=("table", "json"), default="table")

    def handle(self, *_: object, **options: object) -> None:
        worker = worker_named(str(options["worker"]))
        with plain_errors():
            catch_up()
            day, now = options["today"], options["now"]
            found = entries(worker, asked_for(day, now) if day or now else None)
        seen = {entry.task.subject: None for entry in found}
        note(Action.EXPORT, "record", seen, by=terminal())
        if options["form"] == "json":
            self.stdout.write(json.dumps([_plain(e) for e in found], ensure_ascii=False))
        elif found:
            self.stdout.write(text.table(HEADERS, [_row(entry) for entry in found]))
        else:
            self.stdout.write(f"{worker.name} has no open tasks.")


def _row(entry: Entry) -> tuple[object, ...]:
    task = entry.task
    due = shown(task.due) if task.due_at is None else shown_moment(task.due_at)
    late = f" ({_late(entry)} late)" if entry.overdue or entry.hours else ""
    words = _words(entry.reasons)
    return (entry.rank, task.band.name.lower(), task.score, entry.who, entry.key, due + late, words)


def _late(entry: Entry) -> str:
    number, unit = (entry.overdue, "day") if entry.overdue else (entry.hours, "hour")
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _words(reasons: Sequence[Points]) -> str:
    """Every reason with its points; one that gives none lifted the band."""
    return "; ".join(f"{reason.label} +{reason.points}" for reason in reasons)


def _plain(entry: Entry) -> dict[str, object]:
    task = entry.task
    return {
        "rank": entry.rank,
        "id": str(entry.id),
        "key": entry.key,
        "rule": task.rule,
        "occurrence": task.occurrence,
        "cause": task.cause,
        "subject": task.subject,
        "who": entry.who,
        "what": entry.what,
        "band": task.band.name.lower(),
        "score": task.score,
        "opens": from_epoch_day(task.opens).isoformat(),
        "due": from_epoch_day(task.due).isoformat(),
        "closes": None if task.closes is None else from_epoch_day(task.closes).isoformat(),
        "due_at": None if task.due_at is None else from_moment(task.due_at),
        "days_overdue": entry.overdue,
        "hours_overdue": entry.hours,
        "reasons": [{"label": r.label, "points": r.points} for r in entry.reasons],
    }
