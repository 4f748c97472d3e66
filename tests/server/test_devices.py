"""What phones say of themselves, how their tokens change, and how often they may ask."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import RequestFactory
from django.utils import timezone

from doorstep.server.accounts import reporting
from doorstep.server.accounts.models import Device
from doorstep.server.lib import moment
from doorstep.server.lib.client import address
from doorstep.server.sync import api

from .conftest import Cast, Phone, ask
from .desk import browser_of
from .forms import DEVICE, register
from .test_commands import run

pytestmark = pytest.mark.django_db


def said(ahead: int = 0) -> str:
    watch = moment.milliseconds() + ahead
    return f"app=0.1.0; unsent=3; aside=1; used=12345; room=999000; watch={watch}"


def test_a_phone_says_how_it_is_and_people_see_it(cast: Cast, asha: Phone, today: date) -> None:
    asha.push({**register(today), "clock": "none"})
    asha.get("/api/session", Doorstep_Phone=said(ahead=7_200_000))
    asha.pull()
    (line,) = json.loads(run("devices", "--as", "json"))
    assert line["last_sync"] is not None
    assert {
        name: line[name] for name in ("app", "unsent", "aside_on_phone", "aside_on_server")
    } == {
        "app": "0.1.0",
        "unsent": 3,
        "aside_on_phone": 1,
        "aside_on_server": 1,
    }
    assert (line["ahead_minutes"], line["used_mb"], line["room_mb"]) == (120, 13, 999)
    row = run("devices").splitlines()[-1].split()
    assert row[1:3] == ["Asha", "Mwende"]
    assert row[5:] == ["0.1.0", "3", "1", "120", "13", "999"]
    page = browser_of(cast.manager, verified=True).get("/desk/").content.decode()
    assert '<td class="number">120</td>' in page
    assert "13 of 999" in page


def test_revoked_phones_are_listed_when_asked_for(asha: Phone) -> None:
    run("revoke", asha.worker.login)
    assert "No phone is enrolled" in run("devices")
    assert run("devices", "--all").rstrip().endswith("revoked")


@pytest.mark.parametrize(
    ("header", "known"),
    [
        ("", {}),
        ("nonsense", {}),
        ("app=<b>; unsent=-1; aside=1.5; room=\u0665", {}),
        ("unsent=99999999999; later=1", {"unsent": 2**31 - 1}),
        ("unsent=" + "9" * 999, {}),
        ("app=1.2.3-beta+4;aside=0", {"app": "1.2.3-beta+4", "aside": 0}),
    ],
)
def test_what_a_phone_may_say(header: str, known: dict[str, object]) -> None:
    assert reporting.read(header) == known


def test_a_watch_is_not_written_anew_for_every_request(asha: Phone) -> None:
    asha.get("/api/session", Doorstep_Phone=said())
    first = Device.objects.get().last_seen
    asha.get("/api/session", Doorstep_Phone=said(ahead=5))
    assert Device.objects.get().last_seen == first
    asha.get("/api/session", Doorstep_Phone=said(ahead=60_000))
    assert Device.objects.get().last_seen > first


# tokens


def test_an_old_token_is_renewed_and_ends_with_the_first_use_of_the_new_one(asha: Phone) -> None:
    assert asha.get("/api/session").json()["renew_token"] is False
    Device.objects.update(token_since=timezone.now() - timedelta(days=31))
    assert asha.get("/api/session").json()["renew_token"] is True
    lost = asha.post("/api/token", None).json()["device_token"]
    kept = asha.post("/api/token", None).json()["device_token"]
    assert ask("GET", "/api/session", Authorization=f"Bearer {lost}").status == 401
    assert asha.get("/api/session").status == 200  # the answer may have been lost: the old is good
    renewed = Phone(asha.worker, asha.device, kept)
    assert renewed.get("/api/session").json()["renew_token"] is False
    assert asha.get("/api/session").json()["code"] == "unknown_token"
    assert Device.objects.count() == 1


def test_a_revoked_phone_gets_no_token(asha: Phone) -> None:
    token = asha.post("/api/token", None).json()["device_token"]
    run("revoke", asha.worker.login)
    assert asha.post("/api/token", None).status == 401
    assert ask("GET", "/api/session", Authorization=f"Bearer {token}").status == 401


def test_the_server_says_when_a_phone_must_forget(asha: Phone, settings: LazySettings) -> None:
    assert asha.get("/api/session").json()["forget_after"] == 45
    settings.DOORSTEP_FORGET_AFTER = 7
    assert asha.get("/api/session").json()["forget_after"] == 7


# rates


@pytest.mark.usefixtures("cast")
def test_guessing_links_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.EACH_ADDRESS, "most", 3)
    body = {"token": "guess", "device": DEVICE}
    answers = [ask("POST", "/api/enrol", body).status for _ in range(9)]  # a minute may begin
    assert answers[:3] == [404] * 3
    assert 429 in answers
    last = next(a for a in (ask("POST", "/api/enrol", body) for _ in range(9)) if a.status == 429)
    assert last.json()["code"] == "too_many"
    assert 0 < int(last.headers["Retry-After"]) <= 60


def test_a_flood_of_one_phone_stops_no_other(
    asha: Phone, neema: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.EACH_PHONE, "most", 3)
    answers = [asha.get("/api/session").status for _ in range(9)]
    assert answers[:3] == [200] * 3
    assert 429 in answers
    assert neema.get("/api/session").status == 200


def test_an_address_behind_a_proxy_is_what_the_proxy_says(
    settings: LazySettings, cast: Cast
) -> None:
    del cast
    made_up = RequestFactory().get("/", headers={"X-Forwarded-For": "1.1.1.1, 9.9.9.9"})
    assert address(made_up) == "127.0.0.1"
    settings.DOORSTEP_BEHIND_PROXY = True
    assert address(made_up) == "9.9.9.9"
