"""Each kind of gateway: what it says to its provider, and what it makes of what that says."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from contextlib import suppress
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.server.messaging.gateways import KINDS
from doorstep.server.messaging.gateways.base import (
    Call,
    DoubtfulError,
    Fate,
    Gateway,
    PermanentError,
    Received,
    RefusedCallError,
    Report,
    Sms,
    TemporaryError,
)

from .provider import Provider, nobody_listens

CALLBACK = "https://doorstep.test/sms/way/secret"
SMS = Sms("1f4f9c1e-0000-4000-8000-000000000001", "+254712345678", "Karibu, 5 & 6?")


def africas(code: int) -> object:
    return {"SMSMessageData": {"Recipients": [{"statusCode": code, "messageId": "AT7"}]}}


SETTINGS = {
    "kannel": {"username": "door", "password": "step", "from": "2580"},
    "twilio": {"account": "AC1", "token": "t0ken", "from": "+15550001111"},
    "africastalking": {"username": "door", "key": "k3y"},
    "rapidpro": {"token": "t0ken"},
    "http": {},
}
TAKES: dict[str, tuple[int, object, str]] = {
    "kannel": (202, "0: Accepted for delivery", ""),
    "twilio": (201, {"sid": "SM7"}, "SM7"),
    "africastalking": (201, africas(101), "AT7"),
    "rapidpro": (201, {"id": 7}, "7"),
    "http": (200, {"id": "h7"}, "h7"),
}


def way(kind: str, url: str = "", **more: str) -> Gateway:
    return KINDS[kind]({**SETTINGS.get(kind, {}), "url": url, **more}, CALLBACK)


def test_every_kind_that_sends_is_tried_here() -> None:
    assert TAKES.keys() == KINDS.keys() - {"android", "simulator"}
    for kind in KINDS.values():
        assert set(SETTINGS.get(kind.name, {})) <= {*kind.needs, *kind.knows}


@pytest.mark.parametrize("kind", TAKES)
def test_it_is_taken_and_the_providers_name_for_it_is_known(there: Provider, kind: str) -> None:
    status, says, name = TAKES[kind]
    there.will(status, says)
    assert way(kind, there.url).send(SMS) == name
    (asked,) = there.asked
    said = {*asked.fields.values(), *_strings(asked.body)}
    assert {SMS.text} <= said
    assert said & {SMS.to, f"tel:{SMS.to}"}


def _strings(body: bytes) -> set[str]:
    """All that stands in a body of JSON."""
    try:
        found = json.loads(body)
    except ValueError:
        return set()
    return {*found["urns"], *found["text"].values()}


@pytest.mark.parametrize("kind", TAKES)
def test_a_provider_that_is_not_there_or_busy_is_asked_again(there: Provider, kind: str) -> None:
    with pytest.raises(TemporaryError):
        way(kind, nobody_listens()).send(SMS)
    for status in (429, 503, 401, 403, 404):
        there.will(status)
        with pytest.raises(TemporaryError):
            way(kind, there.url).send(SMS)


@pytest.mark.parametrize("kind", TAKES)
def test_when_the_line_breaks_in_between_nobody_knows(there: Provider, kind: str) -> None:
    for status in (0, 500, 502):
        there.will(status)
        with pytest.raises(DoubtfulError):
            way(kind, there.url).send(SMS)


@pytest.mark.parametrize(
    ("kind", "status", "says"),
    [
        ("kannel", 400, "Wrong number"),
        ("twilio", 400, {"code": 21211}),
        ("twilio", 403, {"code": 21610}),
        ("africastalking", 201, africas(403)),
        ("rapidpro", 400, {"urns": ["Invalid URN"]}),
        ("http", 422, ""),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_is_not_tried_again(
    there: Provider, kind: str, status: int, says: object
) -> None:
    there.will(status, says)
    with pytest.raises(PermanentError):
        way(kind, there.url).send(SMS)


def test_kannel_says_how_the_text_is_written_and_where_reports_go(there: Provider) -> None:
    there.will(202)
    way("kannel", there.url).send(SMS)
    way("kannel", there.url).send(Sms("r", SMS.to, "Ça va? 👶"))
    plain, wide = (asked.fields for asked in there.asked)
    assert (plain["coding"], wide["coding"]) == ("0", "2")
    assert (plain["text"], wide["text"]) == (SMS.text, "Ça va? 👶")
    assert plain["dlr-url"] == f"{CALLBACK}?reference={SMS.reference}&fate=%d"


def called(url: str = CALLBACK, form: object = None, **headers: str) -> Call:
    """As the provider would: a query in the address, or a form or JSON posted."""
    body = urlencode(form) if isinstance(form, dict) else json.dumps(form) if form else ""
    query = dict(pair.split("=", 1) for pair in url.partition("?")[2].split("&") if pair)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Call("POST" if form else "GET", url, query, named, body.encode())


def signed(url: str, form: dict[str, str]) -> Call:
    text = url + "".join(name + form[name] for name in sorted(form))
    digest = hmac.new(b"t0ken", text.encode(), hashlib.sha1).digest()
    return called(url, form, x_twilio_signature=base64.b64encode(digest).decode())


FIRST = Received("i1", "+254712345678", "HABARI 1", "2580")


def test_what_comes_in_is_understood() -> None:
    query = urlencode({"id": "i1", "from": FIRST.sender, "to": "2580", "text": FIRST.text})
    twilios = {"MessageSid": "i1", "From": FIRST.sender, "Body": FIRST.text, "To": "2580"}
    heard = {
        "kannel": way("kannel").hear(called(f"{CALLBACK}?{query}&coding=0")),
        "http": way("http").hear(called(CALLBACK, dict(_form()))),
        "africastalking": way("africastalking").hear(called(CALLBACK, _form())),
        "twilio": way("twilio").hear(signed(CALLBACK, twilios)),
    }
    for kind, found in heard.items():
        assert list(found.messages) == [FIRST], kind


def _form() -> dict[str, str]:
    return {"id": "i1", "from": FIRST.sender, "to": "2580", "text": FIRST.text}


def test_rapidpro_and_a_phone_bring_json() -> None:
    flow = {"contact": {"urn": "tel:+254712345678"}, "input": {"uuid": "i1", "text": "HABARI 1"}}
    body = json.dumps(flow).encode()
    (one,) = way("rapidpro").hear(Call("POST", CALLBACK, body=body)).messages
    assert one == Received("i1", "+254712345678", "HABARI 1")
    said = {
        "messages": [{"id": "i1", "from": "+254712345678", "content": "HABARI 1", "sms_sent": 1}],
        "updates": [
            {"id": "r1", "status": "DELIVERED"},
            {"id": "r2", "status": "PENDING"},
            {"id": "r3", "status": "FAILED", "reason": "RADIO_OFF"},
        ],
    }
    heard = way("android").hear(Call("POST", CALLBACK, body=json.dumps(said).encode()))
    assert list(heard.messages) == [one]
    assert list(heard.reports) == [
        Report(Fate.DELIVERED, "r1"),
        Report(Fate.FAILED, "r3", problem="RADIO_OFF"),
    ]
    assert heard.asks > 0
    assert json.loads(way("android").answer([SMS]).body) == {
        "medic-gateway": True,
        "messages": [{"id": SMS.reference, "to": SMS.to, "content": SMS.text}],
    }


def test_kannel_brings_words_in_any_alphabet() -> None:
    def text(coding: str, raw: bytes) -> str:
        query = urlencode({"id": "1", "from": "+1", "text": raw, "coding": coding})
        (one,) = way("kannel").hear(called(f"{CALLBACK}?{query}")).messages
        return one.text

    assert text("0", "Ça va, mère?".encode()) == "Ça va, mère?"
    assert text("2", "ماما 👶".encode("utf-16-be")) == "ماما 👶"
    assert text("2", b"\xd8") == "\N{REPLACEMENT CHARACTER}", "half a letter"


def test_reports_are_understood() -> None:
    reference = SMS.reference
    expected = [Report(Fate.DELIVERED, reference)]
    query = urlencode({"reference": reference, "fate": "1"})
    assert list(way("kannel").hear(called(f"{CALLBACK}?{query}")).reports) == expected
    form = {"reference": reference, "fate": "delivered"}
    assert list(way("http").hear(called(CALLBACK, form)).reports) == expected
    twilio = signed(
        f"{CALLBACK}?reference={reference}", {"MessageSid": "SM7", "MessageStatus": "delivered"}
    )
    assert list(way("twilio").hear(twilio).reports) == [Report(Fate.DELIVERED, reference, "SM7")]
    africa = called(CALLBACK, {"id": "AT7", "status": "Success"})
    told = [Report(Fate.DELIVERED, provider_id="AT7")]
    assert list(way("africastalking").hear(africa).reports) == told


def test_twilio_wants_its_signature_over_every_field() -> None:
    form = {"MessageSid": "i1", "From": "+1", "Body": "HABARI"}
    right = signed(CALLBACK, form)
    assert way("twilio").hear(right).messages
    changed = called(CALLBACK, {**form, "Body": "STOP"}, **_dashless(right))
    for wrong in (called(CALLBACK, form), changed):
        with pytest.raises(RefusedCallError):
            way("twilio").hear(wrong)


def _dashless(call: Call) -> dict[str, str]:
    return {name.replace("-", "_"): value for name, value in call.headers.items()}


@pytest.mark.parametrize("kind", KINDS)
@given(body=st.binary(max_size=200), query=st.text(max_size=40))
def test_whatever_calls_is_heard_or_refused(kind: str, body: bytes, query: str) -> None:
    call = Call("POST", f"{CALLBACK}?{query}", {"fate": query}, {}, body)
    with suppress(RefusedCallError):
        way(kind).hear(call)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["messages", "updates", "contact", "input", "urn", "id", "status"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("kind", ["android", "rapidpro"])
@given(said=JSON)
def test_whatever_json_comes_is_heard_or_refused(kind: str, said: object) -> None:
    with suppress(RefusedCallError):
        way(kind).hear(Call("POST", CALLBACK, body=json.dumps(said).encode()))
