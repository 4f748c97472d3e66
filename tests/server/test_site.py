"""What is not the API: the app's files, headers, health, errors, the demo's pages."""

from __future__ import annotations

import json
import logging
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from doorstep.server.accounts.models import Enrolment

from .conftest import Cast, Phone, ask
from .forms import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def app(tmp_path: Path, settings: LazySettings) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Doorstep</title>")
    (tmp_path / "sw.js").write_text("self")
    (tmp_path / "assets" / "index-B1a2C3d4.js").write_text("export {}")
    settings.WHITENOISE_ROOT = tmp_path
    return tmp_path


@pytest.mark.usefixtures("app")
def test_the_app_is_served_at_the_root() -> None:
    answer = ask("GET", "/")
    assert answer.status == 200
    assert b"<title>Doorstep</title>" in answer.content
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("app")
def test_the_service_worker_is_never_kept() -> None:
    answer = ask("GET", "/sw.js")
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "javascript" in answer.headers["Content-Type"]


@pytest.mark.usefixtures("app")
def test_files_named_by_content_are_kept() -> None:
    assert "immutable" in ask("GET", "/assets/index-B1a2C3d4.js").headers["Cache-Control"]


def test_security_headers() -> None:
    headers = ask("GET", "/health").headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-inline" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_health() -> None:
    assert ask("GET", "/health").json() == {"status": "ok"}


def test_an_unknown_address_of_the_api_is_a_problem() -> None:
    answer = ask("GET", "/api/nothing")
    assert (answer.status, answer.json()["code"]) == (404, "not_found")


def test_openapi_names_every_address() -> None:
    paths = ask("GET", "/api/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/enrol",
        "/api/token",
        "/api/session",
        "/api/programme",
        "/api/push",
        "/api/pull",
        "/api/state",
        "/api/heal",
        "/api/uploads",
        "/api/uploads/{name}",
        "/api/files/{name}",
    }
    assert paths["/api/push"]["post"]["security"]


def test_no_person_data_in_logs(asha: Phone, today: date, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        asha.push(register(today, name="Zawadi Secret", lmp="yesterday"), register(today))
        asha.post("/api/push", {"submissions": "Zawadi Secret"})
        asha.pull()
    ours = [r for r in caplog.records if not r.name.startswith("django.db")]
    assert "Zawadi" not in json.dumps([record.getMessage() for record in ours])


class Page(HTMLParser):
    """Buttons and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[str] = []
        self.links: list[str] = []
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(given["action"])
        if tag == "a":
            self.links.append(given["href"])
        if tag in ("script", "style") or "style" in given:
            self.inline.append(tag)


def test_demo_people_and_their_links(cast: Cast, settings: LazySettings) -> None:
    settings.DOORSTEP_DEMO = True
    page = Page(Client().get("/demo/").content.decode())
    assert len(page.forms) == 3
    assert not page.inline
    answer = Client().post(f"/demo/{cast.asha.id}")
    shown = Page(answer.content.decode())
    assert shown.links[0].startswith("http://testserver/#/enrol/")
    assert b"<svg" in answer.content
    assert not shown.inline
    token = shown.links[0].removesuffix("/demo").rpartition("/")[2]
    assert ask("POST", "/api/enrol", {"token": token, "device": "0" * 16}).status == 200


def test_a_look_at_the_demo_makes_no_link(cast: Cast, settings: LazySettings) -> None:
    settings.DOORSTEP_DEMO = True
    assert Client().get("/demo/").status_code == 200
    assert Client().get(f"/demo/{cast.asha.id}").status_code == 405
    assert not Enrolment.objects.exists()


def test_demo_managers_have_no_phone(cast: Cast, settings: LazySettings) -> None:
    settings.DOORSTEP_DEMO = True
    assert Client().post(f"/demo/{cast.manager.id}").status_code == 404


def test_the_demo_wants_its_own_form(cast: Cast, settings: LazySettings) -> None:
    settings.DOORSTEP_DEMO = True
    assert Client(enforce_csrf_checks=True).post(f"/demo/{cast.asha.id}").status_code == 403


def test_the_demos_style_is_a_file() -> None:
    assert ask("GET", "/static/pages/pages.css").status == 200
