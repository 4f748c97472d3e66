"""Forms as other projects have them, filled without network, by what stands on the screen."""

from __future__ import annotations

from playwright.sync_api import Browser, Geolocation, expect

from .district import ROOT, District
from .phone import Phone

FIELD = ROOT / "tests" / "programmes" / "field"
DOOR: Geolocation = {"latitude": -1.2921, "longitude": 36.8219, "accuracy": 4}


def opened(district: District, browser: Browser) -> Phone:
    """A phone that has the forms and what they show; then the server is gone."""
    district.run("publish", str(FIELD))
    asha = Phone.open(browser, district.link("asha"))
    asha.context.grant_permissions(["geolocation"])
    asha.context.set_geolocation(DOOR)
    asha.sync()
    district.kill()
    asha.context.set_offline(True)
    return asha


def begin(phone: Phone, form: str) -> None:
    phone.page.evaluate(f"location.hash = '#/form/{form}'")


def turn(phone: Phone, heading: str) -> None:
    phone.press("Next")
    expect(phone.heading(heading)).to_be_visible()


def test_a_water_point_is_written_down_offline(district: District, browser: Browser) -> None:
    asha = opened(district, browser)
    begin(asha, "water_point")
    asha.write("Name of the water point", "Kisima")
    asha.press("Next")
    picture = asha.page.locator(".choice-with-media img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") == 96, "it came with the sync"
    expect(asha.page.get_by_role("button", name="Listen")).to_be_enabled()
    asha.choose("What kind of water point", "Hand pump")
    turn(asha, "The site")
    asha.press("Find this place")
    expect(asha.page.get_by_text("-1.29210, 36.82190 (to 4 m)")).to_be_visible()
    turn(asha, "Its state")
    asha.page.get_by_role("slider", name="How deep").press("ArrowRight")
    asha.page.get_by_role("radio", name="2", exact=True).check(force=True)
    asha.page.get_by_role("button", name="Move The water is dirty up").click()
    expect(asha.page.locator(".rank-label").nth(1)).to_have_text("The water is dirty")
    expect(asha.page.locator("form[data-unkept=false]")).to_be_visible()

    asha.reload()  # the app was killed: all of it is there again
    expect(asha.page.get_by_role("radio", name="2", exact=True)).to_be_checked()
    expect(asha.page.locator(".rank-label").nth(1)).to_have_text("The water is dirty")
    asha.press("Next")
    expect(asha.page.get_by_text("2. The water is dirty")).to_be_visible()
    asha.press("Save")
    expect(asha.heading("Kisima")).to_be_visible()

    district.start()
    asha.context.set_offline(False)
    asha.sync()
    asha.context.close()


def test_everybody_of_a_household_becomes_a_client(district: District, browser: Browser) -> None:
    asha = opened(district, browser)
    begin(asha, "household_survey")
    asha.write("Name of the head of the household", "Otieno")
    asha.page.get_by_label("Village").fill("Lindi")
    for number, (name, sex) in enumerate((("Amina", "Female"), ("Juma", "Male")), start=1):
        if number == 1:
            turn(asha, "Member 1")
        else:
            asha.press("Add another: Member")
            expect(asha.heading(f"Member {number}")).to_be_visible()
        asha.page.get_by_label("Name", exact=True).fill(name)
        asha.choose("Sex", sex)
        asha.page.get_by_label("Date of birth").fill("2024-01-31")
        turn(asha, "Member")
    turn(asha, "The end")
    expect(asha.page.get_by_text("You wrote down 2 members.")).to_be_visible()
    asha.choose("What latrine", "Open pit")
    asha.press("Next")
    asha.press("Save")
    asha.go("Clients")
    for name in ("Amina", "Juma", "Otieno"):
        expect(asha.page.get_by_role("link", name=name).first).to_be_visible()

    district.start()
    asha.context.set_offline(False)
    asha.sync()
    asha.context.close()


def test_a_village_is_found_and_a_drawing_kept(district: District, browser: Browser) -> None:
    asha = opened(district, browser)
    begin(asha, "bednet")
    asha.write("Name of the family", "Achieng")
    turn(asha, "Where")
    asha.choose("Region", "Lake")
    asha.choose("District", "Siaya")
    asha.write("Search in this list", "yal")
    asha.choose("Village", "Yala")
    expect(asha.page.get_by_text("About 1399 people live there.")).to_be_visible()

    begin(asha, "incident")
    asha.write("What happened", "Fire")
    turn(asha, "The story")
    asha.page.get_by_label("When did it happen").fill("2026-11-20T10:30")
    turn(asha, "What shows it")
    board = asha.page.locator("canvas.board")
    board.hover(position={"x": 30, "y": 40})
    asha.page.mouse.down()
    board.hover(position={"x": 200, "y": 90})
    asha.page.mouse.up()
    asha.press("Next")
    expect(asha.page.get_by_text("What you drew is not kept yet")).to_be_visible()
    asha.press("Keep")
    expect(asha.page.get_by_role("img", name="Photo")).to_be_visible()
    asha.press("Next")
    expect(asha.page.get_by_text("20 Nov 2026, 10:30")).to_be_visible()
    asha.press("Save")

    district.start()
    asha.context.set_offline(False)
    asha.sync()
    expect(asha.page.get_by_test_id("unsent-files")).to_have_count(0)
    assert [one for one in (district.folder / "files").rglob("*.jpg") if one.is_file()]
    asha.context.close()
