"""A client without a smartphone writes to Kannel: her request is on her health worker's phone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .district import ROOT, District
from .kannel import Kannel
from .phone import Phone

MOTHER, WORKER = "+254700123456", "+254711000001"
PATIENCE = 60.0  # seconds: Kannel, the server's jobs and Kannel again


@pytest.fixture
def village(tmp_path: Path) -> Iterator[District]:
    """The reference programme, with Amina, who has a telephone."""
    found = District(tmp_path, f"sqlite:///{tmp_path / 'doorstep.sqlite3'}")
    found.programme = ROOT / "programmes" / "maternal-child"
    found.settle()
    file = tmp_path / "pregnancies.csv"
    rows = f"name,owner_name,phone,village\nAmina Hassan,asha,{MOTHER},Kibuyu\n"
    file.write_text(rows, encoding="utf-8")
    found.run("import", str(file), "--list", "pregnancy")
    found.run("sms", "number", "asha", WORKER)
    yield found
    found.kill()


@pytest.fixture
def operator(village: District, tmp_path: Path) -> Iterator[Kannel]:
    found = Kannel(tmp_path / "kannel", "")
    told = village.run("sms", "gateway", "main", "--kind", "kannel", *found.settings)
    found.address = told.splitlines()[-1]
    found.start()
    yield found
    found.end()


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def got(operator: Kannel, number: str) -> list[str]:
    return [text for to, text in operator.heard() if to == number]


def test_an_sms_becomes_a_task_and_both_get_one(
    browser: Browser, village: District, operator: Kannel
) -> None:
    village.start()
    phone = Phone.open(browser, village.link("asha"))
    operator.says(MOTHER, "MIADI naumwa kichwa")
    eventually(lambda: bool(got(operator, MOTHER) and got(operator, WORKER)))
    (answer,), (notice,) = got(operator, MOTHER), got(operator, WORKER)
    assert answer.startswith("Asante. Mhudumu wako wa afya amepata ombi lako")
    assert notice.startswith("A client asks for you by SMS.")
    phone.sync()
    phone.go("Today")
    task = phone.task("Amina Hassan").filter(has_text="Answer a request")
    task.get_by_role("link").first.click()
    expect(phone.page.get_by_text("MIADI naumwa kichwa")).to_be_visible()
    expect(phone.page.get_by_text(f"Call back on {MOTHER}")).to_be_visible()


def test_what_comes_while_the_server_is_away_comes_once(
    village: District, operator: Kannel
) -> None:
    operator.says(MOTHER, "SWALI kliniki ni lini")
    village.start()
    eventually(lambda: bool(got(operator, MOTHER) and got(operator, WORKER)))
    village.kill()
    village.start()
    assert village.run("worklist", "--worker", "asha").count("answer_request") == 1
    assert len(got(operator, MOTHER)) == len(got(operator, WORKER)) == 1
