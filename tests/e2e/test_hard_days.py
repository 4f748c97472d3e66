"""What happens to phones in the field: killed apps, quick thumbs, long names, midnight."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Route, expect

from .district import District
from .phone import SCREEN, TIME_ZONE, Phone

pytestmark = pytest.mark.parametrize("district", ["sqlite"], indirect=True)

TODAY = datetime.now(ZoneInfo(TIME_ZONE)).date()
DAY_MS = 86_400_000

# The database has its own thread, with its own clock: both are moved by the same message, and each
# says so, as messages to two threads arrive in no particular order.
MOVABLE_CLOCK = """(() => {
  const Real = Date;
  let ahead = 0;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  };
  const clock = new BroadcastChannel('clock');
  clock.onmessage = ({ data }) => {
    if (typeof data !== 'number') return;
    ahead = data;
    clock.postMessage('moved');
  };
})();
"""
# In steps with a touch after each, as nobody touches a phone for a day without locking it.
MOVE_BOTH = """async ([from, to]) => {
  const STEP = 240000;
  const clock = new BroadcastChannel('clock');
  const move = (ms) => new Promise((resolve) => {
    let moved = 0;
    clock.onmessage = () => { moved += 1; if (moved === 2) resolve(); };
    clock.postMessage(ms);
  });
  const way = Math.sign(to - from);
  for (let ms = from; ms !== to; ) {
    ms = way > 0 ? Math.min(to, ms + STEP) : Math.max(to, ms - STEP);
    await move(ms);
    dispatchEvent(new Event('pointerdown'));
  }
}"""
DATABASE_THREAD = re.compile(r"/assets/worker-[^/]*\.js$")


def test_a_reload_on_any_page_of_a_form_loses_no_answer(
    district: District, browser: Browser
) -> None:
    asha = Phone.open(browser, district.link("asha"))
    district.kill()
    asha.context.set_offline(True)
    asha.go("Clients")
    asha.page.get_by_role("link", name="New pregnancy").click()
    asha.choose("Does she agree that you keep her details?", "Yes")
    _reload(asha)
    expect(asha.page.get_by_role("radio", name="Yes")).to_be_checked()
    asha.press("Next")
    asha.write("Her full name", "Amina Yusuf")
    asha.write("Her age in years", "17")
    _reload(asha)
    expect(asha.page.get_by_label("Her age in years")).to_have_value("17")
    asha.press("Next")
    asha.write("First day of her last period", (TODAY - timedelta(weeks=26)).isoformat())
    asha.choose("Is this her first pregnancy?", "Yes")
    asha.page.go_back()
    expect(asha.heading("Clients")).to_be_visible()
    asha.page.go_forward()
    expect(asha.page.get_by_role("radio", name="Yes")).to_be_checked()
    asha.press("Next")
    asha.press("Next")
    _reload(asha)
    asha.page.get_by_role("button", name="Save", exact=True).dblclick()
    expect(asha.heading("Amina Yusuf")).to_be_visible()
    asha.go("More")
    expect(asha.page.get_by_text("1 piece of work waits to be sent.")).to_be_visible()
    asha.context.close()


def test_a_double_tap_skips_no_page(district: District, browser: Browser) -> None:
    asha = Phone.open(browser, district.link("asha"))
    asha.register("Amina Yusuf", age=22, village="Kibuyu", lmp=TODAY - timedelta(weeks=20))
    asha.go("Today")
    asha.task("Amina Yusuf").get_by_role("link").first.click()
    asha.choose("Is she still pregnant?", "Yes")
    asha.press("Next")
    asha.choose("Does she have any danger sign today?", "No")
    asha.page.get_by_role("button", name="Next", exact=True).dblclick()
    expect(asha.page.get_by_label("When is her next clinic appointment?")).to_be_visible()
    asha.press("Next")
    expect(asha.heading("Is all of this right?")).to_be_visible()
    asha.context.close()


def test_a_long_name_and_large_letters_push_nothing_off_the_screen(
    district: District, browser: Browser
) -> None:
    asha = Phone.open(browser, district.link("asha"))
    name = "Wolfeschlegelsteinhausen" * 4
    asha.register(name, age=22, village="V" * 60, lmp=TODAY - timedelta(weeks=20))
    for size in ("100%", "200%"):
        asha.page.evaluate("(size) => { document.documentElement.style.fontSize = size }", size)
        for menu in ("Today", "Clients", "Reports", "More"):
            asha.go(menu)
            assert _fits(asha), (size, menu)
        asha.go("Clients")
        asha.page.get_by_role("link", name=name).click()
        expect(asha.heading(name)).to_be_visible()
        assert _fits(asha), (size, "client")
        asha.go("Today")
        asha.task(name).get_by_role("link").first.click()
        asha.choose("Is she still pregnant?", "Yes")
        expect(asha.page.get_by_role("radio", name="Yes")).to_be_checked()
        assert _fits(asha), (size, "form")
        asha.page.get_by_role("banner").get_by_role("button", name="Close").click()
    asha.context.close()


def test_at_midnight_the_danger_sign_comes_to_the_top_while_the_app_stays_open(
    district: District, browser: Browser
) -> None:
    asha = _with_movable_clock(browser, district.link("asha"))
    asha.register("Amina Yusuf", age=17, village="Kibuyu", lmp=TODAY - timedelta(weeks=26))
    asha.register("Halima Abdi", age=30, village="Kibuyu", lmp=TODAY - timedelta(days=240))
    asha.go("Today")
    asha.visit("Halima Abdi", "Fits", "Fever")
    expect(asha.tasks()).to_have_count(1)
    asha.context.set_offline(True)
    asha.page.evaluate(MOVE_BOTH, [0, DAY_MS])
    asha.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(asha.tasks()).to_have_count(2)
    first = asha.tasks().first
    for words in ("Halima Abdi", "Emergency", "Emergency sign at the last visit", "Due today"):
        expect(first).to_contain_text(words)
    expect(asha.tasks().last).to_contain_text("1 day late")
    asha.context.close()


def test_a_phone_with_a_wrong_date_says_so(district: District, browser: Browser) -> None:
    asha = _with_movable_clock(browser, district.link("asha"))
    asha.page.evaluate(MOVE_BOTH, [0, 3 * DAY_MS])
    asha.sync()
    expect(asha.page.get_by_text("The date or time of this phone is wrong.")).to_be_visible()
    asha.page.evaluate(MOVE_BOTH, [3 * DAY_MS, 0])
    asha.press("Sync now")
    expect(asha.page.get_by_text("The date or time of this phone is wrong.")).to_be_hidden()
    asha.context.close()


def _reload(phone: Phone) -> None:
    """No sooner than a person could: a few hundredths of a second after a tap it is on its way."""
    expect(phone.page.locator("form[data-unkept=false]")).to_be_visible()
    phone.reload()


def _fits(phone: Phone) -> bool:
    fits: bool = phone.page.evaluate(
        "(wide) => document.documentElement.scrollWidth <= wide", SCREEN["width"]
    )
    return fits


def _with_movable_clock(browser: Browser, link: str) -> Phone:
    context = browser.new_context(
        viewport=SCREEN, locale="en-GB", timezone_id=TIME_ZONE, has_touch=True, is_mobile=True,
        service_workers="block",
    )  # fmt: skip

    def add_clock(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=MOVABLE_CLOCK + answer.text())

    context.route(DATABASE_THREAD, add_clock)
    context.add_init_script(MOVABLE_CLOCK)
    phone = Phone(context, context.new_page())
    phone.page.goto(link)
    phone.choose_pin()
    return phone
