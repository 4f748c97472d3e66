"""``doorstep rollover``: work out all tasks for today, once a day. Safe to run again."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from doorstep.server.lib.commands import plain_errors
from doorstep.server.tasks.rollover import programme_day, roll_over


class Command(BaseCommand):
    help = "Work out all tasks for today. The first request of a day does the same."

    def handle(self, *_: object, **__: object) -> None:
        with plain_errors():
            today = programme_day()
            done = roll_over(today)
        self.stdout.write(f"{today}: {'done' if done else 'was done before'}.")
