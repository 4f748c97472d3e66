"""A manager ends a lost phone at the desk; the phone shows nothing any more, until it is found."""

from __future__ import annotations

import base64
import re
from datetime import UTC, datetime, timedelta

from django_otp.oath import totp
from playwright.sync_api import Browser, Page, expect

from .district import District
from .phone import Phone

WORDS = "seven brown hens walk"
LINK = re.compile(r"https?://\S+/desk/welcome/\S+")


def enter_desk(page: Page, district: District) -> None:
    """From the link that the command prints to the page of phones."""
    district.run(
        "addworker", "mosi", "--name", "Mosi Juma", "--role", "manager", "--area", "Mlimani"
    )
    found = LINK.search(district.run("desk", "mosi"))
    assert found
    page.goto(found[0])
    page.get_by_label("Password").fill(WORDS)
    page.get_by_label("The same again").fill(WORDS)
    page.get_by_role("button", name="Keep it").click()
    page.get_by_label("Login").fill("mosi")
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Log in").click()
    secret = page.locator("code").inner_text()
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    page.get_by_role("textbox", name="Code").fill(f"{totp(key):06d}")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("li code")).to_have_count(10)
    page.get_by_role("link", name="I have written them down").click()
    expect(page.get_by_role("heading", name="Phones")).to_be_visible()


def test_a_lost_phone_is_ended_and_found_again(district: District, browser: Browser) -> None:
    phone = Phone.open(browser, district.link("asha"))
    phone.register("Amina Wanjiru", 24, "Kibuyu", datetime.now(UTC).date() - timedelta(weeks=20))
    phone.sync()
    desk = browser.new_context().new_page()
    enter_desk(desk, district)
    row = desk.get_by_role("row").filter(has_text="Asha Njeri")
    expect(row).to_contain_text(re.compile(r"\d+ of \d+"))  # storage, as the phone said
    row.get_by_text("Lost?").click()
    row.get_by_role("button", name="End its access").click()
    expect(desk.get_by_text("No phone is in use yet.")).to_be_visible()
    phone.press("Sync now")
    ended = phone.page.get_by_role("heading", name="This phone may not be used any more")
    expect(ended).to_be_visible()
    phone.reload()
    expect(ended).to_be_visible()
    expect(phone.page.get_by_text("Amina")).to_have_count(0)
    phone.page.get_by_label("Your link").fill(district.link("asha"))
    phone.press("Start")
    phone.choose_pin("408193")
    phone.go("Clients")
    expect(phone.page.get_by_text("Amina Wanjiru")).to_be_visible()
    assert "revoke" in district.run("audit", "--by", "mosi")
