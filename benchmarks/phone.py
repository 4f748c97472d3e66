"""The app as a health worker waits for it: ``python -m benchmarks.phone --clients 1000``.

A real server, a real Chromium at the size of a small phone, six submissions for each client.
Chromium slows the page's own thread only; the database's thread runs as fast as the machine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, expect

from doorstep.simulate.people import FAMILY_NAMES, FIRST_NAMES
from tests.browser import opened_browser
from tests.e2e.district import ROOT, District
from tests.e2e.phone import PIN, SCREEN, TIME_ZONE, Phone
from tests.server.forms import new_id, register, visit

BATCH = 50
VISITS = 5
AGAIN = 5
PATIENCE_MS = 120_000


def main() -> None:
    asked = argparse.ArgumentParser("python -m benchmarks.phone", description=__doc__)
    asked.add_argument("--clients", type=int, default=1_000)
    asked.add_argument("--throttle", type=float, nargs="+", default=[1, 4, 6])
    given = asked.parse_args()
    sizes()
    with tempfile.TemporaryDirectory() as folder, opened_browser() as browser:
        district = District(Path(folder), f"sqlite:///{folder}/doorstep.sqlite3")
        district.settle()
        district.start()
        try:
            fill(district, given.clients)
            print(f"\n{given.clients:,} clients, {given.clients * (VISITS + 1):,} submissions\n")
            print("| what | slowed | p50 ms | most ms |\n|---|---|---|---|")
            for rate in given.throttle:
                walk(browser, district, rate)
        finally:
            district.kill()


def sizes() -> None:
    """What a phone loads, as the server sends it."""
    assets = ROOT / "app" / "dist" / "assets"
    packed = {path.name: path.stat().st_size for path in assets.glob("*.br")}
    for name, size in sorted(packed.items(), key=lambda item: -item[1]):
        print(f"{size:9,}  {name}")
    print(f"{sum(packed.values()):9,}  all, brotli")


def fill(district: District, clients: int) -> None:
    """A colleague of the same area sends it all."""
    district.run("addworker", "juma", "--name", "Juma", "--role", "chw", "--area", "Kibuyu")
    token = ask(district, "/api/enrol", {"token": district.link("juma").rpartition("/")[2],
                                         "device": "00000000000000aa", "sealed": []})  # fmt: skip
    waiting = work(clients)
    for start in range(0, len(waiting), BATCH):
        batch = {"sent": "", "submissions": waiting[start : start + BATCH]}
        answers = ask(district, "/api/push", batch, token["device_token"])["answers"]
        assert {answer["outcome"] for answer in answers} == {"accepted"}, answers[:2]


def ask(district: District, path: str, body: object, token: str = "") -> Any:  # noqa: ANN401
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    else:
        del headers["Content-Encoding"]
    text = json.dumps(body).encode()
    data = gzip.compress(text) if token else text
    with urlopen(Request(district.url + path, data, headers)) as answer:
        return json.load(answer)


def work(clients: int) -> list[dict[str, Any]]:
    today = datetime.now(UTC).date()
    found: list[dict[str, Any]] = []
    for place in range(clients):
        record, name = new_id(), f"{FIRST_NAMES[place % 30]} {FAMILY_NAMES[place // 30 % 24]}"
        found.append(register(today, weeks=8 + place % 30, record=record, name=name))
        for ago in range(VISITS):
            sign = "fever" if place % 10 == 0 and ago == 0 else ""
            found.append(visit(today - timedelta(weeks=4 * ago + 5), record, sign))
    return found


def walk(browser: Browser, district: District, rate: float) -> None:
    # Playwright looks at each frame by code that it evaluates, which our content policy forbids.
    context = browser.new_context(
        viewport=SCREEN,
        locale="en-GB",
        timezone_id=TIME_ZONE,
        has_touch=True,
        is_mobile=True,
        bypass_csp=True,
    )
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    phone = Phone(context, context.new_page())
    slow = context.new_cdp_session(phone.page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    phone.page.goto(district.link("asha"))
    phone.say_pin("Choose a PIN", PIN, "Next")
    expect(phone.heading("The same PIN again")).to_be_visible()
    phone.page.keyboard.type(PIN)
    report("link to first list", rate, [timed(lambda: press(phone, "Keep this PIN"), phone)])
    starts, opens = zip(*(start(phone) for _ in range(AGAIN)), strict=True)
    report("start until the PIN can be typed", rate, starts)
    report("right PIN until the list", rate, opens)
    taps, saves = zip(*(visited(phone) for _ in range(AGAIN)), strict=True)
    report("tap until the form", rate, taps)
    report("save until the list", rate, saves)
    context.close()


def press(phone: Phone, button: str) -> None:
    phone.page.get_by_role("button", name=button, exact=True).click()


LISTED = "document.querySelector('[data-testid=task]') !== null"


def timed(act: Callable[[], None], phone: Phone, until: str = LISTED) -> float:
    """ms until the page shows it, looked at with each frame."""
    begun = time.perf_counter()
    act()
    phone.page.wait_for_function(until, timeout=PATIENCE_MS)
    return (time.perf_counter() - begun) * 1000


def start(phone: Phone) -> tuple[float, float]:
    phone.page.wait_for_timeout(1500)  # what idle time is for: sync, form engine
    pin = timed(lambda: void(phone.page.reload(wait_until="commit")), phone, PIN_SHOWN)
    phone.page.keyboard.type(PIN)
    return pin, timed(lambda: press(phone, "Open"), phone)


def visited(phone: Phone) -> tuple[float, float]:
    """A visit to whoever comes first: opening its form, and saving it."""
    link = phone.tasks().first.get_by_role("link").first
    tap = timed(link.click, phone, "document.querySelector('input[type=radio]') !== null")
    phone.choose("Is she still pregnant?", "Yes")
    phone.press("Next")
    phone.choose("Does she have any danger sign today?", "No")
    phone.press("Next")
    phone.press("Next")
    expect(phone.heading("Is all of this right?")).to_be_visible()
    saved = timed(lambda: press(phone, "Save"), phone)
    phone.page.wait_for_timeout(1500)
    return tap, saved


PIN_SHOWN = "document.activeElement?.id === 'pin'"


def void(_: object) -> None:
    """For calls whose answer nobody needs."""


def report(what: str, rate: float, seen: tuple[float, ...] | list[float]) -> None:
    print(
        f"| {what} | {rate:g} x | {statistics.median(seen):,.0f} | {max(seen):,.0f} |", flush=True
    )


if __name__ == "__main__":
    main()
