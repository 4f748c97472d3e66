"""The app as a health worker waits for it: ``python -m benchmarks.phone --clients 1000``.

A real server, a real Chromium at the size of a small phone with files of its own, as phones have
them; six submissions for each client. Times are from a tap to the frame that shows what was asked
for. Chromium slows the page's own thread only, so a column counts the time of the database's thread
as many times, as a phone that is slower in all would need.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, expect, sync_playwright

from tests.browser import ARGUMENTS, chromium
from tests.e2e.district import PROGRAMME, ROOT, District
from tests.e2e.phone import PIN, SCREEN, TIME_ZONE, Phone

from .filling import VISITS, fill
from .survey import TITLE, with_survey

AGAIN = 5
PATIENCE_MS = 120_000
IDLE_MS = 2500  # what idle time is for: sync, form engine
STOPWATCH = (Path(__file__).parent / "stopwatch.js").read_text(encoding="utf-8")
DATABASE = re.compile(r"sqlite3-|worker-")
TASK = "[data-testid=task]"
QUESTION = "main .field"


@dataclass(frozen=True, slots=True)
class Seen:
    """ms until the frame; of them the database's; since the last page of a sync came."""

    ms: float
    database: float
    page: float


def main() -> None:
    asked = argparse.ArgumentParser("python -m benchmarks.phone", description=__doc__)
    asked.add_argument("--clients", type=int, default=1_000)
    asked.add_argument("--throttle", type=float, nargs="+", default=[1, 4, 6])
    given = asked.parse_args()
    sizes()
    with tempfile.TemporaryDirectory() as folder:
        district = District(Path(folder), f"sqlite:///{folder}/doorstep.sqlite3")
        district.settle()
        district.run("publish", str(with_survey(PROGRAMME, Path(folder))))
        district.start()
        try:
            fill(district, given.clients)
            print(f"\n{given.clients:,} clients, {given.clients * (VISITS + 1):,} submissions\n")
            print("| what | slowed | p50 ms | most ms | p50, database too |\n|---|---|---|---|---|")
            for rate in given.throttle:
                walk(district, rate)
        finally:
            district.kill()


def sizes() -> None:
    """What a phone loads, as the server sends it."""
    assets = ROOT / "app" / "dist" / "assets"
    packed = {path.name: path.stat().st_size for path in assets.glob("*.br")}
    for name, size in sorted(packed.items(), key=lambda item: -item[1]):
        print(f"{size:9,}  {name}")
    print(f"{sum(packed.values()):9,}  all, brotli")
    page = (ROOT / "app" / "dist" / "index.html").read_text(encoding="utf-8")
    first = [name for name in packed if name.removesuffix(".br") in page or DATABASE.match(name)]
    print(f"{sum(packed[name] for name in first):9,}  of it until the list can be used")


@contextmanager
def opened(rate: float) -> Iterator[Phone]:
    """A phone with files on disk, which a private window has not."""
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        # Playwright evaluates code in the page, which our content policy forbids.
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=chromium(), args=list(ARGUMENTS), viewport=SCREEN,
            locale="en-GB", timezone_id=TIME_ZONE, has_touch=True, is_mobile=True, bypass_csp=True,
        )  # fmt: skip
        context.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        context.add_init_script(STOPWATCH)
        phone = Phone(context, context.new_page())
        slow = context.new_cdp_session(phone.page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        yield phone
        context.close()


def walk(district: District, rate: float) -> None:
    with opened(rate) as phone:
        phone.page.goto(district.link("asha"))
        phone.say_pin("Choose a PIN", PIN, "Next")
        expect(phone.heading("The same PIN again")).to_be_visible()
        phone.page.keyboard.type(PIN)
        first = timed(phone, button(phone, "Keep this PIN"), TASK)
        report("link to first list", rate, [first])
        report("all has come to first list", rate, [Seen(first.page, 0, 0)])
        starts, opens = zip(*(start(phone) for _ in range(AGAIN)), strict=True)
        report("start until the PIN can be typed", rate, starts)
        report("right PIN until the list", rate, opens)
        taps, saves = zip(*(visited(phone) for _ in range(AGAIN)), strict=True)
        report("tap until the form", rate, taps)
        report("save until the list", rate, saves)
        report("tap until the form of 56 questions", rate, surveys(phone))


def timed(phone: Phone, tap: Locator, until: str) -> Seen:
    phone.page.evaluate("(until) => stopwatch.arm(until)", until)
    tap.click()
    return seen(phone)


def seen(phone: Phone) -> Seen:
    found = phone.page.wait_for_function("stopwatch.seen", timeout=PATIENCE_MS, polling=100)
    return Seen(**found.json_value())


def button(phone: Phone, name: str) -> Locator:
    return phone.page.get_by_role("button", name=name, exact=True)


def start(phone: Phone) -> tuple[Seen, Seen]:
    phone.page.wait_for_timeout(IDLE_MS)
    phone.page.reload(wait_until="commit")
    pin = seen(phone)
    phone.page.keyboard.type(PIN)
    return pin, timed(phone, button(phone, "Open"), TASK)


def visited(phone: Phone) -> tuple[Seen, Seen]:
    """A visit to whoever comes first: opening its form, and saving it."""
    tap = timed(phone, phone.tasks().first.get_by_role("link").first, QUESTION)
    phone.choose("Is she still pregnant?", "Yes")
    phone.press("Next")
    phone.choose("Does she have any danger sign today?", "No")
    phone.press("Next")
    phone.press("Next")
    expect(phone.heading("Is all of this right?")).to_be_visible()
    phone.page.wait_for_timeout(500)
    saved = timed(phone, button(phone, "Save"), TASK)
    phone.page.wait_for_timeout(IDLE_MS)
    return tap, saved


def surveys(phone: Phone) -> list[Seen]:
    phone.go("Clients")
    phone.page.get_by_role("main").get_by_role("link").last.click()
    form = phone.page.get_by_role("link", name=TITLE)
    found = []
    for _ in range(AGAIN + 1):
        found.append(timed(phone, form, QUESTION))
        phone.page.get_by_role("banner").get_by_role("button", name="Close").click()
        expect(form).to_be_visible()
        phone.page.wait_for_timeout(500)
    return found[1:]


def report(what: str, rate: float, all_seen: list[Seen] | tuple[Seen, ...]) -> None:
    waited = [one.ms for one in all_seen]
    slower = [one.ms + (rate - 1) * one.database for one in all_seen]
    print(
        f"| {what} | {rate:g} x | {statistics.median(waited):,.0f} | {max(waited):,.0f} "
        f"| {statistics.median(slower):,.0f} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
