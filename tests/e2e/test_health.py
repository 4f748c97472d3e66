"""The screen that says how the phone is, and another PIN."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from .district import District
from .phone import HELLO, PIN, Phone

pytestmark = pytest.mark.parametrize("district", ["sqlite"], indirect=True)

LMP = datetime.now(UTC).date() - timedelta(weeks=20)
NEW_PIN = "408193"


def test_it_says_what_waits_and_sends_it(district: District, browser: Browser) -> None:
    asha = Phone.open(browser, district.link("asha"))
    asha.context.set_offline(True)
    asha.register("Amina Yusuf", age=22, village="Kibuyu", lmp=LMP)
    asha.go("More")
    asha.page.get_by_role("link", name="How this phone is").click()
    sent = asha.page.get_by_test_id("health-sent")
    expect(sent).to_contain_text("1 piece of work waits to be sent.")
    expect(asha.page.get_by_test_id("health-room")).to_contain_text("MB are free")
    asha.context.set_offline(False)
    sent.get_by_role("button", name="Sync now").click()
    expect(sent).to_contain_text("Everything is sent.")
    asha.context.close()


def test_another_pin_needs_the_one_of_before(district: District, browser: Browser) -> None:
    asha = Phone.open(browser, district.link("asha"))
    asha.go("More")
    asha.page.get_by_role("link", name="Change your PIN").click()
    asha.say_pin("Change your PIN", "999777", "Next")
    expect(asha.page.get_by_text("This PIN is not right. 9 tries are left.")).to_be_visible()
    asha.say_pin("Change your PIN", PIN, "Next")
    asha.say_pin("Choose a PIN", NEW_PIN, "Next")
    asha.say_pin("The same PIN again", NEW_PIN, "Keep this PIN")
    expect(asha.page.get_by_text("Your PIN was changed.")).to_be_visible()
    asha.page.reload()
    asha.say_pin(HELLO, PIN, "Open")
    expect(asha.page.get_by_text("This PIN is not right.")).to_be_visible()
    asha.unlock(NEW_PIN)
    expect(asha.heading("More")).to_be_visible()
    asha.context.close()
