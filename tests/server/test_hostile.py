"""Malformed, huge and hostile requests: a clear answer, never 500, and nobody else is disturbed."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.server.records.models import Record
from doorstep.server.sync.incoming import SENT
from doorstep.server.sync.taking import UNFORESEEN

from .conftest import Phone
from .forms import new_id, register, visit

pytestmark = pytest.mark.django_db
QUIET = settings(
    max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)


def send(phone: Phone, body: bytes, **headers: str) -> tuple[int, dict[str, Any]]:
    given_headers = {"Authorization": f"Bearer {phone.token}"} | headers
    response = Client(raise_request_exception=False).generic(
        "POST", "/api/push", body, "application/json", headers=given_headers
    )
    return response.status_code, json.loads(response.content)


DEEP = 100_000
BODIES = {
    "nothing": b"",
    "no JSON": b"<html>",
    "half": b'{"submissions": [',
    "no UTF-8": b'{"submissions": [{"id": "\xff\xfe"}]}',
    "a lone surrogate": b'{"submissions": "\\ud800"}',
    "nested lists": b"[" * DEEP,
    "nested objects": b'{"a":' * DEEP,
    "a number of many digits": b'{"submissions": ' + b"9" * DEEP + b"}",
    "not a number": b'{"submissions": NaN}',
    "no list": b'{"submissions": {"id": 1}}',
    "too many": json.dumps({"submissions": [{}] * 501}).encode(),
    "more than 20 MB": b'{"submissions": [], "sent": "' + b"x" * (21 * 1024 * 1024) + b'"}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_what_is_no_push_gets_a_clear_answer(asha: Phone, body: bytes) -> None:
    status, said = send(asha, body)
    assert (status, said["code"]) in ((400, "bad_request"), (413, "too_large"))
    assert said["hint"]


def test_a_bomb_is_not_unpacked(asha: Phone) -> None:
    bomb = gzip.compress(bytes(100 * 1024 * 1024))
    status, said = send(asha, bomb, **{"Content-Encoding": "gzip"})
    assert (status, said["code"]) == (413, "too_large")
    assert send(asha, b"no gzip", **{"Content-Encoding": "gzip"})[0] == 400


BITS = [
    "<",
    ">",
    "&",
    "]]>",
    "\x00",
    "\ud800",
    "<a>" * 50,
    "&lt;" * 9,
    "\u202e",
    "uuid:",
    '"',
    "-1",
]


@given(data=st.data())
@QUIET
def test_no_mangled_submission_is_unforeseen(asha: Phone, today: date, data: st.DataObject) -> None:
    """Each part of an envelope cut, doubled or with odd bits in it."""
    record = new_id()
    sent = data.draw(st.sampled_from([register(today, record=record), visit(today, record)]))
    part = data.draw(st.sampled_from([*SENT, "xml", "xml", "xml"]))
    text = sent[part]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    bit = data.draw(st.sampled_from(BITS) | st.text(max_size=20))
    (answer,) = asha.push(sent | {part: text[:start] + bit + text[end:]})
    assert answer.get("reason") != UNFORESEEN


def test_a_hostile_submission_stops_no_other(asha: Phone, today: date) -> None:
    record = new_id()
    good = register(today, record=record)
    nested = good | {"id": new_id(), "xml": "<data>" * DEEP}
    entity = good | {
        "id": new_id(),
        "xml": '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><data>&b;</data>',
    }
    large = good | {"id": new_id(), "xml": f"<data>{'x' * 2_000_000}</data>"}
    outcomes = [answer["outcome"] for answer in asha.push(nested, entity, large, good)]
    assert outcomes == ["quarantined", "quarantined", "quarantined", "accepted"]
    assert Record.objects.filter(pk=record).exists()
