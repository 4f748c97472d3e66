"""``doorstep explain TASK``: why it is there and stands where it does, or why it is not."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.bulk.options import moment
from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.lib.commands import day, plain_errors
from doorstep.server.tasks.explain import Asked, find, keys_of, order, story
from doorstep.server.tasks.rollover import asked_for, catch_up


class Command(BaseCommand):
    help = "Explain a task: its id or the beginning of it, or anc.20w@NAME, or anc.20w@RECORD-ID."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("task")
        parser.add_argument(
            "--above", metavar="TASK", help="why it stands above that one, or below"
        )
        parser.add_argument("--today", type=day, help="as it is on another day")
        parser.add_argument("--now", type=moment, help="or at a moment: 2026-11-22T14:30")

    def handle(self, *_: object, **options: object) -> None:
        texts = [str(options["task"]), *([str(options["above"])] if options["above"] else [])]
        with plain_errors():
            catch_up()
            at = asked_for(options["today"], options["now"])
            asked = [_one(find(text), text) for text in texts]
            note(Action.READ, "record", [one.record.id for one in asked], by=terminal())
            self.stdout.write("\n\n".join(story(one, at) for one in asked))
            if len(asked) > 1:
                self.stdout.write("\n" + order(asked[0], asked[1], at))


def _one(found: list[Asked], text: str) -> Asked:
    if not found and (keys := keys_of(text)):
        raise CommandError(f"Say which task of '{text}': {', '.join(keys)}.")
    if not found:
        raise CommandError(
            f"Nothing is like '{text}'. Give a task's id, at least 8 characters of it, or "
            "anc.20w@ and a part of the record's name or id; doorstep worklist --as json has ids."
        )
    records = {asked.record.id: asked.record.label for asked in found}
    if len(records) > 1:
        them = "\n".join(f"  {record}  {label}" for record, label in records.items())
        raise CommandError(f"'{text}' may mean several records; give an id:\n{them}")
    return found[-1]
