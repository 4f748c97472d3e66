"""Every address with every kind of caller: nobody reaches more than the table says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from doorstep.protocol.submissions.files import name_of
from doorstep.server.accounts.models import Device, Role, Worker
from doorstep.server.areas.models import Area
from doorstep.server.areas.scope import areas_of
from doorstep.server.lib import shelf, tokens
from doorstep.server.records.access import access_quarantine, access_records, access_submissions
from doorstep.server.records.models import Attachment, Record, Submission
from doorstep.server.tasks.access import access_tasks

from .conftest import Cast, Phone, ask, post
from .desk import browser_of
from .forms import DEVICE, register

pytestmark = pytest.mark.django_db

TABLE = """
| address                   | nobody | stranger | revoked | left  | chw in     | chw out | supervisor in | supervisor out | manager in | manager out | administrator | half way |
|---------------------------|--------|----------|---------|-------|------------|---------|---------------|----------------|------------|-------------|---------------|----------|
| GET /api/session          | 401    | 401      | 401     | 401   | 200        | 200     | 200           | 200            | 403        | 403         | 403           | 403      |
| GET /api/programme        | 401    | 401      | 401     | 401   | 200        | 200     | 200           | 200            | 403        | 403         | 403           | 403      |
| POST /api/push            | 401    | 401      | 401     | 401   | 200        | 200     | 200           | 200            | 403        | 403         | 403           | 403      |
| POST /api/token           | 401    | 401      | 401     | 401   | 200        | 200     | 200           | 200            | 403        | 403         | 403           | 403      |
| GET /api/state            | 401    | 401      | 401     | 401   | 200        | 200     | 200           | 200            | 403        | 403         | 403           | 403      |
| POST /api/heal            | 401    | 401      | 401     | 401   | 200        | 200     | 200           | 200            | 403        | 403         | 403           | 403      |
| GET /api/pull             | 401    | 401      | 401     | 401   | 200 client | 200     | 200 client    | 200            | 403        | 403         | 403           | 403      |
| POST /api/enrol           | 400    | 400      | 400     | 400   | 400        | 400     | 400           | 400            | 400        | 400         | 400           | 400      |
| POST /api/uploads         | 401    | 401      | 401     | 401   | 200        | 200     | 200           | 200            | 403        | 403         | 403           | 403      |
| PUT /api/uploads/FILE     | 401    | 401      | 401     | 401   | 404        | 404     | 404           | 404            | 403        | 403         | 403           | 403      |
| GET /api/files/FILE       | 401    | 401      | 401     | 401   | 200 client | 404     | 200 client    | 404            | 403        | 403         | 403           | 403      |
| GET /api/openapi.json     | 200    | 200      | 200     | 200   | 200        | 200     | 200           | 200            | 200        | 200         | 200           | 200      |
| GET /api/                 | 404    | 404      | 404     | 404   | 404        | 404     | 404           | 404            | 404        | 404         | 404           | 404      |
| GET /health               | 200    | 200      | 200     | 200   | 200        | 200     | 200           | 200            | 200        | 200         | 200           | 200      |
| HEAD /openrosa/submission | 401    | 401      | 401     | 401   | 204        | 204     | 204           | 204            | 403        | 403         | 403           | 403      |
| POST /openrosa/submission | 401    | 401      | 401     | 401   | 400        | 400     | 400           | 400            | 403        | 403         | 403           | 403      |
| GET /demo/                | 404    | 404      | 404     | 404   | 404        | 404     | 404           | 404            | 404        | 404         | 404           | 404      |
| POST /demo/WORKER         | 404    | 404      | 404     | 404   | 404        | 404     | 404           | 404            | 404        | 404         | 404           | 404      |
| GET /demo/sms             | 404    | 404      | 404     | 404   | 404        | 404     | 404           | 404            | 404        | 404         | 404           | 404      |
| POST /demo/sms/write      | 404    | 404      | 404     | 404   | 404        | 404     | 404           | 404            | 404        | 404         | 404           | 404      |
| GET /sms/main/wrong       | 404    | 404      | 404     | 404   | 404        | 404     | 404           | 404            | 404        | 404         | 404           | 404      |
| GET /sms/main/wrong/call  | 404    | 404      | 404     | 404   | 404        | 404     | 404           | 404            | 404        | 404         | 404           | 404      |
| GET /desk/                | login  | login    | login   | login | login      | login   | login         | login          | 200 phone  | 200         | 200 phone     | code     |
| GET /desk/duplicates      | login  | login    | login   | login | login      | login   | login         | login          | 200        | 200         | 200           | code     |
| GET /desk/clients          | login  | login    | login   | login | login      | login   | login         | login          | 200 client | 200         | 200           | code     |
| GET /desk/clients/CLIENT   | login  | login    | login   | login | login      | login   | login         | login          | 200 client | 404         | 404           | code     |
| GET /desk/files           | login  | login    | login   | login | login      | login   | login         | login          | 200 client | 200         | 200           | code     |
| GET /desk/files/FILE      | login  | login    | login   | login | login      | login   | login         | login          | 200 client | 404         | 404           | code     |
| GET /desk/jobs            | login  | login    | login   | login | login      | login   | login         | login          | 404        | 404         | 200           | code     |
| POST /desk/jobs/again     | login  | login    | login   | login | login      | login   | login         | login          | 404        | 404         | jobs          | code     |
| POST /desk/duplicates/1    | login  | login    | login   | login | login      | login   | login         | login          | 404        | 404         | 404           | code     |
| GET /desk/triage          | login  | login    | login   | login | login      | login   | login         | login          | 200        | 200         | 200           | code     |
| POST /desk/triage/1        | login  | login    | login   | login | login      | login   | login         | login          | 404        | 404         | 404           | code     |
| POST /desk/merges/1/undo     | login  | login    | login   | login | login      | login   | login         | login          | 404        | 404         | 404           | code     |
| GET /desk/reports | login | login | login | login | login | login | login | login | 200 | 200 | 200 | code |
| GET /desk/reports/figures.csv | login | login | login | login | login | login | login | login | 200 phone | 200 | 404 | code |
| GET /desk/reports/quality | login | login | login | login | login | login | login | login | 200 phone | 200 | 404 | code |
| GET /desk/reports/anc_visits_kept/people | login | login | login | login | login | login | login | login | 200 | 200 | 404 | code |
| GET /desk/reports/anc_visits_kept | login | login | login | login | login | login | login | login | 200 phone | 200 | 404 | code |
| GET /desk/sms             | login  | login    | login   | login | login      | login   | login         | login          | 200        | 200         | 200           | code     |
| POST /desk/sms/again      | login  | login    | login   | login | login      | login   | login         | login          | sms        | sms         | sms           | code     |
| GET /desk/sms/texts       | login  | login    | login   | login | login      | login   | login         | login          | 200        | 200         | 200           | code     |
| GET /desk/sms/coming/CLIENT| login  | login    | login   | login | login      | login   | login         | login          | 200 client | 404         | 404           | code     |
| GET /desk/login           | 200    | 200      | 200     | 200   | 200        | 200     | 200           | 200            | 200        | 200         | 200           | 200      |
| GET /desk/code            | login  | login    | login   | login | login      | login   | login         | login          | 200        | 200         | 200           | 200      |
| GET /desk/setup           | login  | login    | login   | login | login      | login   | login         | login          | code       | code        | code          | code     |
| POST /desk/logout         | login  | login    | login   | login | login      | login   | login         | login          | login      | login       | login         | login    |
| GET /desk/welcome/x/y     | 200    | 200      | 200     | 200   | 200        | 200     | 200           | 200            | 200        | 200         | 200           | 200      |
| POST /desk/phones/PHONE/revoke | login | login | login   | login | login      | login   | login         | login          | desk       | 404         | desk          | code     |
| POST /desk/workers/WORKER/link | login | login | login   | login | login      | login   | login         | login          | 200 phone  | 404         | 200 phone     | code     |
"""  # noqa: E501  (a table is read by its columns)
PARAMETERS = {
    "<slug:name>/<str:secret>": "main/wrong",
    "<str:kind>": "csv",
    "<slug:name>": "anc_visits_kept",
    "<uuid:worker>": "WORKER",
    "<uuid:device>": "PHONE",
    "<uuid:record>": "CLIENT",
    "<int:pair>": "1",
    "<int:merge>": "1",
    "<int:message>": "1",
    "{name}": "FILE",
    "<name>": "FILE",
    "<uidb64>/<token>": "x/y",
}
SECRET = "Zawadi Secret"
"""The client in Asha's area."""

