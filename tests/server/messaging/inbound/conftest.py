"""The reference programme with its keywords, a mother, a shared phone and their health workers."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from doorstep.server.interop.owners import Owner
from doorstep.server.interop.submitting import Statement, submit
from doorstep.server.messaging import reporting, routes
from doorstep.server.messaging.gateways.base import Received
from doorstep.server.messaging.inbound import looking
from doorstep.server.messaging.models import Gateway, Incoming, Outgoing
from doorstep.server.programmes.models import FormVersion, Release
from doorstep.server.records.models import Record
from doorstep.server.tasks.publish import publish
from doorstep.server.tasks.rollover import programme_day
from tests.server.conftest import PROGRAMME, Cast

REFERENCE = Path(__file__).parents[4] / "programmes" / "maternal-child"
AMINA, SHARED, ASHA = "+254712000001", "+254712000002", "+254712000009"


@pytest.fixture(scope="module")
def reference(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    del django_db_setup
    with django_db_blocker.unblock():
        publish_instead(REFERENCE)
    yield
    with django_db_blocker.unblock():
        publish_instead(PROGRAMME)


def publish_instead(folder: Path) -> None:
    """Two programmes of one database, with forms of one name: the first goes."""
    FormVersion.objects.all().delete()
    Release.objects.all().delete()
    publish(folder)


@dataclass
class Talk:
    """People who write, and what they read."""

    cast: Cast
    gateway: Gateway
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def write(self, number: str, text: str) -> Incoming:
        """One message, looked at."""
        message = self.bring(number, text)
        looking.look()
        message.refresh_from_db()
        return message

    def bring(self, number: str, text: str) -> Incoming:
        reporting.keep(self.gateway, [Received(f"m{next(self.numbers)}", number, text)])
        return Incoming.objects.latest("pk")

    def read(self, number: str) -> list[str]:
        """What the server wrote to a number, the oldest first."""
        return list(
            Outgoing.objects.filter(to=number).order_by("pk").values_list("text", flat=True)
        )

    def register(self, list_name: str, name: str, area: uuid.UUID, **values: str) -> str:
        subject = str(uuid.uuid4())
        day = programme_day().isoformat()
        said = Statement(list_name, subject, True, day, Owner(area), name, values)
        assert submit(said) == ""
        return subject


@pytest.fixture
def talk(reference: None, cast: Cast) -> Talk:
    del reference
    cast.asha.phone = ASHA
    cast.asha.save()
    found = Talk(cast, routes.set_up("simulator", "simulator", {}))
    kianda = cast.kianda.pk
    house = found.register("household", "Hassan", kianda, phone=SHARED)
    found.register("pregnancy", "Amina Hassan", kianda, phone="0712 000 001", household=house)
    for name in ("Rehema Hassan", "Zuhura Hassan"):
        found.register("pregnancy", name, kianda, phone=SHARED, household=house)
    return found


def requests() -> dict[str, Record]:
    """By what they say in their own words."""
    return {one.properties["words"]: one for one in Record.objects.filter(list="request")}
