"""The oldest browser that the app is built for, on its main path."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect, sync_playwright

from tests.browser import ARGUMENTS, chromium_103

from .district import District
from .phone import SCREEN, TIME_ZONE, Phone

pytestmark = pytest.mark.parametrize("district", ["sqlite"], indirect=True)

LMP = datetime.now(UTC).date() - timedelta(weeks=20)
NAME = "Amina Wanjirutest"

# Playwright looks for buttons with it; browsers have it since Chromium 105.
CHECK_VISIBILITY = """Element.prototype.checkVisibility ??= function () {
  for (let one = this; one; one = one.parentElement)
    if (getComputedStyle(one).display === 'none') return false;
  return true;
};"""


@pytest.fixture
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def opened(playwright: Playwright, profile: Path) -> BrowserContext:
    """The browser with what it kept in ``profile``, as after a restart of the phone."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium_103(), args=list(ARGUMENTS), viewport=SCREEN,
        locale="en-GB", timezone_id=TIME_ZONE, has_touch=True, is_mobile=True,
    )  # fmt: skip
    context.set_default_timeout(30_000)
    expect.set_options(timeout=30_000)
    return context


def go_to(phone: Phone, address: str) -> None:
    """Playwright looks at the page from a world of its own, which must be taught too."""
    worlds: list[int] = []
    session = phone.context.new_cdp_session(phone.page)
    session.on(
        "Runtime.executionContextCreated", lambda event: worlds.append(event["context"]["id"])
    )
    phone.page.goto(address)
    session.send("Runtime.enable")
    for world in worlds:
        session.send("Runtime.evaluate", {"expression": CHECK_VISIBILITY, "contextId": world})
    session.detach()


def test_a_phone_of_2022_registers_visits_and_keeps_all_of_it(
    district: District, playwright: Playwright, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    context = opened(playwright, profile)
    assert context.browser is None or context.browser.version.startswith("103.")
    asha = Phone(context, context.pages[0])
    go_to(asha, district.link("asha"))
    asha.choose_pin()
    asha.page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    district.kill()
    context.set_offline(True)
    asha.register(NAME, age=22, village="Kibuyutestvillage", lmp=LMP)
    asha.go("Today")
    asha.visit(NAME)
    expect(asha.heading("Today")).to_be_visible()
    expect(asha.tasks()).to_have_count(0)
    # All that follows is what was on the disk.
    subprocess.run(["pkill", "-KILL", "-f", str(profile)], check=True)

    _nothing_can_be_read(profile)
    context = opened(playwright, profile)
    context.set_offline(True)
    asha = Phone(context, context.pages[0])
    go_to(asha, district.url)
    asha.unlock()
    asha.go("Clients")
    asha.page.get_by_role("link", name=NAME).click()
    expect(asha.heading(NAME)).to_be_visible()
    asha.go("More")
    expect(asha.page.get_by_text("2 pieces of work wait to be sent.")).to_be_visible()
    district.start()
    context.set_offline(False)
    asha.sync()
    assert NAME in district.run("history", NAME)
    context.close()


def _nothing_can_be_read(profile: Path) -> None:
    kept = b"".join(path.read_bytes() for path in profile.rglob("*") if path.is_file())
    assert b"doorstep-blocks-" in kept or "doorstep-blocks-".encode("utf-16-be") in kept
    for word in (NAME, "Kibuyutestvillage", "anc_visit"):
        for encoding in ("utf-8", "utf-16-le"):
            assert word.encode(encoding) not in kept
