"""Answers as small as whoever asks can take them."""

from __future__ import annotations

import gzip
import json
from datetime import date

import brotli
import pytest

from doorstep.server.lib import shelf
from doorstep.server.records.models import Attachment, Submission

from .conftest import Phone, ask
from .forms import register
from .photos import JPEG, PHOTO

pytestmark = pytest.mark.django_db
BROWSER = "gzip, deflate, br, zstd"


def test_a_browser_gets_brotli_and_others_what_they_take(asha: Phone, today: date) -> None:
    asha.take(*(register(today) for _ in range(20)))
    plain = asha.get("/api/pull")
    small = asha.get("/api/pull", Accept_Encoding=BROWSER)
    assert small.headers["Content-Encoding"] == "br"
    assert json.loads(brotli.decompress(small.content)).keys() == plain.json().keys()
    assert int(small.headers["Content-Length"]) == len(small.content) < len(plain.content) / 4
    assert "Accept-Encoding" in small.headers["Vary"]
    zipped = asha.get("/api/pull", Accept_Encoding="gzip, br;q=0")
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert len(small.content) < len(zipped.content) < len(plain.content)
    assert json.loads(gzip.decompress(zipped.content)).keys() == plain.json().keys()


def test_a_programme_that_is_there_already_is_not_sent_in_any_coding(asha: Phone) -> None:
    first = asha.get("/api/programme", Accept_Encoding=BROWSER)
    assert first.headers["Content-Encoding"] == "br"
    again = asha.get("/api/programme", If_None_Match=first.headers["ETag"], Accept_Encoding=BROWSER)
    assert (again.status, again.content) == (304, b"")


def test_photos_are_not_compressed_once_more(asha: Phone, today: date) -> None:
    asha.take(register(today))
    shelf.put(PHOTO, JPEG)
    one = Submission.objects.get()
    Attachment.objects.create(name=PHOTO, submission=one, size=len(JPEG), arrived=one.received)
    sent = asha.get(f"/api/files/{PHOTO}", Accept_Encoding=BROWSER)
    assert (sent.content, "Content-Encoding" in sent.headers) == (JPEG, False)


def test_pages_with_forms_keep_the_padding_of_gzip() -> None:
    page = ask("GET", "/desk/login", Accept_Encoding=BROWSER)
    assert page.headers["Content-Encoding"] == "gzip"
