"""Compressed requests."""

from __future__ import annotations

import gzip
import json
from datetime import date

import pytest
from django.test import Client

from .conftest import Phone
from .forms import register

pytestmark = pytest.mark.django_db


def push(phone: Phone, body: bytes) -> tuple[int, bytes]:
    headers = {"Authorization": f"Bearer {phone.token}", "Content-Encoding": "gzip"}
    answer = Client().generic("POST", "/api/push", body, "application/json", headers=headers)
    return answer.status_code, answer.content


def test_a_compressed_push_is_a_push(asha: Phone, today: date) -> None:
    body = json.dumps({"submissions": [register(today) for _ in range(20)]}).encode()
    small = gzip.compress(body)
    assert len(small) * 4 < len(body)
    status, content = push(asha, small)
    assert status == 200
    assert {one["outcome"] for one in json.loads(content)["answers"]} == {"accepted"}


def test_what_is_no_gzip_is_refused(asha: Phone) -> None:
    body = gzip.compress(b'{"submissions": []}')
    for wrong in (b"", b"nothing", body[:-3], body + b"more"):
        status, content = push(asha, wrong)
        assert (status, json.loads(content)["code"]) == (400, "bad_request")


def test_a_phone_is_told_that_it_may(asha: Phone) -> None:
    assert asha.get("/api/session").json()["inflates"] is True
