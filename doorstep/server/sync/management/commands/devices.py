"""``doorstep devices``: every phone, when it was last here and how it is."""

from __future__ import annotations

import json

from django.core.management.base import BaseCommand, CommandParser

from doorstep.server.accounts.models import Device
from doorstep.server.lib import moment, text
from doorstep.server.sync.devices import Line, lines_of

HEADERS = (
    "phone", "worker", "last sync (UTC)", "app", "unsent", "aside", "watch (min)", "MB", "of", ""
)  # fmt: skip


class Command(BaseCommand):
    help = "List the phones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also those that were revoked")
        parser.add_argument("--as", dest="form", choices=("table", "json"), default="table")

    def handle(self, *_: object, **options: object) -> None:
        devices = Device.objects.select_related("worker")
        lines = lines_of(devices if options["all"] else devices.filter(revoked_at=None))
        if options["form"] == "json":
            self.stdout.write(json.dumps([_plain(line) for line in lines], ensure_ascii=False))
        elif lines:
            self.stdout.write(text.table(HEADERS, [_row(line) for line in lines]))
        else:
            self.stdout.write("No phone is enrolled. Next: doorstep enrol WORKER")


def _row(line: Line) -> tuple[object, ...]:
    synced = f"{line.last_sync:%Y-%m-%d %H:%M}" if line.last_sync else "never"
    said = (line.unsent, line.kept, line.ahead, line.used, line.room)
    figures = ["?" if figure is None else str(figure) for figure in said]
    end = "revoked" if line.revoked else ""
    return (str(line.id)[:8], line.worker, synced, line.app or "?", *figures, end)


def _plain(line: Line) -> dict[str, object]:
    return {
        "id": str(line.id),
        "worker": line.login,
        "last_sync": moment.text(line.last_sync) if line.last_sync else None,
        "last_seen": moment.text(line.last_seen),
        "app": line.app,
        "unsent": line.unsent,
        "aside_on_phone": line.aside,
        "aside_on_server": line.kept,
        "ahead_minutes": line.ahead,
        "used_mb": line.used,
        "room_mb": line.room,
        "revoked": line.revoked,
    }
