"""Practice: whoever learns fills forms about people who do not exist, and nothing comes of it."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.server.forms import register

from .district import PROGRAMME, District
from .phone import Phone

pytestmark = pytest.mark.parametrize("district", ["sqlite"], indirect=True)

TODAY = datetime.now(UTC).date()
MARK = "Practice: made-up people"


def test_practice_says_so_on_every_screen_and_leaves_nothing_behind(
    district: District, browser: Browser, tmp_path: Path
) -> None:
    district.run("publish", str(_with_people(tmp_path)))
    asha = Phone.open(browser, district.link("asha"))
    expect(asha.page.get_by_text("Nothing to do")).to_be_visible()
    asha.more()
    asha.press("Practise with made-up people")
    expect(asha.task("Practice Amina")).to_be_visible()
    for menu in ("Today", "Clients", "Reports", "More"):
        asha.go(menu) if menu != "More" else asha.page.locator("a.sync-chip").click()
        expect(asha.page.get_by_text(MARK)).to_be_visible()
    asha.go("Today")
    asha.task("Practice Amina").get_by_role("link").first.click()
    expect(asha.page.get_by_text(MARK)).to_be_visible()
    asha.page.go_back()
    asha.visit("Practice Amina")
    expect(asha.page.get_by_text("Saved for practice only")).to_be_visible()
    asha.page.locator("a.sync-chip").click()
    asha.press("Stop practising")
    expect(asha.page.get_by_text("Nothing to do")).to_be_visible()
    expect(asha.page.get_by_text(MARK)).to_be_hidden()
    asha.sync()
    assert "Practice Amina" not in district.run("worklist", "--worker", "asha")
    asha.more()
    asha.press("Practise with made-up people")
    expect(asha.task("Practice Amina")).to_be_visible()
    asha.reload()
    expect(asha.page.get_by_text("Nothing to do")).to_be_visible()
    asha.context.close()


def _with_people(folder: Path) -> Path:
    """The programme of the tests with somebody to practise with."""
    made = folder / "programme"
    shutil.copytree(PROGRAMME, made)
    sent = register(TODAY, weeks=20, name="Practice Amina")
    kept = ("id", "form", "form_version", "happened", "xml")
    practice = {"day": TODAY.isoformat(), "submissions": [{key: sent[key] for key in kept}]}
    (made / "practice.json").write_text(json.dumps(practice), encoding="utf-8")
    book = made / "programme.md"
    text = book.read_text(encoding="utf-8")
    book.write_text(re.sub(r"\| version \| \S+", "| version | 2026.11.9", text), encoding="utf-8")
    return made
