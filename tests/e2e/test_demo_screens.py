"""Every screen of the living demo, in three languages: accessible, and fit for a small phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from .demo import running_demo
from .district import ROOT
from .phone import SCREEN, Phone

AXE = ROOT / "app" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = 48  # CSS pixels, both ways
# Body text in the sun: 7:1, which axe asks for only when it is told to.
AXE_OPTIONS = {"runOnly": RULES, "rules": {"color-contrast-enhanced": {"enabled": True}}}
LANGUAGES = {"en": "English", "fr": "Français", "sw": "Kiswahili"}

TOO_SMALL = """(smallest) => [...document.querySelectorAll('a, button, input, select')]
  .filter((control) => control.offsetParent)
  .map((control) => {
    const { width, height } = (control.closest('label') ?? control).getBoundingClientRect();
    return { width, height, html: control.outerHTML.slice(0, 90) };
  })
  .filter(({ width, height }) => width < smallest || height < smallest)
  .map(({ width, height, html }) => `${html} ${Math.round(width)}x${Math.round(height)}`)
"""

# How wide the screen gets when it is written from the other side, or in large letters.
WIDTH_AS = """([direction, size]) => {
  const { dir, style } = document.documentElement;
  document.documentElement.dir = direction;
  style.fontSize = size;
  const wide = document.documentElement.scrollWidth;
  document.documentElement.dir = dir;
  style.fontSize = '';
  return wide;
}"""

MOVING = """() => [...document.querySelectorAll('*')]
  .filter((one) => {
    const { transitionDuration, animationDuration } = getComputedStyle(one);
    return Math.max(...[transitionDuration, animationDuration].map(parseFloat)) > 0.01;
  })
  .map((one) => one.outerHTML.slice(0, 90))
