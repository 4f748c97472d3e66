"""``doorstep addarea NAME [--in PARENT]``."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.areas.models import Area
from doorstep.server.areas.places import area_named
from doorstep.server.lib.commands import words

NAME = 200
"""Characters of an area's name."""


class Command(BaseCommand):
    help = "Add an area, inside another one or at the top."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--in", dest="parent", default="", help="name or id of the area around")

    def handle(self, *_: object, **options: object) -> None:
        parent = area_named(str(options["parent"])) if options["parent"] else None
        name = words("area", str(options["name"]), NAME)
        if Area.objects.filter(name__iexact=name, parent=parent).exists():
            raise CommandError(f"There is an area '{name}' in that place already.")
        area = Area.objects.add(name, parent)
        self.stdout.write(f"{area.name} is there: {area.id}")
