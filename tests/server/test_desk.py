"""How managers come in: a link, a password, a code; and how others do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from axes.utils import reset
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken

from doorstep.server.accounts.models import AppFactor, Device, Enrolment, Worker
from doorstep.server.audit.models import Entry

from .conftest import Cast, Phone, post
from .desk import PASSWORD, browser_of, code_of, factor_of, give_password
from .test_commands import fails, run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unlocked(db: None) -> Iterator[None]:
    del db
    yield
    reset()


def log_in(client: Client, login: str, password: str = PASSWORD) -> int:
    answer = client.post("/desk/login", {"username": login, "password": password})
    return answer.status_code


def entries() -> list[tuple[str, str, str]]:
    return list(Entry.objects.order_by("pk").values_list("by", "action", "kind"))


def test_from_the_link_to_the_first_page(cast: Cast) -> None:
    out = run("desk", "mosi")
    link = urlsplit(out.splitlines()[-1]).path
    client = Client()
    page = client.get(link, follow=True)
    where = page.redirect_chain[-1][0]
    assert link.rpartition("/")[2] not in where  # the token stands in no address any more
    weak = client.post(where, {"new_password1": "mosi", "new_password2": "mosi"})
    assert b"too short" in weak.content
    client.post(where, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert b"not valid any more" in Client().get(link).content
    assert log_in(client, "mosi") == 302
    assert client.get("/desk/").headers["Location"] == "/desk/setup"
    shown = client.get("/desk/setup").content
    device = AppFactor.objects.get(user=cast.manager)
    assert b"<svg" in shown
    assert client.post("/desk/setup", {"code": "000000"}).status_code == 403
    AppFactor.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    paper = client.post("/desk/setup", {"code": code_of(device)})
    codes = re.findall(rb"<li><code>(\w+)</code>", paper.content)
    assert len(codes) == 10
    assert client.get("/desk/").status_code == 200
    other = Client()
    log_in(other, "mosi")
    assert other.post("/desk/code", {"code": codes[0].decode()}).status_code == 302
    assert other.get("/desk/").status_code == 200
    again = Client()
    log_in(again, "mosi")
    assert again.post("/desk/code", {"code": codes[0].decode()}).status_code == 403


def test_a_code_works_once_and_wrong_ones_slow_down(cast: Cast) -> None:
    give_password(cast.manager)
    device = factor_of(cast.manager)
    client = Client()
    log_in(client, "mosi")
    right = code_of(device)
    assert client.post("/desk/code", {"code": "123"}).status_code == 403
    assert client.post("/desk/code", {"code": right}).status_code == 403  # too soon
    AppFactor.objects.update(throttling_failure_timestamp=timezone.now() - timedelta(minutes=1))
    assert client.post("/desk/code", {"code": right}).status_code == 302
    second = Client()
    log_in(second, "mosi")
    assert second.post("/desk/code", {"code": right}).status_code == 403


def gives(worker: Worker, code: str) -> int:
    """A new browser, which has the password."""
    client = Client()
    log_in(client, worker.login)
    AppFactor.objects.update(
        throttling_failure_timestamp=None, throttling_failure_count=0, last_t=0
    )
    return client.post("/desk/code", {"code": code}).status_code


def test_the_secret_of_a_factor_is_locked_with_the_secret_key(
    cast: Cast, settings: LazySettings
) -> None:
    give_password(cast.manager)
    device, first = factor_of(cast.manager), settings.SECRET_KEY
    code, secret = code_of(device), device.bin_key
    kept = AppFactor.objects.values_list("key", flat=True)
    assert secret.hex() not in kept[0]
    assert gives(cast.manager, code) == 302
    settings.SECRET_KEY = "another"
    assert gives(cast.manager, code) == 403
    settings.SECRET_KEY_FALLBACKS = [first]
    assert gives(cast.manager, code) == 302
    settings.SECRET_KEY_FALLBACKS = []
    assert gives(cast.manager, code) == 302, "locked anew with the key of today"


def test_codes_on_paper_cannot_be_read_in_the_database(cast: Cast, settings: LazySettings) -> None:
    give_password(cast.manager)
    client = Client()
    log_in(client, "mosi")
    client.get("/desk/setup")
    page = client.post("/desk/setup", {"code": code_of(AppFactor.objects.get())}).content.decode()
    codes = re.findall(r"<li><code>(\w+)</code>", page)
    assert len(codes) == 10
    assert not StaticToken.objects.filter(token__in=codes).exists()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert [gives(cast.manager, codes[0]) for _ in range(2)] == [302, 403]


def test_the_session_gets_a_new_key_with_the_code(cast: Cast) -> None:
    give_password(cast.manager)
    device = factor_of(cast.manager)
    client = Client()
    log_in(client, "mosi")
    before = client.cookies["sessionid"].value
    client.post("/desk/code", {"code": code_of(device)})
    assert client.cookies["sessionid"].value != before


def test_wrong_passwords_lock_the_login_for_that_address_only(cast: Cast) -> None:
    give_password(cast.manager)
    client = Client()
    assert [log_in(client, "mosi", "wrong") for _ in range(4)] == [200] * 4
    assert log_in(client, "mosi", "wrong") == 429
    assert log_in(client, "mosi") == 429
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert log_in(elsewhere, "mosi") == 302
    assert ("mosi", "refused", "password") in entries()


@pytest.mark.parametrize("login", ["asha", "wanjiru", "nobody", "mosi' OR 1=1 --", ""])
def test_who_has_no_desk_cannot_log_in(cast: Cast, login: str) -> None:
    for worker in (cast.asha, cast.wanjiru):
        give_password(worker)
    client = Client()
    assert log_in(client, login) == 200
    assert client.get("/desk/").headers["Location"] == "/desk/login"


def test_a_manager_whose_posting_ends_is_out_at_once(cast: Cast) -> None:
    client = browser_of(cast.manager, verified=True)
    assert client.get("/desk/").status_code == 200
    post(cast.manager, cast.kibera, "supervisor")
    assert client.get("/desk/").headers["Location"] == "/desk/login"


def test_the_session_ends_when_nothing_is_done_and_its_cookie_is_strict(
    cast: Cast, settings: LazySettings
) -> None:
    give_password(cast.manager)
    client = Client()
    log_in(client, "mosi")
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", "")
    assert settings.SESSION_COOKIE_AGE == 1800
    session = client.session
    session.set_expiry(-1)
    session.save()
    assert client.get("/desk/code").headers["Location"] == "/desk/login"


def test_forms_want_their_own_token_and_pages_stay_in_no_cache(cast: Cast) -> None:
    give_password(cast.manager)
    client = Client(enforce_csrf_checks=True)
    assert log_in(client, "mosi") == 403
    page = browser_of(cast.manager, verified=True).get("/desk/")
    assert "no-store" in page.headers["Cache-Control"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


def test_a_link_for_a_phone_and_its_end(cast: Cast, asha: Phone) -> None:
    client = browser_of(cast.manager, verified=True)
    page = client.post(f"/desk/workers/{cast.neema.pk}/link").content.decode()
    assert "http://testserver/#/enrol/" in page
    assert Enrolment.objects.filter(worker=cast.neema).count() == 1
    assert client.post(f"/desk/phones/{asha.device.pk}/revoke").status_code == 302
    assert asha.get("/api/session").json()["code"] == "revoked"
    assert Device.objects.get(pk=asha.device.pk).revoked_at is not None
    assert entries()[-2:] == [("mosi", "link", "worker"), ("mosi", "revoke", "phone")]


def test_only_who_works_at_a_desk_gets_a_link_there(cast: Cast) -> None:
    assert "is posted as manager or administrator nowhere" in fails("desk", "asha")
    give_password(cast.manager)
    factor_of(cast.manager)
    run("desk", "mosi", "--new-phone")
    assert not AppFactor.objects.exists()
    assert Worker.objects.get(pk=cast.manager.pk).has_usable_password()
