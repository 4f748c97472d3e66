"""A visit that could not be done, offline: it changes the list and reaches the server."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, expect

from .district import District
from .phone import TIME_ZONE, Phone

WEEKS = 20


def test_nobody_at_home_then_another_day(district: District, browser: Browser) -> None:
    asha = Phone.open(browser, district.link("asha"))
    today = datetime.now(ZoneInfo(TIME_ZONE)).date()
    asha.register("Halima Said", 24, "Kibuyu", today - timedelta(weeks=WEEKS))
    asha.go("Today")
    asha.context.set_offline(True)

    say(asha, "Halima Said", "Nobody at home")
    expect(asha.task("Halima Said")).to_be_visible()  # still to be done

    say(asha, "Halima Said", "Agreed on another day", "In 2 days")
    expect(asha.task("Halima Said")).to_have_count(0)
    asha.go("Clients")
    asha.page.get_by_role("link", name="Halima Said").click()
    expect(asha.page.get_by_text("Put off until").first).to_be_visible()

    asha.context.set_offline(False)
    asha.sync()
    story = district.run("explain", "anc.20w@Halima Said")
    assert "State: on-hold, put off until" in story
    assert "Attempts: 1" in story
    asha.context.close()


def say(phone: Phone, person: str, outcome: str, day: str = "") -> None:
    phone.task(person).get_by_role("link", name="Say why it was not done").click()
    phone.choose("What happened?", outcome)
    if day:
        phone.choose("When will you come again?", day)
    phone.write("Note, if you want", "At the market")
    phone.press("Save")
    expect(phone.heading("Today")).to_be_visible()