"""


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with running_demo(tmp_path_factory.mktemp("demo")) as links:
        yield links


@pytest.fixture(scope="module")
def asha(browser: Browser, links: dict[str, str]) -> Iterator[Phone]:
    yield from _opened(browser, links["Asha"])


@pytest.fixture(scope="module")
def zawadi(browser: Browser, links: dict[str, str]) -> Iterator[Phone]:
    yield from _opened(browser, links["Zawadi"])


def _opened(browser: Browser, link: str) -> Iterator[Phone]:
    phone = Phone.open(browser, link)
    complaints: list[str] = []
    phone.page.on("console", lambda message: _collect(complaints, message))
    phone.page.on("pageerror", lambda error: complaints.append(str(error)))
    yield phone
    phone.context.close()
    assert complaints == []


def _collect(complaints: list[str], message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        complaints.append(message.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chws_screens(asha: Phone, language: str) -> None:
    _speak(asha, language)
    for screen in _menu_screens(asha):
        _must_be_fit(asha.page, f"{language} {screen}")
    _open_visit(asha)
    _must_be_fit(asha.page, f"{language} visit")
    asha.tasks().first.get_by_role("link").last.click()
    expect(asha.page.get_by_role("heading", level=2).first).to_be_visible()
    _must_be_fit(asha.page, f"{language} why")
    _open_visit(asha)
    asha.tasks().first.get_by_role("link").nth(1).click()
    asha.page.get_by_role("radio").nth(2).check()
    asha.page.get_by_role("button").last.click()
    expect(asha.page.get_by_role("alert")).to_be_visible()
    asha.page.evaluate("scrollTo(0, 0)")  # half under the head, a button would seem too small
    _must_be_fit(asha.page, f"{language} not done")
    _click_menu(asha, 0)
    asha.tasks().first.get_by_role("link").first.click()
    expect(asha.page.get_by_role("radio").first).to_be_attached()
    _must_be_fit(asha.page, f"{language} form")
    asha.page.go_back()
    _click_menu(asha, 1)
    asha.page.get_by_role("list").get_by_role("link").first.click()
    expect(asha.page.get_by_role("heading", level=2).first).to_be_visible()
    _must_be_fit(asha.page, f"{language} client")
    _must_show_figures(asha, 2, language)
    _click_menu(asha, 3)
    asha.page.locator("main > a").click()
    expect(asha.page.get_by_test_id("health-sent")).to_be_visible()
    _must_be_fit(asha.page, f"{language} health")
    _click_menu(asha, 3)
    asha.page.locator("section a").click()
    expect(asha.page.locator("#pin")).to_be_focused()
    _must_be_fit(asha.page, f"{language} change PIN")
    asha.page.go_back()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chws_day(asha: Phone, language: str) -> None:
    """The list with its filters, what is done and what comes, and the day's round."""
    _speak(asha, language)
    _click_menu(asha, 0)
    asha.page.locator("button[aria-expanded]").click()
    asha.page.locator("button[aria-pressed]").first.click()
    expect(asha.page.get_by_role("status").first).to_be_visible()
    asha.page.evaluate("scrollTo(0, 0)")
    _must_be_fit(asha.page, f"{language} filters")
    asha.page.locator("button[aria-expanded]").click()
    for tab in (1, 2):
        asha.page.locator(".tabs a").nth(tab).click()
        expect(asha.page.locator(".tabs a").nth(tab)).to_have_attribute("aria-current", "page")
        _must_be_fit(asha.page, f"{language} tab {tab}")
    _click_menu(asha, 0)
    asha.page.locator(".tools a").click()
    asha.page.get_by_role("radio").first.check()
    _must_be_fit(asha.page, f"{language} how much")
    asha.page.locator("button[type=submit]").click()
    expect(asha.page.get_by_test_id("stop").first).to_be_visible()
    _must_be_fit(asha.page, f"{language} round")
    asha.page.get_by_role("button").last.click()
    expect(asha.page.locator("button[type=submit]")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_supervisors_screens(zawadi: Phone, language: str) -> None:
    _speak(zawadi, language)
    for screen in _menu_screens(zawadi):
        _must_be_fit(zawadi.page, f"{language} {screen}")

    _must_show_figures(zawadi, 3, language)
    zawadi.page.get_by_test_id("peer").first.get_by_role("link").click()
    expect(zawadi.page.get_by_test_id("visit").first).to_be_visible()
    _must_be_fit(zawadi.page, f"{language} member")


def _must_show_figures(phone: Phone, menu: int, language: str) -> None:
    """One indicator, over a year."""
    _click_menu(phone, menu)
    phone.page.locator("main a.row").nth(2).click()
    phone.page.locator("button[aria-pressed=false]").click()
    expect(phone.page.locator("main table tbody tr")).to_have_count(12)
    _must_be_fit(phone.page, f"{language} indicator")


def test_a_visit_with_nothing_but_a_keyboard(asha: Phone) -> None:
    """From the list to the second page of a form, each step where the focus can be seen."""
    _speak(asha, "en")
    _click_menu(asha, 0)
    expect(asha.tasks().first).to_be_visible()
    asha.page.evaluate("document.activeElement.blur()")
    _tab_to(asha.page, "a[href^='#/form/']")
    asha.page.keyboard.press("Enter")
    expect(asha.page.get_by_role("radio").first).to_be_attached()
    for _ in range(MOST_QUESTIONS):
        _tab_to(asha.page, "input[type=radio]")
        asha.page.keyboard.press("Space")
        expect(asha.page.locator("input[type=radio]:focus")).to_be_checked()
        if not asha.page.evaluate(UNANSWERED):
            break
    _tab_to(asha.page, "button[type=submit]")
    asha.page.keyboard.press("Enter")
    expect(asha.page.get_by_text("Page 2 of")).to_be_visible()
    _tab_to(asha.page, "header button", "Shift+Tab")
    asha.page.keyboard.press("Enter")
    expect(asha.page.get_by_role("navigation")).to_be_visible()


def _tab_to(page: Page, wanted: str, key: str = "Tab") -> None:
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            break
    assert page.evaluate(FOCUS_SEEN, wanted), wanted


MOST_QUESTIONS = 8  # with a choice of one, on the first page of any form
UNANSWERED = """() => {
  const radios = [...document.querySelectorAll('main input[type=radio]')];
  const answered = new Set(radios.filter((one) => one.checked).map((one) => one.name));
  return radios.some((one) => !answered.has(one.name));
}"""

FOCUS_SEEN = """(wanted) => {
  const one = document.activeElement;
  const shown = one.closest('label') ?? one;
  return one.matches(wanted) && [one, shown].some((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  });
}"""


def test_somebody_who_is_here_already(asha: Phone) -> None:
    """Before a second record is made, the phone asks, and does what is answered."""
    _speak(asha, "en")
    born = datetime.now(UTC).date() - timedelta(weeks=20)
    asha.register("Fatoumata Diallo", 27, "Kibuyu", born)
    asha.fill_registration("Fatumata Dialo", 26, "kibuyu", born)
    asha.press("Save")
    expect(asha.heading("Is it one of these?")).to_be_visible()
    _must_be_fit(asha.page, "one of these")
    asha.press("Back to the form")
    expect(asha.heading("Is all of this right?")).to_be_visible()
    asha.press("Save")
    asha.press("Yes, open Fatoumata Diallo")
    expect(asha.heading("Fatoumata Diallo")).to_be_visible()
    asha.fill_registration("Fatumata Dialo", 26, "kibuyu", born)
    asha.press("Save")
    asha.press("No, save a new record")
    expect(asha.heading("Fatumata Dialo")).to_be_visible()


def test_a_task_that_was_given(asha: Phone, zawadi: Phone) -> None:
    """Given offline, done by the health worker, and off both lists."""
    what = "Look at the well of Kibuyu"
    for phone in (asha, zawadi):
        _speak(phone, "en")
    zawadi.context.set_offline(True)
    _click_menu(zawadi, 1)
    zawadi.page.get_by_test_id("member").filter(has_text="Asha").get_by_role("link").click()
    zawadi.page.get_by_role("link", name="Give a task").click()
    zawadi.write("What is to be done?", what)
    zawadi.write("By which day?", datetime.now(UTC).date().isoformat())
    zawadi.choose("How urgent is it?", "As soon as possible")
    zawadi.press("Next")
    zawadi.press("Save")
    zawadi.context.set_offline(False)
    zawadi.sync()
    asha.sync()
    _click_menu(asha, 0)
    asha.page.locator("button[aria-expanded]").click()
    asha.page.get_by_role("searchbox").fill("well")
    expect(asha.task(what)).to_contain_text("Task from your supervisor")
    expect(asha.task(what)).to_contain_text("As soon as possible")
    asha.task(what).get_by_role("link").first.click()
    _must_be_fit(asha.page, "given task")
    asha.choose("Is it done?", "Done")
    asha.press("Next")
    asha.press("Save")
    expect(asha.task(what)).to_have_count(0)
    asha.sync()
    zawadi.sync()
    _click_menu(zawadi, 2)
    zawadi.page.get_by_role("searchbox").fill("well")
    zawadi.page.get_by_role("link", name=what).click()
    expect(zawadi.page.get_by_text("A task that was given").first).to_be_visible()


@pytest.mark.parametrize(("language", "place"), [("en-GB", 2), ("fr-FR", 3), ("sw-KE", 4)])
def test_the_screens_of_a_pin(
    browser: Browser, links: dict[str, str], language: str, place: int
) -> None:
    """One tap on the PIN that the demo suggests is enough to come in."""
    context = browser.new_context(viewport=SCREEN, locale=language, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(list(links.values())[place])
    expect(page.locator("#pin")).to_be_focused()
    _must_be_fit(page, f"{language} choose")
    page.get_by_role("button", name="258036").click()
    expect(page.get_by_role("navigation")).to_be_visible()
    page.reload()
    page.keyboard.press("Tab")
    page.locator("#pin").fill("111222")
    page.locator("#pin").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    _must_be_fit(page, f"{language} wrong")
    page.locator("form button[type=button]").last.click()
    expect(page.get_by_role("list").get_by_role("button")).to_have_count(1)
    _must_be_fit(page, f"{language} who")
    context.close()


def test_the_demo_page_gives_links(browser: Browser, links: dict[str, str]) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 720})
    page.goto(f"{links['Asha'].partition('/#/')[0]}/demo/")
    page.get_by_role("button").first.click()
    expect(page.get_by_role("link").first).to_have_attribute("href", _ENROLMENT)
    _must_be_fit(page, "demo page")
    page.close()


