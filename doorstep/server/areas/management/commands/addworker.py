"""``doorstep addworker LOGIN --name NAME --role ROLE --area AREA``."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.accounts.models import FIELD_ROLES, Posting, Role, Worker
from doorstep.server.areas.places import area_named
from doorstep.server.areas.workers import LOGIN, LOGIN_HINT, postings_changed
from doorstep.server.lib.commands import words

NAME = 200
"""Characters of a worker's name."""


class Command(BaseCommand):
    help = "Add a worker."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("login")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", choices=Role.values, default=Role.CHW)
        parser.add_argument("--area", default="", help="name or id of the area worked in")

    def handle(self, *_: object, **options: object) -> None:
        login, role, place = (str(options[n]) for n in ("login", "role", "area"))
        name = words("worker", str(options["name"]), NAME)
        if LOGIN.fullmatch(login) is None:
            raise CommandError(f"'{login}' cannot be a login: {LOGIN_HINT}.")
        if Worker.objects.filter(login__iexact=login).exists():
            raise CommandError(f"'{login}' is a worker's login already.")
        if role in FIELD_ROLES and not place:
            raise CommandError("A health worker or supervisor needs --area.")
        area = area_named(place) if place else None
        Worker.objects.add(login, name, role, area.id if area else None)
        postings_changed.send(Posting)
        self.stdout.write(f"{name} is there. Next: doorstep enrol {login}")
