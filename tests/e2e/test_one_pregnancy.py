"""One pregnancy, end to end: the whole path on real parts, with the network gone in between."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, expect

from .district import District
from .phone import TIME_ZONE, Phone
from .reports import peer, this_month

DONE = "Pregnancy tasks done"


def test_registered_and_visited_offline_then_counted_by_the_supervisor(
    district: District, browser: Browser
) -> None:
    today = datetime.now(ZoneInfo(TIME_ZONE)).date()
    zawadi = Phone.open(browser, district.link("zawadi"))
    expect(this_month(zawadi, DONE)).to_have_text("0")

    asha = Phone.open(browser, district.link("asha"))
    expect(asha.page.get_by_text("Nothing to do now")).to_be_visible()

    district.kill()
    asha.context.set_offline(True)
    asha.register("Amina Yusuf", age=17, village="Kibuyu", lmp=today - timedelta(weeks=26))
    expect(asha.task("Pregnancy visit · 26 weeks")).to_contain_text("Due today")
    asha.register("Halima Abdi", age=30, village="Kibuyu", lmp=today - timedelta(days=240))
    asha.go("Today")
    expect(asha.tasks()).to_have_count(2)
    expect(asha.tasks().first).to_contain_text("Halima Abdi")
    expect(asha.tasks().first).to_contain_text("Close to birth")
    expect(asha.task("Amina Yusuf")).to_contain_text("Under 18")

    asha.visit("Halima Abdi", "Bleeding from the vagina")
    expect(asha.task("Halima Abdi")).to_have_count(0)
    expect(asha.task("Amina Yusuf")).to_be_visible()

    asha.reload()
    expect(asha.tasks()).to_have_count(1)
    asha.go("Clients")
    asha.page.get_by_role("link", name="Halima Abdi").click()
    expect(asha.task("Check on danger sign · The day after")).to_be_visible()
    asha.page.get_by_role("button", name="Back").or_(
        asha.page.get_by_role("link", name="Back")
    ).first.click()
    asha.go("More")
    expect(asha.page.get_by_text("3 pieces of work wait to be sent.")).to_be_visible()

    district.start()
    asha.context.set_offline(False)
    asha.sync()

    zawadi.sync()
    expect(this_month(zawadi, DONE)).to_have_text("1")
    expect(peer(zawadi, "Asha Njeri")).to_contain_text("2 clients followed")
    expect(zawadi.page.get_by_role("img", name=DONE)).to_be_visible()

    listed = district.run("worklist", "--worker", "asha")
    assert "Amina Yusuf" in listed
    assert "Halima Abdi" not in listed
    assert "Under 18" in listed
    explained = district.run("explain", "anc.34w@Halima Abdi")
    assert "completed" in explained
    district.run("replay", "--check")
    for phone in (asha, zawadi):
        phone.context.close()


def test_the_same_submission_pushed_twice_counts_once(district: District, browser: Browser) -> None:
    today = datetime.now(ZoneInfo(TIME_ZONE)).date()
    asha = Phone.open(browser, district.link("asha"))
    pushed: list[dict[str, Any]] = []
    asha.page.on(
        "request",
        lambda request: (
            pushed.append({"body": request.post_data_buffer, "headers": request.all_headers()})
            if request.url.endswith("/api/push")
            else None
        ),
    )
    asha.register("Amina Yusuf", age=22, village="Kibuyu", lmp=today - timedelta(weeks=20))
    asha.go("Today")
    asha.visit("Amina Yusuf")
    asha.sync()
    before = district.run("figures")

    answers = [
        answer["outcome"]
        for push in pushed
        for answer in _post(f"{district.url}/api/push", push)["answers"]
    ]
    assert answers == ["duplicate"] * 2
    assert district.run("figures") == before
    asha.sync()
    expect(this_month(asha, DONE)).to_have_text("1")
    asha.context.close()


def _post(url: str, push: dict[str, Any]) -> dict[str, Any]:
    """To the letter what the phone sent, compressed as it was."""
    sent = ("content-type", "content-encoding", "authorization")
    headers = {name: push["headers"][name] for name in sent if name in push["headers"]}
    request = Request(url, data=push["body"], headers=headers)
    with urlopen(request) as answer:
        answered: dict[str, Any] = json.load(answer)
    return answered