_ENROLMENT = re.compile("/#/enrol/")


def _speak(phone: Phone, language: str) -> None:
    phone.page.locator("a.sync-chip").click()
    phone.page.get_by_text(LANGUAGES[language], exact=True).click()
    expect(phone.page.locator("html")).to_have_attribute("lang", language)


def _menu_screens(phone: Phone) -> Iterator[str]:
    for place in range(phone.page.get_by_role("navigation").get_by_role("link").count()):
        yield _click_menu(phone, place)


def _open_visit(phone: Phone) -> None:
    """The household of the most urgent task."""
    _click_menu(phone, 0)
    expect(phone.tasks().first).to_be_visible()
    first = phone.page.get_by_test_id("visit").first
    first.get_by_role("link").last.click()
    expect(phone.page.locator("summary").first).to_be_visible()


def _click_menu(phone: Phone, place: int) -> str:
    link = phone.page.get_by_role("navigation").get_by_role("link").nth(place)
    link.click()
    expect(link).to_have_attribute("aria-current", "page")
    return link.inner_text()


def _must_be_fit(page: Page, screen: str) -> None:
    """No accessibility fault, nothing wider than the screen, nothing too small for a thumb."""
    page.wait_for_timeout(150)  # transitions would be measured half-way
    page.evaluate(AXE.read_text())
    found: Any = page.evaluate("(options) => axe.run(options)", AXE_OPTIONS)
    faults = [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]
    assert faults == [], screen
    assert page.evaluate(TOO_SMALL, SMALLEST) == [], screen
    for direction, size in [("ltr", "100%"), ("rtl", "100%"), ("rtl", "200%"), ("ltr", "200%")]:
        wide = page.evaluate(WIDTH_AS, [direction, size])
        assert wide <= SCREEN["width"], (screen, direction, size)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == [], screen
    page.emulate_media(reduced_motion="no-preference")
