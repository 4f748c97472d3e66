"""Forms as the field has them, through the address of other form apps.

``openrosa/`` has one filled form of each XLSForm of ``tests/programmes/field``, made with the
phone's form engine, and some of the shape that CommCare sends.
"""

from __future__ import annotations

import base64
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from doorstep.server.records.models import Quarantined, Record, Submission
from doorstep.server.tasks.publish import publish

from .conftest import Phone
from .test_commands import run
from .test_openrosa import send

pytestmark = pytest.mark.django_db

FIELD = Path(__file__).parents[1] / "programmes" / "field"
FILLED = Path(__file__).parent / "openrosa"
FORMS = sorted(file.stem for file in (FIELD / "forms").glob("*.md"))


@pytest.fixture(autouse=True)
def field(db: None) -> None:
    del db
    publish(FIELD)


def filled(form: str) -> str:
    return (FILLED / f"{form}.xml").read_text(encoding="utf-8")


def as_collect(xml: str) -> bytes:
    """With a mark of its encoding, a declaration, and names of OpenRosa's own space."""
    own = xml.replace("<meta><instanceID>", "<orx:meta><orx:instanceID>")
    if own != xml:
        own = own.replace("</instanceID></meta>", "</orx:instanceID></orx:meta>")
    own = own.replace("<data ", '<data xmlns:orx="http://openrosa.org/xforms" ', 1)
    return b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8' ?>" + own.encode()


def test_each_form_of_the_field_is_taken_once_however_it_is_written(asha: Phone) -> None:
    for form in FORMS:
        for xml in (as_collect(filled(form)), filled(form)):
            answer = send(asha, xml)
            assert answer.status_code == 201, (form, answer.content.decode())
    assert sorted(Submission.objects.values_list("form", flat=True)) == FORMS
    assert Record.objects.filter(list="person").count() >= 2
    assert "all is as it should be" in run("replay", "--check")


@pytest.mark.parametrize("form", ["commcare_register", "commcare_close"])
def test_what_commcare_sends_waits_whole(asha: Phone, form: str) -> None:
    for _ in range(2):
        assert send(asha, filled(form)).status_code == 202
    kept = Quarantined.objects.get()
    assert "commcarehq.org/case/transaction/v2" in kept.envelope


def test_what_was_cut_on_its_way_leaves_nothing(asha: Phone) -> None:
    form = filled("household_survey")
    head = (
        '--cut\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="a.xml"\r\n'
        "Content-Type: text/xml\r\n\r\n"
    )
    whole = f"{head}{form}\r\n--cut--\r\n".encode()
    user = base64.b64encode(f"asha:{asha.token}".encode()).decode()
    client = Client(raise_request_exception=False)
    for at in range(0, len(head) + len(form) - 8, 97):
        answer = client.generic(
            "POST", "/openrosa/submission", whole[:at], "multipart/form-data; boundary=cut",
            headers={"Authorization": f"Basic {user}"},
        )  # fmt: skip
        assert answer.status_code == 400, (at, answer.content)
    assert not Submission.objects.exists()
    assert not Quarantined.objects.exists()


@pytest.mark.parametrize("year", ["1971", "2019", "2031", "2126", "9999", "0000", "12026"])
def test_a_watch_that_is_wrong_by_years_keeps_nothing_from_being_taken(
    asha: Phone, today: date, year: str
) -> None:
    xml = filled("bednet").replace("<meta>", f"<end>{year}-11-20T10:00:00.000+03:00</end><meta>")
    assert send(asha, xml).status_code == 201
    assert Submission.objects.get().happened <= today