FILE = name_of(SECRET.encode(), "jpg")
BODIES: dict[str, Any] = {
    "/api/push": {"submissions": []},
    "/api/uploads": {"names": [FILE]},
    "/api/heal": {"heap": "aa", "held": {}},
}


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


HEADINGS, _, *ROWS = [cells(line) for line in TABLE.strip().splitlines()]
CALLERS = HEADINGS[1:]
EXPECTED = {row[0]: dict(zip(CALLERS, row[1:], strict=True)) for row in ROWS}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= addresses(pattern.url_patterns, here)
        else:
            for name, example in PARAMETERS.items():
                here = here.replace(name, example)
            found.add(here)
    return found


def test_every_address_is_in_the_table() -> None:
    assert addresses(get_resolver().url_patterns) == {key.split()[1] for key in EXPECTED}


def test_every_operation_of_the_api_is_in_the_table() -> None:
    paths = ask("GET", "/api/openapi.json").json()["paths"]
    operations = {
        f"{method.upper()} {path.replace('{name}', 'FILE')}"
        for path, found in paths.items()
        for method in found
    }
    assert operations <= set(EXPECTED)
    assert len(operations) >= 6


@dataclass
class Caller:
    """Bears a device token and a session, as far as somebody like that can have one."""

    client: Client
    token: str | None

    def call(self, method: str, path: str) -> tuple[int, str, str]:
        """Status, where it leads, and what it says."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        body = json.dumps(BODIES.get(path)).encode() if path.startswith("/api") else b""
        query = "?at=0&size=9" if method == "PUT" else ""
        response = self.client.generic(
            method, path + query, body, "application/json", headers=headers
        )
        content = b"".join(response) if response.streaming else response.content
        return response.status_code, response.headers.get("Location", ""), content.decode()


def workers(cast: Cast) -> dict[str, Worker]:
    """Who is meant by the table's headings; Langata is outside."""
    langata = Area.objects.add("Langata")
    add = Worker.objects.add
    return {
        "revoked": cast.neema,
        "left": cast.neema,
        "chw in": add("in", "Chw In", Role.CHW, cast.kianda.pk),
        "chw out": cast.neema,
        "supervisor in": cast.wanjiru,
        "supervisor out": add("sup", "Sup Out", Role.SUPERVISOR, langata.pk),
        "manager in": cast.manager,
        "manager out": add("man", "Man Out", Role.MANAGER, langata.pk),
        "administrator": cast.administrator,
        "half way": cast.manager,
    }


