"""A new programme comes while somebody fills a form: her form stays as it is until it is saved."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from .district import PROGRAMME, District
from .phone import Phone

pytestmark = pytest.mark.parametrize("district", ["sqlite"], indirect=True)

LMP = datetime.now(UTC).date() - timedelta(weeks=20)
BEFORE = "Is she still pregnant?"
AFTER = "Does the pregnancy go on?"


def test_a_form_that_is_open_is_no_other_form_when_a_programme_comes(
    district: District, browser: Browser, tmp_path: Path
) -> None:
    asha = Phone.open(browser, district.link("asha"))
    asha.register("Amina Yusuf", age=22, village="Kibuyu", lmp=LMP)
    asha.go("Today")
    asha.task("Amina Yusuf").get_by_role("link").first.click()
    asha.choose(BEFORE, "Yes")
    district.run("publish", str(_asking_otherwise(tmp_path)))
    with asha.page.expect_response("**/api/pull**"):
        asha.page.evaluate("dispatchEvent(new Event('online'))")
    expect(asha.page.get_by_role("radio", name="Yes")).to_be_checked()
    expect(asha.page.get_by_role("group", name=BEFORE)).to_be_visible()
    asha.press("Next")
    asha.choose("Does she have any danger sign today?", "Yes")
    asha.choose("Which danger signs?", "Fever")
    asha.press("Next")
    asha.press("Next")
    asha.press("Save")
    expect(asha.page.get_by_text("Saved and sent: Pregnancy visit, Amina Yusuf.")).to_be_visible()
    asha.go("Clients")
    asha.page.get_by_role("link", name="Amina Yusuf").click()
    asha.page.get_by_role("link", name="Pregnancy visit", exact=True).click()
    expect(asha.page.get_by_role("group", name=AFTER)).to_be_visible()
    asha.context.close()


def _asking_otherwise(folder: Path) -> Path:
    made = folder / "programme"
    shutil.copytree(PROGRAMME, made)
    _replace(made / "programme.md", "| version | 2026.11.1 |", "| version | 2026.11.2 |")
    _replace(made / "forms" / "anc_visit.md", BEFORE, AFTER)
    _replace(made / "forms" / "anc_visit.md", "| anc_visit | 2026112201 |", "| anc_visit | 2 |")
    return made


def _replace(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text, before
    file.write_text(text.replace(before, after), encoding="utf-8")
