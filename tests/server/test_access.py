"""Every address with every kind of caller: nobody reaches more than is meant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from doorstep.server.accounts.models import Device, Worker
from doorstep.server.lib import tokens
from doorstep.server.records.access import access_records, access_submissions

from .conftest import Answer, Cast, Phone, ask
from .forms import DEVICE, register

pytestmark = pytest.mark.django_db

BODIES: dict[str, Any] = {
    "/api/push": {"submissions": []},
    "/api/heal": {"heap": "aa", "held": {}},
}
CALLERS = ("nobody", "stranger", "revoked", "left", "chw", "supervisor", "manager", "administrator")
ONLY_PHONES = {
    "nobody": 401,
    "stranger": 401,
    "revoked": 401,
    "left": 401,
    "chw": 200,
    "supervisor": 200,
    "manager": 403,
    "administrator": 403,
}
EVERYBODY = dict.fromkeys(CALLERS, 200)
NOT_IN_DEMO = dict.fromkeys(CALLERS, 404)
EXPECTED: dict[tuple[str, str], dict[str, int]] = {
    ("GET", "/api/session"): ONLY_PHONES,
    ("GET", "/api/programme"): ONLY_PHONES,
    ("POST", "/api/push"): ONLY_PHONES,
    ("GET", "/api/pull"): ONLY_PHONES,
    ("GET", "/api/state"): ONLY_PHONES,
    ("POST", "/api/heal"): ONLY_PHONES,
    ("POST", "/api/enrol"): dict.fromkeys(CALLERS, 400),  # without a token
    ("GET", "/api/openapi.json"): EVERYBODY,
    ("GET", "/health"): EVERYBODY,
    ("GET", "/demo/"): NOT_IN_DEMO,
    ("POST", "/demo/<uuid:worker>"): NOT_IN_DEMO,
    ("GET", "/api/"): NOT_IN_DEMO,  # the name of the API's root, which is no page
}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> list[str]:
    found: list[str] = []
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += addresses(pattern.url_patterns, here)
        else:
            found.append(here)
    return found


def test_every_address_is_in_the_table() -> None:
    known = {path for _, path in EXPECTED}
    assert set(addresses(get_resolver().url_patterns)) == known


def token_of(caller: str, cast: Cast) -> str | None:
    """A device for the caller; made by hand, as managers cannot enrol one."""
    workers = {
        "chw": cast.asha,
        "supervisor": cast.wanjiru,
        "manager": cast.manager,
        "administrator": cast.administrator,
    }
    if caller == "nobody":
        return None
    token = tokens.new()
    if caller == "stranger":
        return token
    worker = workers.get(caller, cast.neema)
    revoked = timezone.now() if caller == "revoked" else None
    Device.objects.create(
        worker=worker, node=DEVICE, token_hash=tokens.digest(token), revoked_at=revoked
    )
    if caller == "left":
        Worker.objects.filter(pk=worker.pk).update(is_active=False)
    return token


def call(method: str, path: str, token: str | None) -> Answer:
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    return ask(method, path, BODIES.get(path), **headers)


@override_settings(DOORSTEP_DEMO=False)
@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize(("method", "path"), EXPECTED)
def test_every_address_with_every_caller(cast: Cast, caller: str, method: str, path: str) -> None:
    filled = path.replace("<uuid:worker>", str(cast.asha.id))
    answer = call(method, filled, token_of(caller, cast))
    assert answer.status == EXPECTED[method, path][caller]
    if answer.status in (401, 403):
        assert set(answer.json()) == {"code", "message", "hint"}


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic YTpi", "Token x", "Bearer é"])
def test_what_is_no_bearer_token(cast: Cast, header: str) -> None:
    del cast
    assert ask("GET", "/api/session", Authorization=header).status == 401


def test_doors_open_by_role(cast: Cast, asha: Phone, neema: Phone, today: date) -> None:
    asha.take(register(today))
    neema.take(register(today))
    seen = {
        worker.login: (access_records(worker).count(), access_submissions(worker).count())
        for worker in (cast.asha, cast.neema, cast.wanjiru, cast.manager, cast.administrator)
    }
    assert seen == {
        "asha": (1, 1),
        "neema": (1, 1),
        "wanjiru": (2, 2),
        "mosi": (2, 2),
        "root": (0, 0),
    }


def test_an_area_with_a_like_name_is_not_below(cast: Cast) -> None:
    """Prefixes of paths end at a slash."""
    assert cast.kianda.path.startswith(cast.kibera.path)
    assert not cast.soweto.path.startswith(cast.kianda.path)
    assert all(area.path.endswith("/") for area in (cast.kibera, cast.kianda))
