"""``doorstep sms``: gateways, numbers of workers, and how messages fare."""

from __future__ import annotations

from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.server.accounts.people import worker_named
from doorstep.server.audit.models import Action
from doorstep.server.audit.notes import note, terminal
from doorstep.server.lib import text
from doorstep.server.lib.commands import number
from doorstep.server.messaging import gateways, health, numbers, routes
from doorstep.server.messaging.models import Gateway, Outgoing

HEADERS = ("gateway", "kind", "prefixes", "rank", "a minute", "last heard (UTC)")


class Command(BaseCommand):
    help = "SMS: list gateways and how messages fare, set gateways up, give workers numbers."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", parser_class=CommandParser)
        gateway = verbs.add_parser("gateway", help="set one up, change it, or show its address")
        gateway.add_argument("name")
        gateway.add_argument("--kind", choices=list(gateways.KINDS))
        gateway.add_argument("--set", action="append", type=_pair, default=[], metavar="NAME=VALUE")
        gateway.add_argument("--prefixes", help="of the numbers it is for, as '+254 +255'")
        gateway.add_argument("--rank", type=number(1, 99), help="the first is asked first")
        gateway.add_argument("--per-minute", type=number(1, 100_000))
        gateway.add_argument("--off", action="store_true", help="use it no more")
        gateway.add_argument("--on", action="store_true", help="use it again")
        person = verbs.add_parser("number", help="a worker's number, and her language")
        person.add_argument("worker", help="login or name")
        person.add_argument("number", help="as 0712345678, or '' for none any more")
        person.add_argument("--language", help="a tag, as sw")
        verbs.add_parser("again", help="send again what failed, came too late or is in doubt")

    def handle(self, *_: object, **options: object) -> None:
        match options["verb"]:
            case "gateway":
                self._gateway(options)
            case "number":
                self._number(options)
            case "again":
                self.stdout.write(
                    f"{len(health.again(Outgoing.objects.all()))} messages wait to be sent again."
                )
            case _:
                self._list()

    def _list(self) -> None:
        found = Gateway.objects.order_by("rank", "name")
        if not found:
            self.stdout.write("There is no gateway yet: doorstep sms gateway NAME --kind KIND.")
            self.stdout.write(f"Kinds: {', '.join(gateways.KINDS)}. docs/sms.md tells of each.")
            return
        self.stdout.write(text.table(HEADERS, [_row(gateway) for gateway in found]))
        counted = [
            (str(state), count) for state, count in health.counts(Outgoing.objects.all()).items()
        ]
        self.stdout.write(f"\nMessages of the last {health.DAYS} days:")
        self.stdout.write(text.table(("state", "messages"), counted))

    def _gateway(self, options: dict[str, object]) -> None:
        name = str(options["name"])
        gateway = Gateway.objects.filter(name=name).first()
        kind = str(options["kind"] or (gateway.kind if gateway else ""))
        if not kind:
            raise CommandError(f"{name} is no gateway yet: say its --kind.")
        given = options["set"]
        if gateway is None or given or options["kind"]:
            try:
                gateway = routes.set_up(name, kind, dict(given))  # type: ignore[call-overload]
            except routes.WrongSettingsError as error:
                raise CommandError(str(error)) from None
        self._change(gateway, options)
        note(Action.CHANGE, "gateway", [gateway.pk], by=terminal())
        self.stdout.write(f"{name} ({kind}). Its provider calls:\n{routes.address_of(gateway)}")

    def _change(self, gateway: Gateway, options: dict[str, object]) -> None:
        for field in ("prefixes", "rank", "per_minute"):
            if options[field] is not None:
                setattr(gateway, field, options[field])
        gateway.enabled = not options["off"] and (gateway.enabled or bool(options["on"]))
        gateway.save()

    def _number(self, options: dict[str, object]) -> None:
        worker, written = worker_named(str(options["worker"])), str(options["number"])
        worker.phone = numbers.e164(written)
        if written and not worker.phone:
            raise CommandError(f"'{written}' is no telephone number. Write it as 0712345678.")
        if options["language"] is not None:
            worker.language = str(options["language"])
        worker.save(update_fields=["phone", "language"])
        note(Action.CHANGE, "number", [worker.pk], by=terminal())
        self.stdout.write(f"{worker.name}: {worker.phone or 'no number'}")


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals:
        raise ArgumentTypeError(f"'{given}' is not NAME=VALUE.")
    return name, value


def _row(gateway: Gateway) -> tuple[object, ...]:
    heard = f"{gateway.heard:%Y-%m-%d %H:%M}" if gateway.heard else "never"
    kind = gateway.kind if gateway.enabled else f"{gateway.kind} (off)"
    where = gateway.prefixes or "all"
    return (gateway.name, kind, where, gateway.rank, gateway.per_minute, heard)
