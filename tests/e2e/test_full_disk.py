"""A phone without room, and a browser that threw the store away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from .district import District
from .phone import Phone

pytestmark = pytest.mark.parametrize("district", ["sqlite"], indirect=True)

LMP = datetime.now(UTC).date() - timedelta(weeks=20)
PEOPLE = (
    "Halima Abdi", "Zuhura Mwangi", "Pendo Kariuki", "Leila Otieno", "Grace Wafula",
    "Rehema Chege", "Saida Korir", "Esther Maina", "Taabu Barasa", "Njambi Odhiambo",
)  # fmt: skip
LONG = 60_000
"""Letters of a village's name: they are kept some five times over."""
NO_ROOM = "There is no room left on this phone."

USED = "navigator.storage.estimate().then(({ usage }) => usage)"
THROW_AWAY = """async () => {
  const folder = await navigator.storage.getDirectory();
  for await (const name of folder.keys()) await folder.removeEntry(name, { recursive: true });
}"""


def test_a_full_phone_says_so_and_loses_nothing(district: District, browser: Browser) -> None:
    asha = Phone.open(browser, district.link("asha"))
    asha.context.set_offline(True)
    asha.register("Amina Yusuf", age=22, village="Kibuyu", lmp=LMP)
    _give_room(asha, district.url, asha.page.evaluate(USED))
    there = _fill_up(asha)
    expect(asha.page.get_by_text(NO_ROOM)).to_be_visible()
    expect(asha.heading("Is all of this right?")).to_be_visible()
    _give_room(asha, district.url, None)
    last = PEOPLE[len(there)]
    asha.press("Save")
    expect(asha.heading(last)).to_be_visible()
    _give_room(asha, district.url, asha.page.evaluate(USED) // 2)
    asha.reload()
    expect(asha.page.get_by_text("There is no room on this phone")).to_be_visible()
    _give_room(asha, district.url, None)
    asha.press("Try again")
    asha.unlock()
    asha.go("Clients")
    for name in ("Amina Yusuf", *there, last):
        expect(asha.page.get_by_role("link", name=name)).to_have_count(1)
    asha.context.set_offline(False)
    asha.sync()
    assert last in district.run("history", last)
    asha.context.close()


def _fill_up(phone: Phone) -> list[str]:
    """Until there is no room. A browser keeps the room that it promised to a file before, so how
    much fits nobody knows. Those who were saved.
    """
    saved: list[str] = []
    for number, name in enumerate(PEOPLE):
        day = LMP - timedelta(days=9 * number)
        phone.fill_registration(name, age=20 + 2 * number, village=name[0] * LONG, lmp=day)
        phone.press("Save")
        phone.page.wait_for_timeout(500)  # the button is taken first, and then given back
        again = phone.page.get_by_role("button", name="Save", exact=True, disabled=False)
        expect(phone.heading(name).or_(again)).to_be_visible()
        if again.is_visible():
            return saved
        saved.append(name)
    raise AssertionError("there was always room")


def _give_room(phone: Phone, origin: str, room: int | None) -> None:
    """Bytes that the browser lets the app have in all; None for as many as the disk has."""
    session = phone.context.new_cdp_session(phone.page)
    quota = {} if room is None else {"quotaSize": room}
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, **quota})


def test_a_store_that_the_browser_threw_away_asks_for_a_new_link(
    district: District, browser: Browser
) -> None:
    asha = Phone.open(browser, district.link("asha"))
    asha.register("Amina Yusuf", age=22, village="Kibuyu", lmp=LMP)
    asha.sync()
    asha.page.reload()
    expect(asha.page.get_by_label("Your PIN")).to_be_focused()
    asha.page.evaluate(THROW_AWAY)
    asha.unlock()
    expect(asha.page.get_by_text("What this phone kept for you is gone")).to_be_visible()
    asha.page.get_by_label("Your link").fill(district.link("asha"))
    asha.press("Start")
    asha.choose_pin()
    asha.go("Clients")
    expect(asha.page.get_by_role("link", name="Amina Yusuf")).to_have_count(1)
    asha.context.close()
