"""What the forms of the programme show: every phone may fetch it, and nobody else."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from django.test import Client

from doorstep.protocol.submissions.files import name_of
from doorstep.server.tasks.publish import publish

from .conftest import Phone

pytestmark = pytest.mark.django_db
PROGRAMME = Path(__file__).parents[1] / "programmes" / "field"
WELL = (PROGRAMME / "media" / "well.png").read_bytes()
NAME = name_of(WELL, "png")


def test_a_phone_fetches_what_forms_show(asha: Phone) -> None:
    assert asha.get(f"/api/files/{NAME}").status == 404
    publish(PROGRAMME)
    media = asha.get("/api/programme?protocol=2").json()["media"]
    assert media["well.png"] == NAME
    found = asha.get(f"/api/files/{NAME}")
    assert (found.status, found.content) == (200, WELL)
    assert found.headers["Content-Type"] == "image/png"
    assert Client().get(f"/api/files/{NAME}").status_code == 401


def test_what_no_form_shows_any_more_is_not_given_out(asha: Phone, tmp_path: Path) -> None:
    publish(PROGRAMME)
    other = tmp_path / "programme"
    copytree(PROGRAMME, other)
    (other / "media" / "well.png").write_bytes(WELL + b" made anew")
    publish(other)
    assert asha.get(f"/api/files/{NAME}").status == 404
    publish(PROGRAMME)
    assert asha.get(f"/api/files/{NAME}").status == 200