def caller(name: str, cast: Cast) -> Caller:
    """A device made by hand, as managers cannot enrol one."""
    if name == "nobody":
        return Caller(Client(), None)
    token = tokens.new()
    if name == "stranger":
        return Caller(Client(), token)
    worker = workers(cast)[name]
    revoked = timezone.now() if name == "revoked" else None
    Device.objects.create(
        worker=worker, node=DEVICE, token_hash=tokens.digest(token), revoked_at=revoked
    )
    client = browser_of(worker, verified=name != "half way")
    if name == "left":
        Worker.objects.filter(pk=worker.pk).update(is_active=False)
    return Caller(client, token)


def attach() -> None:
    """Her photo, which says her name."""
    shelf.put(FILE, SECRET.encode())
    one, now = Submission.objects.get(), timezone.now()
    Attachment.objects.create(name=FILE, submission=one, size=len(SECRET), arrived=now)


def told(status: int, leads: str, says: str, phone: str) -> str:
    """An answer as the table has it."""
    if status == 302:
        return {
            "/desk/login": "login",
            "/desk/code": "code",
            "/desk/": "desk",
            "/desk/jobs": "jobs",
            "/desk/sms": "sms",
        }[urlsplit(leads)[2]]
    seen = " client" if SECRET in says else " phone" if phone in says else ""
    return f"{status}{seen}"


@override_settings(DOORSTEP_DEMO=False)
@pytest.mark.parametrize("name", CALLERS)
@pytest.mark.parametrize("address", EXPECTED)
def test_every_address_with_every_caller(
    cast: Cast, asha: Phone, today: date, name: str, address: str
) -> None:
    asha.take(register(today, name=SECRET))
    attach()
    method, path = address.split()
    path = (
        path.replace("FILE", FILE)
        .replace("WORKER", str(cast.asha.pk))
        .replace("PHONE", str(asha.device.pk))
        .replace("CLIENT", Record.objects.get(label=SECRET).pk)
    )
    status, leads, says = caller(name, cast).call(method, path)
    if status in (401, 403) and method != "HEAD":
        assert set(json.loads(says)) == {"code", "message", "hint"}
    shown = cast.asha.name if path.startswith("/desk/") else "no phone here"
    assert told(status, leads, says, shown) == EXPECTED[address][name]
    ended = Device.objects.get(pk=asha.device.pk).revoked_at is not None
    assert ended == (address.endswith("revoke") and EXPECTED[address][name] == "desk")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic YTpi", "Token x", "Bearer é"])
def test_what_is_no_bearer_token(cast: Cast, header: str) -> None:
    del cast
    assert ask("GET", "/api/session", Authorization=header).status == 401


def test_doors_open_by_posting(cast: Cast, asha: Phone, neema: Phone, today: date) -> None:
    asha.take(register(today))
    neema.take(register(today))
    asha.push({**register(today), "clock": "none"})
    seen = {
        worker.login: (
            access_records(worker).count(),
            access_submissions(worker).count(),
            len(set(access_tasks(worker).values_list("subject", flat=True))),
            access_quarantine(worker).count(),
        )
        for worker in (cast.asha, cast.neema, cast.wanjiru, cast.manager, cast.administrator)
    }
    assert seen == {
        "asha": (1, 1, 1, 1),
        "neema": (1, 1, 1, 0),
        "wanjiru": (2, 2, 2, 1),
        "mosi": (2, 2, 2, 1),
        "root": (0, 0, 0, 0),
    }


def test_an_area_with_a_like_name_is_not_below(cast: Cast) -> None:
    """Prefixes of paths end at a slash."""
    assert cast.kianda.path.startswith(cast.kibera.path)
    assert not cast.soweto.path.startswith(cast.kianda.path)
    post(cast.asha, cast.kianda)
    assert list(areas_of(cast.asha)) == [cast.kianda]
