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


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_demo(Path(folder)) as links,
        opened_browser() as browser,
    ):
        _chw(browser, links["Neema"])
        _supervisor(browser, links["Zawadi"])
    return 0


def _chw(browser: Browser, link: str) -> None:
    phone = Phone.open(browser, link, scale=2)
    page = phone.page
    _take(page, "today")
    task = phone.tasks().first.get_by_role("link")
    _open_and_take(phone, "why", task.last)
    _open_and_take(phone, "visit", task.first)
    phone.go("Reports")
    _take(page, "report")
    phone.context.close()


def _open_and_take(phone: Phone, name: str, link: Locator) -> None:
    phone.go("Today")
    link.click()
    phone.page.wait_for_timeout(1500)
    _take(phone.page, name)
    phone.page.go_back()


def _supervisor(browser: Browser, link: str) -> None:
    phone = Phone.open(browser, link, scale=2)
    _take(phone.page, "team")
    phone.page.set_viewport_size({"width": 1100, "height": 760})
    phone.go("Reports")
    _take(phone.page, "team-report")
    phone.context.close()


def _take(page: Page, name: str) -> None:
    page.wait_for_timeout(600)
    page.screenshot(path=FOLDER / f"{name}.png", scale="css" if name == "team-report" else "device")


if __name__ == "__main__":
    sys.exit(main())
