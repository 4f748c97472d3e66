"""Forms that ODK Collect and its like send: the form and its files in one request."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from doorstep.server.lib import shelf
from doorstep.server.records.models import Attachment, Quarantined, Submission
from doorstep.server.tasks.publish import publish

from .conftest import Cast, Phone
from .forms import new_id, register
from .photos import JPEG, PHOTO, photographed, with_photo
from .test_commands import run

pytestmark = pytest.mark.django_db

Part = SimpleUploadedFile | str
COMMCARE = """<?xml version="1.0"?>
<data xmlns="http://openrosa.org/formdesigner/ANC-VISIT-1" uiVersion="1" version="7" name="ANC">
  <weight>61</weight>
  <case xmlns="http://commcarehq.org/case/transaction/v2" case_id="c-1" user_id="u-1"
    date_modified="2026-11-20T10:00:00.000Z"><update><weight>61</weight></update></case>
  <n0:meta xmlns:n0="http://openrosa.org/jr/xforms"><n0:deviceID>D</n0:deviceID>
    <n0:timeStart>2026-11-20T09:50:00.000+03</n0:timeStart>
    <n0:timeEnd>2026-11-20T10:00:00.000+03</n0:timeEnd>
    <n0:instanceID>3c0e1f1e-6f2b-4b7b-9d2a-0c6b8f6f0a01</n0:instanceID></n0:meta>
</data>"""


@pytest.fixture(autouse=True)
def asks_for_a_photo(db: None, tmp_path: Path) -> None:
    del db
    publish(with_photo(tmp_path))


def send(phone: Phone, xml: str | bytes, method: str = "post", **parts: Part) -> HttpResponse:
    form = xml.encode() if isinstance(xml, str) else xml
    sent = {"xml_submission_file": SimpleUploadedFile("form.xml", form, "text/xml")} | parts
    user = base64.b64encode(f"asha:{phone.token}".encode()).decode()
    call = getattr(Client(enforce_csrf_checks=True), method)
    answer: HttpResponse = call(
        "/openrosa/submission",
        sent if method == "post" else None,
        headers={"Authorization": f"Basic {user}"},
    )
    assert answer.headers["X-OpenRosa-Version"] == "1.0"
    return answer


def photo(name: str, content: bytes = JPEG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


@pytest.fixture
def record(asha: Phone, today: date) -> str:
    record = new_id()
    asha.take(register(today, record=record))
    return record


def test_an_app_asks_first_and_is_asked_who_it_is(asha: Phone) -> None:
    unknown = Client().head("/openrosa/submission")
    assert unknown.status_code == 401
    assert unknown.headers["WWW-Authenticate"].startswith("Basic ")
    known = send(asha, "", "head")
    assert (known.status_code, known.content) == (204, b"")
    assert int(known.headers["X-OpenRosa-Accept-Content-Length"]) > 1_000_000


def test_a_visit_with_its_photo_counts_once(asha: Phone, record: str, today: date) -> None:
    visit = photographed(today, record, "IMG 1 &amp; 2.JPEG")["xml"]
    for _ in range(2):
        answer = send(asha, visit, card=photo("IMG 1 & 2.JPEG"))
        assert (answer.status_code, b"submit_success" in answer.content) == (201, True)
    taken = Submission.objects.get(form="anc_visit")
    assert f"<card>{PHOTO}</card>" in taken.xml
    assert taken.happened == today
    assert Attachment.objects.get(submission=taken).arrived is not None
    assert shelf.read(PHOTO) == JPEG
    assert asha.get(f"/api/files/{PHOTO}").content == JPEG


def test_it_happened_when_the_form_was_filled(asha: Phone, record: str, today: date) -> None:
    then = today - timedelta(days=3)
    xml = photographed(today, record)["xml"].replace("<meta>", f"<end>{then}T23:30:00</end><meta>")
    assert send(asha, xml).status_code == 201
    taken = Submission.objects.get(form="anc_visit")
    assert taken.happened == then
    assert taken.clock < Submission.objects.get(form="register_pregnancy").clock


def test_what_no_programme_knows_is_kept_aside_whole(asha: Phone) -> None:
    answer = send(asha, COMMCARE)
    assert answer.status_code == 202
    assert "has no form http://openrosa.org/formdesigner" in answer.content.decode()
    kept = Quarantined.objects.get()
    assert "<update><weight>61</weight></update>" in kept.envelope
    assert not Submission.objects.exists()
    assert send(asha, COMMCARE).status_code == 202
    assert Quarantined.objects.count() == 1


def test_another_womans_visit_is_kept_aside(neema: Phone, record: str, today: date) -> None:
    assert send(neema, photographed(today, record)["xml"]).status_code == 202
    assert not Submission.objects.filter(form="anc_visit").exists()


@pytest.mark.parametrize(
    ("xml", "parts", "status"),
    [
        ("<data", {}, 400),
        (b"\xff\xfe<data/>", {}, 400),
        ('<!DOCTYPE a [<!ENTITY b "c">]><data>&b;</data>', {}, 400),
        ("<data/>", {"xml_submission_file": "no file"}, 400),
        ("<data/>", {"*isIncomplete*": "yes"}, 413),
        ("<data>" + "x" * 1_000_001 + "</data>", {}, 413),
        ("<data/>", {"a": photo("a.exe")}, 415),
        ("<data/>", {"a": photo("noending")}, 415),
        ("<data/>", {"a": photo("a.jpg", b"<html>")}, 415),
        ("<data/>", {"a": photo("a.jpg", b"\xff\xd8\xff" + bytes(10_000_000))}, 413),
    ],
)
def test_what_cannot_be_kept_stays_with_the_app(
    asha: Phone, xml: str | bytes, parts: dict[str, Part], status: int
) -> None:
    assert send(asha, xml, "post", **parts).status_code == status
    assert not Submission.objects.exists()
    assert not Quarantined.objects.exists()


def test_a_file_that_nobody_asked_for_is_not_kept(asha: Phone, record: str, today: date) -> None:
    xml = photographed(today, record)["xml"].replace(f"<card>{PHOTO}</card>", "")
    assert send(asha, xml, extra=photo("extra.jpg")).status_code == 201
    assert not shelf.holds(PHOTO)


def test_the_password_of_a_form_app_only_sends(cast: Cast) -> None:
    told = run("enrol", "asha", "--openrosa").splitlines()
    assert told[1].endswith("/openrosa")
    assert told[2] == "Username asha"
    token = told[3].removeprefix("Password ")
    phone = Phone(cast.asha, cast.asha.devices.get(), token)
    assert send(phone, "", "head").status_code == 204
    assert phone.get("/api/session").status == 401
    assert phone.get("/api/pull").status == 401
