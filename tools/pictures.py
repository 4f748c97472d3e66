"""Take the README's pictures from the living demo: ``python -m tools.pictures``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from tests.browser import opened_browser
from tests.e2e.demo import running_demo
from tests.e2e.phone import Phone

FOLDER = Path("docs/pictures")
WIDE = ("team-report", "sms")


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_demo(Path(folder)) as links,
        opened_browser() as browser,
    ):
        _chw(browser, links["Neema"])
        _supervisor(browser, links["Zawadi"])
        _sms(browser, links["Asha"])
    return 0


def _chw(browser: Browser, link: str) -> None:
    phone = Phone.open(browser, link, scale=2)
    _take(phone.page, "today")
    _open_and_take(phone, "why", "task")
    _open_and_take(phone, "visit", "form")
    phone.go("Reports")
    _take(phone.page, "report")
    phone.context.close()


def _open_and_take(phone: Phone, name: str, screen: str) -> None:
    """What the first link of today's list to a kind of screen leads to."""
    phone.go("Today")
    _first_link(phone.page, screen).click()
    phone.page.wait_for_timeout(1500)
    _take(phone.page, name)
    phone.page.go_back()


def _first_link(page: Page, screen: str) -> Locator:
    return page.locator(f'main a[href^="#/{screen}/"]').first


def _supervisor(browser: Browser, link: str) -> None:
    phone = Phone.open(browser, link, scale=2)
    phone.go("Team")
    _take(phone.page, "team")
    phone.page.set_viewport_size({"width": 1100, "height": 760})
    phone.go("Reports")
    _first_link(phone.page, "indicator").click()
    _take(phone.page, "team-report")
    phone.context.close()


def _sms(browser: Browser, link: str) -> None:
    """Two phones without Doorstep: a client asks, both get an answer."""
    page = browser.new_page(viewport={"width": 1000, "height": 880})
    page.goto(link.partition("/#")[0] + "/demo/sms")
    page.get_by_text("Miadi tafadhali", exact=True).click()
    page.get_by_text("Asante").first.wait_for()
    _take(page, "sms")
    page.close()


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(600)
    page.screenshot(path=FOLDER / f"{name}.png", scale="css" if name in WIDE else "device")


if __name__ == "__main__":
    sys.exit(main())
