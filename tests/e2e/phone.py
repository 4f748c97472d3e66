"""A phone as its owner uses it: by what stands on the screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

SCREEN: ViewportSize = {"width": 360, "height": 720}
PIN = "706194"
HELLO = re.compile("^Hello ")
TIME_ZONE = "Africa/Nairobi"
PATIENCE = 15_000  # milliseconds: two busy cores, a cold form engine


@dataclass(frozen=True, slots=True)
class Phone:
    context: BrowserContext
    page: Page

    @classmethod
    def open(cls, browser: Browser, link: str, scale: float = 1) -> Phone:
        """A new phone that opens an enrolment link."""
        context = browser.new_context(
            viewport=SCREEN, device_scale_factor=scale, locale="en-GB", timezone_id=TIME_ZONE,
            has_touch=True, is_mobile=True,
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        phone = cls(context, context.new_page())
        phone.page.goto(link)
        phone.choose_pin()
        phone.page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
        return phone

    def choose_pin(self, pin: str = PIN) -> None:
        """After a link: a PIN, twice."""
        self.say_pin("Choose a PIN", pin, "Next")
        self.say_pin("The same PIN again", pin, "Keep this PIN")
        expect(self.page.get_by_role("navigation")).to_be_visible()

    def unlock(self, pin: str = PIN) -> None:
        self.say_pin(HELLO, pin, "Open")

    def reload(self, pin: str = PIN) -> None:
        """As when the app was killed: it asks for the PIN again."""
        self.page.reload()
        self.unlock(pin)

    def say_pin(self, heading: str | re.Pattern[str], pin: str, button: str) -> None:
        expect(self.page.get_by_role("heading", name=heading)).to_be_visible()
        expect(self.page.get_by_label("Your PIN")).to_be_focused()
        self.page.keyboard.type(pin)
        self.press(button)

    def go(self, menu: str) -> None:
        self.page.get_by_role("navigation").get_by_role("link", name=menu).click()
        expect(self.heading(menu)).to_be_visible()

    def heading(self, words: str) -> Locator:
        return self.page.get_by_role("heading", name=words, exact=True)

    def tasks(self) -> Locator:
        return self.page.get_by_test_id("task")

    def task(self, person: str) -> Locator:
        return self.tasks().filter(has_text=person)

    def choose(self, question: str, *answers: str) -> None:
        group = self.page.get_by_role("group", name=question)
        for answer in answers:
            group.get_by_text(answer, exact=True).click()

    def write(self, question: str, answer: str) -> None:
        self.page.get_by_label(question).fill(answer)

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def register(self, name: str, age: int, village: str, lmp: date) -> None:
        """Fill the registration form, from Clients to the saved record."""
        self.fill_registration(name, age, village, lmp)
        self.press("Save")
        expect(self.heading(name)).to_be_visible()

    def fill_registration(self, name: str, age: int, village: str, lmp: date) -> None:
        """Up to its summary."""
        self.go("Clients")
        new = self.page.get_by_role("link", name="New pregnancy")
        offer = self.page.locator("summary", has_text="Register somebody")
        expect(new.or_(offer)).to_be_visible()
        if offer.is_visible():
            offer.click()
        new.click()
        self.choose("Does she agree that you keep her details?", "Yes")
        self.press("Next")
        self.write("Her full name", name)
        self.write("Her age in years", str(age))
        self.write("Her village", village)
        self.press("Next")
        dating = "How is it known how far along she is?"
        asked = self.page.get_by_role("group", name=dating)
        period = self.page.get_by_label("First day of her last period")
        expect(asked.or_(period)).to_be_visible()
        if asked.is_visible():
            self.choose(dating, "By her last period")
        period.fill(lmp.isoformat())
        self.choose("Is this her first pregnancy?", "Yes")
        doses = self.page.get_by_label("How many tetanus vaccines has she had?")
        if doses.is_visible():
            doses.fill("1")
        self.press("Next")
        self.write("Her phone number, if she has one", "+254 700 123456")
        self.choose("May we call or text her?", "Yes")
        self.press("Next")
        expect(self.heading("Is all of this right?")).to_be_visible()

    def visit(self, person: str, *danger_signs: str) -> None:
        """Tap a task of Today and fill the visit form."""
        self.task(person).get_by_role("link").first.click()
        self.choose("Is she still pregnant?", "Yes")
        self.press("Next")
        self.choose("Does she have any danger sign today?", "Yes" if danger_signs else "No")
        if danger_signs:
            self.choose("Which danger signs?", *danger_signs)
        self.press("Next")
        self.press("Next")
        self.press("Save")

    def more(self) -> None:
        """Behind the chip in the head: a supervisor's menu has no room for it."""
        self.page.locator("a.sync-chip").click()
        expect(self.heading("More")).to_be_visible()

    def sync(self) -> None:
        self.more()
        self.press("Sync now")
        expect(self.page.get_by_text("Everything is sent.")).to_be_visible()
        ready = self.page.get_by_role("button", name="Sync now", exact=True)
        expect(ready).to_be_enabled()  # pictures of forms come last
