"""What is on a phone is its worker's alone: thieves, colleagues, and PINs that are forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import ARGUMENTS, chromium

from .district import District
from .phone import PIN, SCREEN, TIME_ZONE, Phone

pytestmark = pytest.mark.parametrize("district", ["sqlite"], indirect=True)

LMP = datetime.now(UTC).date() - timedelta(weeks=20)
NAME = "Amina Wanjirutest"
NINE_WRONG = """() => new Promise((resolve) => {
  const opening = indexedDB.open('doorstep-vaults');
  opening.onsuccess = () => {
    const change = opening.result.transaction('vault', 'readwrite');
    const vaults = change.objectStore('vault');
    vaults.getAll().onsuccess = ({ target }) =>
      vaults.put({ ...target.result[0], wrong: 9, wrongAt: 0 });
    change.oncomplete = resolve;
  };
})"""
BEGUN = "Halima Begunherform"


def test_nothing_of_her_clients_can_be_read_in_the_phones_files(
    district: District, browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "profile"
    context = browser.browser_type.launch_persistent_context(
        folder, executable_path=chromium(), args=list(ARGUMENTS), viewport=SCREEN,
        locale="en-GB", timezone_id=TIME_ZONE, has_touch=True, is_mobile=True,
    )  # fmt: skip
    asha = Phone(context, context.pages[0])
    tokens: set[str] = set()
    asha.page.on(
        "request", lambda request: tokens.add(request.headers.get("authorization", "").lower())
    )
    asha.page.goto(district.link("asha"))
    asha.choose_pin()
    asha.register(NAME, age=22, village="Kibuyutestvillage", lmp=LMP)
    asha.sync()
    asha.go("Clients")
    asha.page.get_by_role("link", name=NAME).click()
    expect(asha.heading(NAME)).to_be_visible()
    asha.go("Clients")
    asha.page.get_by_role("link", name="New pregnancy").click()
    asha.choose("Does she agree that you keep her details?", "Yes")
    asha.press("Next")
    asha.write("Her full name", BEGUN)
    expect(asha.page.locator("form[data-unkept=false]")).to_be_visible()
    asha.reload()
    expect(asha.page.get_by_label("Her full name")).to_have_value(BEGUN)
    context.close()
    secrets = {token.removeprefix("bearer ") for token in tokens} - {""}
    assert len(secrets) == 1
    assert _found(folder, {"Asha Njeri"}), "the search itself finds what is there: her own name"
    assert _found(folder, {NAME, BEGUN, "Kibuyutestvillage", PIN, "anc_visit", *secrets}) == set()


def _found(folder: Path, words: set[str]) -> set[str]:
    """Those that stand in any file, as browsers write text, in whatever case."""
    files = [path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()]
    return {
        word
        for word in words
        for encoding in ("utf-8", "utf-16-le")
        if any(word.lower().encode(encoding) in content for content in files)
    }


def test_two_workers_on_one_phone_see_nothing_of_each_other(
    district: District, browser: Browser
) -> None:
    asha = Phone.open(browser, district.link("asha"))
    asha.context.set_offline(True)
    asha.register(NAME, age=22, village="Kibuyu", lmp=LMP)
    asha.go("More")
    expect(asha.page.get_by_text("1 piece of work waits to be sent.")).to_be_visible()
    asha.context.set_offline(False)
    district.run("addarea", "Shimba", "--in", "Mlimani")
    district.run("addworker", "juma", "--name", "Juma Otieno", "--role", "chw", "--area", "Shimba")
    juma = asha
    juma.page.goto(district.link("juma"))
    juma.choose_pin("408193")
    juma.go("Clients")
    expect(juma.page.get_by_text("Amina")).to_have_count(0)
    juma.more()
    juma.press("Lock now")
    expect(juma.heading("Who are you?")).to_be_visible()
    juma.press("Asha Njeri")
    juma.unlock("408193")
    expect(juma.page.get_by_text("This PIN is not right. 9 tries are left.")).to_be_visible()
    asha.unlock()
    asha.go("Clients")
    expect(asha.page.get_by_text(NAME)).to_be_visible()
    asha.sync()
    asha.context.close()


def test_the_end_of_one_workers_access_leaves_the_other_on_the_phone_alone(
    district: District, browser: Browser
) -> None:
    phone = Phone.open(browser, district.link("asha"))
    phone.register(NAME, age=22, village="Kibuyu", lmp=LMP)
    phone.sync()
    district.run("addarea", "Shimba", "--in", "Mlimani")
    district.run("addworker", "juma", "--name", "Juma Otieno", "--role", "chw", "--area", "Shimba")
    phone.page.goto(district.link("juma"))
    phone.choose_pin("408193")
    phone.context.set_offline(True)
    phone.register("Rehema Otieno", age=30, village="Shimba", lmp=LMP)
    phone.context.set_offline(False)
    district.run("revoke", "asha")
    phone.page.reload()
    phone.press("Asha Njeri")
    phone.unlock()
    ended = phone.heading("This phone may not be used any more")
    expect(ended).to_be_visible()
    expect(phone.page.get_by_text(NAME)).to_have_count(0)
    phone.page.reload()
    phone.press("Juma Otieno")
    phone.unlock("408193")
    phone.go("Clients")
    expect(phone.page.get_by_text("Rehema Otieno")).to_be_visible()
    phone.sync()
    assert "Rehema Otieno" in district.run("history", "Rehema Otieno")
    phone.context.close()


def test_after_too_many_wrong_pins_only_a_new_link_opens_and_nothing_is_lost(
    district: District, browser: Browser
) -> None:
    asha = Phone.open(browser, district.link("asha"))
    asha.context.set_offline(True)
    asha.register(NAME, age=22, village="Kibuyu", lmp=LMP)
    asha.page.reload()
    _guess_until_shut(asha)
    asha.context.set_offline(False)
    asha.page.get_by_label("Your link").fill(district.link("asha"))
    asha.press("Start")
    asha.choose_pin("408193")
    asha.go("Clients")
    expect(asha.page.get_by_text(NAME)).to_be_visible()
    asha.sync()
    assert NAME in district.run("history", NAME)
    asha.context.close()


def _guess_until_shut(phone: Phone) -> None:
    """The tries between the third and the last take hours: they are only written down."""
    for left in (9, 8):
        phone.unlock("999777")
        expect(phone.page.get_by_text(f"{left} tries are left")).to_be_visible()
    phone.unlock("999777")
    expect(phone.page.get_by_text("Try again in 30 seconds.")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Open", exact=True)).to_be_disabled()
    phone.page.evaluate(NINE_WRONG)
    phone.page.reload()
    phone.unlock("999777")
    expect(phone.page.get_by_text("No PIN opens this any more.")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Asha Njeri")).to_be_disabled()


def test_work_that_cannot_be_sent_leaves_the_phone_as_a_file_for_the_server_alone(
    district: District, browser: Browser, tmp_path: Path
) -> None:
    asha = Phone.open(browser, district.link("asha"))
    asha.context.set_offline(True)
    asha.register(NAME, age=22, village="Kibuyu", lmp=LMP)
    asha.more()
    with asha.page.expect_download() as download:
        asha.press("Keep unsent work in a file")
    file = tmp_path / "unsent.txt"
    download.value.save_as(file)
    assert "Amina" not in file.read_text()
    assert "1 taken in" in district.run("import-unsent", str(file))
    assert NAME in district.run("history", NAME)
    asha.context.set_offline(False)
    asha.sync()
    assert "1 known before" in district.run("import-unsent", str(file))
    asha.context.close()
