"""GET /api/programme."""

from __future__ import annotations

import gzip

import pytest

from doorstep.protocol.check import load
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.package import PROTOCOL

from .conftest import PROGRAMME, Phone

pytestmark = pytest.mark.django_db


def test_phones_get_the_package_for_sqlite(asha: Phone) -> None:
    answer = asha.get(f"/api/programme?protocol={PROTOCOL}")
    assert answer.status == 200
    assert answer.json() == compile_programme(load(PROGRAMME), "sqlite")


def test_an_unchanged_package_is_not_sent_again(asha: Phone) -> None:
    first = asha.get("/api/programme")
    tag = first.headers["ETag"]
    assert first.json()["hash"] in tag
    again = asha.get("/api/programme", If_None_Match=tag)
    assert (again.status, again.content) == (304, b"")
    assert asha.get("/api/programme", If_None_Match='"other"').status == 200


def test_it_travels_compressed(asha: Phone) -> None:
    answer = asha.get("/api/programme", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    plain = gzip.decompress(answer.content)
    assert len(answer.content) < len(plain) / 3
    again = asha.get("/api/programme", Accept_Encoding="gzip", If_None_Match=answer.headers["ETag"])
    assert again.status == 304
