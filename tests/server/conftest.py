"""A published programme, a small district with its people, and their phones.

The database is the one that DOORSTEP_DATABASE names: the suite runs once on SQLite, once on
PostgreSQL.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from doorstep.server.accounts.enrolment import enrol, link
from doorstep.server.accounts.models import Device, Posting, Role, Worker
from doorstep.server.accounts.postings import standing
from doorstep.server.areas.models import Area
from doorstep.server.tasks.publish import publish
from doorstep.server.tasks.rollover import programme_day

from .forms import DEVICE

PROGRAMME = Path(__file__).parents[1] / "programmes" / "antenatal"


@dataclass
class Answer:
    status: int
    content: bytes
    headers: Mapping[str, str]

    def json(self) -> dict[str, Any]:
        body: dict[str, Any] = json.loads(self.content)
        return body


def ask(method: str, path: str, body: object = None, **headers: str) -> Answer:
    """A request from nowhere in particular; header names with _ for -."""
    response = Client().generic(
        method,
        path,
        b"" if body is None else json.dumps(body).encode(),
        content_type="application/json",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )
    content = b"".join(response) if response.streaming else response.content
    return Answer(response.status_code, content, response.headers)


@dataclass
class Phone:
    """A worker's enrolled phone."""

    worker: Worker
    device: Device
    token: str

    def get(self, path: str, **headers: str) -> Answer:
        return ask("GET", path, None, Authorization=f"Bearer {self.token}", **headers)

    def post(self, path: str, body: object) -> Answer:
        return ask("POST", path, body, Authorization=f"Bearer {self.token}")

    def push(self, *submissions: dict[str, Any]) -> list[dict[str, Any]]:
        response = self.post("/api/push", {"submissions": submissions})
        assert response.status == 200, response.content
        answers: list[dict[str, Any]] = response.json()["answers"]
        return answers

    def take(self, *submissions: dict[str, Any]) -> None:
        """Push what has to be accepted."""
        assert [answer["outcome"] for answer in self.push(*submissions)] == ["accepted"] * len(
            submissions
        )

    def pull(self, cursor: str = "", limit: int = 200, *, brief: bool = False) -> dict[str, Any]:
        ours = "&speaks=2&brief=true" if brief else ""
        response = self.get(f"/api/pull?cursor={cursor}&limit={limit}{ours}")
        assert response.status == 200, response.content
        return response.json()


@dataclass
class Cast:
    """Kibera ward with the villages Kianda (Asha) and Soweto (Neema); Wanjiru supervises both."""

    kibera: Area
    kianda: Area
    soweto: Area
    asha: Worker
    neema: Worker
    wanjiru: Worker
    manager: Worker
    administrator: Worker


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite keeps its tables in a file here as anywhere, so that threads can share them."""
    del django_db_modify_db_settings
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The reference programme is published once, before all tests."""
    del django_db_setup
    with django_db_blocker.unblock():
        publish(PROGRAMME)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: LazySettings) -> Path:
    """Each test has a shelf and counts of its own."""
    settings.DOORSTEP_COUNTS = tmp_path / "counts.sqlite3"
    storages = settings.STORAGES
    shelf = storages["attachments"]
    place = tmp_path / "files"
    options = shelf["OPTIONS"] | {"location": str(place)}
    settings.STORAGES = storages | {"attachments": shelf | {"OPTIONS": options}}
    return place


@pytest.fixture
def cast(db: None) -> Cast:
    del db
    kibera = Area.objects.add("Kibera")
    kianda, soweto = (Area.objects.add(name, kibera) for name in ("Kianda", "Soweto"))
    add = Worker.objects.add
    return Cast(
        kibera=kibera,
        kianda=kianda,
        soweto=soweto,
        asha=add("asha", "Asha Mwende", Role.CHW, kianda.id),
        neema=add("neema", "Neema Otieno", Role.CHW, soweto.id),
        wanjiru=add("wanjiru", "Wanjiru Kamau", Role.SUPERVISOR, kibera.id),
        manager=add("mosi", "Mosi Juma", Role.MANAGER, kibera.id),
        administrator=add("root", "Root", Role.ADMINISTRATOR),
    )


def post(worker: Worker, area: Area, role: str = Role.CHW) -> Posting:
    """Posted there from now on, and nowhere else."""
    worker.postings.all().delete()
    return Posting.objects.create(worker=worker, area=area, role=role)


def home_of(worker: Worker) -> UUID | None:
    return standing(worker).home


def phone_of(worker: Worker) -> Phone:
    device, token = enrol(
        link(worker, "https://doorstep.test", by="test").rpartition("/")[2], DEVICE
    )
    return Phone(worker, device, token)


@pytest.fixture
def asha(cast: Cast) -> Phone:
    return phone_of(cast.asha)


@pytest.fixture
def neema(cast: Cast) -> Phone:
    return phone_of(cast.neema)


@pytest.fixture
def wanjiru(cast: Cast) -> Phone:
    return phone_of(cast.wanjiru)


@pytest.fixture
def today(cast: Cast) -> date:
    del cast
    return programme_day()
