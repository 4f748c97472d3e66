"""POST /api/enrol, and the tokens it gives."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from doorstep.server.accounts.enrolment import link
from doorstep.server.accounts.models import Device, Enrolment, Worker
from doorstep.server.lib import tokens
from doorstep.server.lib.problems import RefusedError

from .conftest import Answer, Cast, ask
from .forms import DEVICE

pytestmark = pytest.mark.django_db


def token_for(worker: Worker) -> str:
    return link(worker, "https://doorstep.test/", by="test").rpartition("/")[2]


def enrol(token: str, device: str = DEVICE) -> Answer:
    return ask("POST", "/api/enrol", {"token": token, "device": device})


def test_the_link_keeps_its_token_in_the_fragment(cast: Cast) -> None:
    address = link(cast.asha, "https://doorstep.test/", by="test")
    assert address.startswith("https://doorstep.test/#/enrol/")


def test_a_link_becomes_a_device(cast: Cast) -> None:
    answer = enrol(token_for(cast.asha))
    assert answer.status == 200
    body = answer.json()
    assert body["worker"] == {
        "id": str(cast.asha.id),
        "name": "Asha Mwende",
        "role": "chw",
        "area": str(cast.kianda.id),
    }
    assert body["areas"] == [
        {
            "id": str(cast.kianda.id),
            "name": "Kianda",
            "parent": str(cast.kibera.id),
            "owner": str(cast.asha.id),
            "workers": [str(cast.asha.id)],
            "covered": [],
        }
    ]
    device = Device.objects.get()
    assert (device.worker, device.node) == (cast.asha, DEVICE)
    session = ask("GET", "/api/session", Authorization=f"Bearer {body['device_token']}")
    assert session.status == 200


def test_a_supervisor_gets_all_areas_below(cast: Cast) -> None:
    names = [area["name"] for area in enrol(token_for(cast.wanjiru)).json()["areas"]]
    assert names[0] == "Kibera"
    assert sorted(names) == ["Kianda", "Kibera", "Soweto"]


def test_only_hashes_are_stored(cast: Cast) -> None:
    token = token_for(cast.asha)
    secret = enrol(token).json()["device_token"]
    assert Enrolment.objects.get().token_hash == tokens.digest(token)
    assert Device.objects.get().token_hash == tokens.digest(secret)
    assert token != secret


def test_a_link_works_once(cast: Cast) -> None:
    token = token_for(cast.asha)
    assert enrol(token).status == 200
    again = enrol(token)
    assert (again.status, again.json()["code"]) == (410, "link_used")
    assert Device.objects.count() == 1


def test_a_link_expires(cast: Cast) -> None:
    token = token_for(cast.asha)
    Enrolment.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert (enrol(token).status, enrol(token).json()["code"]) == (410, "link_expired")


def test_an_unknown_link(cast: Cast) -> None:
    del cast
    assert (enrol("guess").status, enrol("guess").json()["code"]) == (404, "link_unknown")


def test_a_worker_who_left_cannot_enrol(cast: Cast) -> None:
    token = token_for(cast.asha)
    Worker.objects.filter(pk=cast.asha.pk).update(is_active=False)
    assert enrol(token).json()["code"] == "role_without_phone"


@pytest.mark.parametrize("device", ["", "phone", DEVICE.upper() + "X", "0" * 15])
def test_a_device_has_sixteen_hex_digits(cast: Cast, device: str) -> None:
    answer = enrol(token_for(cast.asha), device)
    assert (answer.status, answer.json()["code"]) == (400, "bad_request")


def test_managers_have_no_phone(cast: Cast) -> None:
    for worker in (cast.manager, cast.administrator):
        with pytest.raises(RefusedError):
            link(worker, "https://doorstep.test", by="test")
