"""GET /api/session."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from doorstep.server.accounts.models import Device
from doorstep.server.programmes.releases import current_hash

from .conftest import Phone

pytestmark = pytest.mark.django_db


def test_who_i_am(asha: Phone) -> None:
    body = asha.get("/api/session").json()
    assert body["worker"]["id"] == str(asha.worker.id)
    assert [area["name"] for area in body["areas"]] == ["Kianda"]
    assert body["programme_hash"] == current_hash()
    assert abs(datetime.fromisoformat(body["server_time"]) - timezone.now()) < timedelta(minutes=1)


def test_a_revoked_device_is_told_so(asha: Phone) -> None:
    Device.objects.update(revoked_at=timezone.now())
    answer = asha.get("/api/session")
    assert (answer.status, answer.json()["code"]) == (401, "revoked")
    assert answer.json()["hint"]


def test_last_seen_moves(asha: Phone) -> None:
    long_ago = timezone.now() - timedelta(days=3)
    Device.objects.update(last_seen=long_ago)
    asha.get("/api/session")
    assert Device.objects.get().last_seen > long_ago
