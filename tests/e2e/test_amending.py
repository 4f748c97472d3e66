"""What was recorded by mistake is taken back, put back and corrected, on two phones."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator, expect

from .district import District
from .phone import TIME_ZONE, Phone
from .test_not_done import say


def test_a_visit_is_taken_back_put_back_and_corrected(district: District, browser: Browser) -> None:
    today = datetime.now(ZoneInfo(TIME_ZONE)).date()
    asha = Phone.open(browser, district.link("asha"))
    asha.register("Amina Yusuf", age=24, village="Kibuyu", lmp=today - timedelta(weeks=26))
    asha.go("Today")
    asha.visit("Amina Yusuf", "Bleeding from the vagina")
    expect(asha.tasks()).to_have_count(0)

    _history_of(asha, "Amina Yusuf")
    visit = _entry(asha, "Pregnancy visit")
    visit.get_by_role("button", name="Take back", exact=True).click()
    take_back = asha.page.get_by_test_id("take-back")
    expect(take_back.get_by_role("button", name="Take back")).to_be_disabled()
    take_back.get_by_text("It was recorded twice").click()
    take_back.get_by_role("button", name="Take back").click()
    expect(visit).to_contain_text("Taken back by Asha Njeri")
    expect(asha.task("Pregnancy visit · 26 weeks")).to_contain_text("Due today")

    visit.get_by_role("button", name="Put it back").click()
    expect(visit).not_to_contain_text("Taken back")
    expect(asha.task("Check on danger sign")).to_be_visible()

    visit.get_by_role("link", name="Correct").click()
    asha.press("Next")
    asha.choose("Does she have any danger sign today?", "No")
    asha.press("Next")
    asha.press("Next")
    asha.press("Save")
    expect(asha.heading("Amina Yusuf")).to_be_visible()
    expect(asha.task("Check on danger sign")).to_have_count(0)
    expect(_entry(asha, "A correction of what was recorded before")).to_be_visible()
    expect(_entry(asha, "Corrected by Asha Njeri")).to_be_visible()
    asha.sync()

    zawadi = Phone.open(browser, district.link("zawadi"))
    _history_of(zawadi, "Amina Yusuf")
    zawadi.page.get_by_role("button", name="Take back this correction").click()
    zawadi.page.get_by_text("Another reason").click()
    take_back = zawadi.page.get_by_test_id("take-back")
    take_back.get_by_role("button", name="Take back").click()
    expect(_entry(zawadi, "Taken back by Zawadi Mwakio")).to_be_visible()
    zawadi.sync()
    asha.sync()
    _history_of(asha, "Amina Yusuf")
    expect(asha.task("Check on danger sign")).to_be_visible()
    district.run("replay", "--check")
    for phone in (asha, zawadi):
        phone.context.close()


def test_what_was_said_of_a_task_is_taken_back(district: District, browser: Browser) -> None:
    today = datetime.now(ZoneInfo(TIME_ZONE)).date()
    asha = Phone.open(browser, district.link("asha"))
    asha.register("Amina Yusuf", age=24, village="Kibuyu", lmp=today - timedelta(weeks=26))
    asha.go("Today")
    say(asha, "Amina Yusuf", "Moved away")
    expect(asha.tasks()).to_have_count(0)
    _history_of(asha, "Amina Yusuf")
    said = _entry(asha, "Moved away")
    said.get_by_role("button", name="Take back", exact=True).click()
    asha.page.get_by_text("It was for another person").click()
    asha.page.get_by_test_id("take-back").get_by_role("button", name="Take back").click()
    asha.go("Today")
    expect(asha.task("Amina Yusuf")).to_be_visible()
    asha.context.close()


def _history_of(phone: Phone, person: str) -> None:
    phone.go("Clients")
    phone.page.get_by_role("link", name=person).click()
    expect(phone.heading(person)).to_be_visible()


def _entry(phone: Phone, words: str) -> Locator:
    return phone.page.get_by_test_id("history").filter(has_text=words)
