"""Providers call the server: only they can, and what they bring is kept once."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.server.lib.locking import LockedError, lock, unlock
from doorstep.server.messaging import numbers, outbox, routes, sending
from doorstep.server.messaging.models import Gateway, Incoming, Outgoing
from doorstep.server.messaging.outbox import Wanted

pytestmark = pytest.mark.django_db
State = Outgoing.State
FORM = "application/x-www-form-urlencoded"


def path_of(gateway: Gateway) -> str:
    return f"/sms/{gateway.name}/{routes.settings_of(gateway)[routes.SECRET]}"


def http() -> Gateway:
    return routes.set_up("main", "http", {"url": "http://127.0.0.1:9"})


def bring(gateway: Gateway, **form: str) -> int:
    return Client().post(path_of(gateway), form, FORM).status_code


def test_a_message_is_kept_once_however_often_it_is_told() -> None:
    gateway = http()
    for _ in range(2):
        answer = Client().get(path_of(gateway), {"id": "7", "from": "0712 345 678", "text": "BABY"})
        assert (answer.status_code, answer.content) == (200, b"")
    one = Incoming.objects.get()
    assert (one.number, one.text, one.state) == ("+254712345678", "BABY", Incoming.State.NEW)
    assert one.gateway == "main"


def test_a_provider_without_ids_tells_the_same_within_a_minute() -> None:
    gateway = http()
    for text in ("BABY", "BABY", "STOP"):
        Client().get(path_of(gateway), {"from": "0712345678", "text": text})
    assert Incoming.objects.count() == 2


@pytest.mark.parametrize("text", ["", "👶" * 70, "a" * 50_000, "nul\0 here", "<script>", "١٢٣"])
def test_any_text_is_kept(text: str) -> None:
    gateway = http()
    query = {"id": "1", "from": "MPESA", "text": text}
    assert Client().post(path_of(gateway), query).status_code in (200, 400)
    assert Client().get(path_of(gateway), query).status_code == 200
    assert Incoming.objects.get().text == text.replace("\0", "")[:10_000]


def test_who_does_not_know_the_secret_finds_nothing() -> None:
    gateway = http()
    assert Client().get("/sms/main/wrong", {"from": "1", "text": "x"}).status_code == 404
    assert Client().get("/sms/other/wrong", {"from": "1", "text": "x"}).status_code == 404
    Gateway.objects.update(enabled=False)
    assert Client().get(path_of(gateway), {"from": "1", "text": "x"}).status_code == 404
    assert not Incoming.objects.exists()


def test_what_is_no_message_is_refused() -> None:
    assert Client().get(path_of(http()), {"hello": "there"}).status_code == 400


def test_a_missed_call_counts_once_an_hour_and_costs_nothing() -> None:
    gateway = routes.set_up("main", "http", {"url": "u", "call_from": "callerNumber"})
    for said in ({"isActive": "1"}, {"isActive": "0"}):
        form = urlencode({"callerNumber": "+254712345678", **said})
        answer = Client().post(f"{path_of(gateway)}/call", form, FORM)
        assert (answer.status_code, b"<Reject" in answer.content) == (200, True)
    one = Incoming.objects.get()
    assert (one.number, one.text) == ("+254712345678", "MISSEDCALL")
    assert "712345678" not in one.provider_id
    an_hour_later = timezone.now() + timedelta(hours=1)
    with patch.object(timezone, "now", lambda: an_hour_later):
        Client().get(f"{path_of(gateway)}/call", {"callerNumber": "+254712345678"})
    assert Incoming.objects.count() == 2


def test_a_number_may_be_for_one_thing_only() -> None:
    gateway = routes.set_up("births", "http", {"url": "u", "missed_call": "BABY"})
    assert Client().get(f"{path_of(gateway)}/call", {"from": "0712345678"}).status_code == 200
    assert Incoming.objects.get().text == "BABY"
    assert Client().get(f"{path_of(gateway)}/call", {"who": "1"}).status_code == 400
    assert Client().get("/sms/births/wrong/call", {"from": "0712345678"}).status_code == 404
    phone = routes.set_up("phone", "android", {})
    assert Client().get(f"{path_of(phone)}/call", {"from": "0712345678"}).status_code == 400
    assert Incoming.objects.count() == 1


def poll(gateway: Gateway, **said: object) -> list[dict[str, Any]]:
    answer = Client().post(path_of(gateway), json.dumps(said), "application/json")
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json()["messages"]
    return found


def test_a_phone_comes_for_its_messages_until_it_says_that_it_has_them() -> None:
    phone = routes.set_up("phone", "android", {})
    assert Client().get(path_of(phone)).json()["medic-gateway"] is True
    outbox.put([Wanted("one", "greeting", "+254712345678", "Karibu")])
    sending.drain()
    (first,) = poll(phone)
    assert first["content"] == "Karibu"
    (again,) = poll(phone)
    assert again == first, "the answer may have been lost on the way"
    assert not poll(phone, updates=[{"id": first["id"], "status": "SENT"}])
    assert not poll(phone, updates=[{"id": first["id"], "status": "DELIVERED"}])
    assert Outgoing.objects.get().state == State.DELIVERED


def test_a_phone_that_is_silent_is_passed_over() -> None:
    phone = routes.set_up("phone", "android", {})
    routes.set_up("spare", "simulator", {})
    Gateway.objects.filter(name="spare").update(rank=2)
    Gateway.objects.filter(pk=phone.pk).update(heard=timezone.now())
    outbox.put([Wanted("one", "greeting", "+254712345678", "Karibu")])
    assert sending.drain() is not None
    assert Outgoing.objects.get().state == State.QUEUED
    Gateway.objects.filter(pk=phone.pk).update(heard=timezone.now() - sending.SILENCE)
    sending.drain()
    assert Outgoing.objects.get().gateway == "spare"


def test_secrets_are_locked_with_the_secret_key(settings: Any) -> None:  # noqa: ANN401
    gateway = routes.set_up("main", "kannel", {"url": "u", "username": "n", "password": "hens"})
    assert "hens" not in gateway.settings
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    with pytest.raises(LockedError):
        routes.settings_of(gateway)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert routes.settings_of(gateway)["password"] == "hens"
    assert unlock(lock("x")) == "x"


def test_a_gateway_says_what_it_needs() -> None:
    with pytest.raises(routes.WrongSettingsError, match="needs url, username, password"):
        routes.set_up("main", "kannel", {})
    with pytest.raises(routes.WrongSettingsError, match=r"has no pasword.*it knows"):
        routes.set_up("main", "http", {"url": "u", "pasword": "x"})
    with pytest.raises(routes.WrongSettingsError, match="no kind"):
        routes.set_up("main", "pigeon", {})


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0712 345 678", "+254712345678"),
        ("712345678", "+254712345678"),
        ("+254712345678", "+254712345678"),
        ("00254 712-345-678", "+254712345678"),
        ("254712345678", "+254712345678"),
        ("+255 712 345 678", "+255712345678"),
        ("12", ""),
        ("no phone", ""),
        ("", ""),
        ("MPESA", ""),
    ],
)
def test_numbers_however_they_are_written(written: str, number: str) -> None:
    assert numbers.e164(written) == number


def test_a_programmes_country_is_that_of_its_clock() -> None:
    found = {zone: numbers.country_of(zone) for zone in ("Africa/Nairobi", "Asia/Kolkata", "UTC")}
    assert found == {"Africa/Nairobi": "KE", "Asia/Kolkata": "IN", "UTC": None}
