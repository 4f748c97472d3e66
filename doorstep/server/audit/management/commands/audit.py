"""``doorstep audit``: who looked at whom, and who changed who may look."""

from __future__ import annotations

import json
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from doorstep.server.audit.models import Action, Entries, Entry
from doorstep.server.lib import moment, text
from doorstep.server.lib.commands import number

HEADERS = ("when (UTC)", "who", "what", "kind", "number", "ids", "phone")
SHOWN = 3
"""Ids in a line of the table; ``--as json`` has them all."""


class Command(BaseCommand):
    help = "Print the audit log, the newest last."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=number(1, 36_500), default=7, help="how far back")
        parser.add_argument("--by", default="", help="login, or the beginning of one")
        parser.add_argument("--about", default="", help="id of a record, worker or phone")
        parser.add_argument("--action", choices=Action.values)
        parser.add_argument("--as", dest="form", choices=("table", "json"), default="table")

    def handle(self, *_: object, **options: object) -> None:
        entries = [
            entry
            for entry in _asked(options).order_by("pk").iterator()
            if not options["about"] or options["about"] in (*entry.ids, str(entry.device))
        ]
        if options["form"] == "json":
            for entry in entries:
                self.stdout.write(json.dumps(_plain(entry)))
        elif entries:
            self.stdout.write(text.table(HEADERS, [_row(entry) for entry in entries]))
        else:
            self.stdout.write("Nothing was noted.")


def _asked(options: dict[str, object]) -> Entries:
    since = timezone.now() - timedelta(days=int(str(options["days"])))
    found = Entry.objects.filter(at__gte=since, by__istartswith=str(options["by"]))
    return found.filter(action=options["action"]) if options["action"] else found


def _row(entry: Entry) -> tuple[object, ...]:
    more = " ..." if entry.number > SHOWN else ""
    ids = " ".join(entry.ids[:SHOWN]) + more
    phone = str(entry.device)[:8] if entry.device else ""
    when = f"{entry.at:%Y-%m-%d %H:%M:%S}"
    return (when, entry.by, entry.action, entry.kind, entry.number, ids, phone)


def _plain(entry: Entry) -> dict[str, object]:
    return {
        "at": moment.text(entry.at),
        "by": entry.by,
        "action": entry.action,
        "kind": entry.kind,
        "number": entry.number,
        "ids": entry.ids,
        "device": str(entry.device) if entry.device else None,
    }
