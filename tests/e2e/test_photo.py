"""A photo taken offline: kept by the phone, sent after its visit, seen by the supervisor."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page, expect

from tests.server.photos import with_photo

from .district import District
from .phone import TIME_ZONE, Phone

DRAW = """() => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 3000, height: 2000 });
  const pen = canvas.getContext('2d');
  for (let n = 0; n < 400; n += 1) {
    pen.fillStyle = `hsl(${n * 37}, 60%, 50%)`;
    pen.fillRect((n * 523) % 3000, (n * 331) % 2000, 300, 200);
  }
  return canvas.toDataURL('image/jpeg', 0.95);
}"""
PLACE = b"Exif\x00\x00 taken at -1.2921 36.8219"
"""What a camera adds, and nobody asked for."""


def photo(page: Page) -> bytes:
    plain = base64.b64decode(page.evaluate(DRAW).partition(",")[2])
    segment = b"\xff\xe1" + (len(PLACE) + 2).to_bytes(2) + PLACE
    return plain[:2] + segment + plain[2:]


def reach_photo(phone: Phone) -> None:
    """The page of the visit form that asks for the photo."""
    phone.go("Today")
    phone.task("Amina Yusuf").get_by_role("link").first.click()
    phone.choose("Is she still pregnant?", "Yes")
    phone.press("Next")
    phone.choose("Does she have any danger sign today?", "No")
    phone.press("Next")


def test_a_photo_taken_offline_is_small_kept_and_seen(
    district: District, browser: Browser, tmp_path: Path
) -> None:
    district.run("publish", str(with_photo(tmp_path)))
    today = datetime.now(ZoneInfo(TIME_ZONE)).date()
    asha = Phone.open(browser, district.link("asha"))
    asha.register("Amina Yusuf", age=22, village="Kibuyu", lmp=today - timedelta(weeks=20))
    district.kill()
    asha.context.set_offline(True)
    reach_photo(asha)
    control = asha.page.get_by_label("Take a photo")
    control.set_input_files({"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"})
    expect(asha.page.get_by_role("alert")).to_contain_text("This picture cannot be read")
    control.set_input_files({"name": "x.html", "mimeType": "text/html", "buffer": b"<b>"})
    expect(asha.page.get_by_role("alert")).to_contain_text("This kind of file cannot be kept")
    taken = photo(asha.page)
    control.set_input_files({"name": "DCIM 1.jpg", "mimeType": "image/jpeg", "buffer": taken})
    expect(asha.page.get_by_role("img", name="Photo")).to_be_visible()
    expect(asha.page.locator("form[data-unkept=false]")).to_be_visible()

    asha.reload()  # the app was killed: the draft waits behind the PIN
    reopened = asha.page.get_by_role("img", name="Photo")
    expect(reopened).to_be_visible()
    asha.press("Next")
    expect(asha.page.get_by_text("Added", exact=True)).to_be_visible()
    asha.press("Save")
    asha.go("More")
    expect(asha.page.get_by_test_id("unsent-files")).to_have_text(
        "1 photo or other file waits to be sent."
    )

    district.start()
    asha.context.set_offline(False)
    asha.sync()
    expect(asha.page.get_by_test_id("unsent-files")).to_have_count(0)
    (kept,) = [file for file in (district.folder / "files").rglob("*.jpg") if file.is_file()]
    content = kept.read_bytes()
    assert len(content) < len(taken) / 2
    assert b"Exif" not in content
    assert "1 file." in district.run("files", "--check")

    zawadi = Phone.open(browser, district.link("zawadi"))
    zawadi.go("Clients")
    zawadi.page.get_by_role("link", name="Amina Yusuf").click()
    zawadi.press("Show photo or file")
    shown = zawadi.page.get_by_role("img", name="Photo")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [1600, 1067]
    assert "read" in district.run("audit")
    for phone in (asha, zawadi):
        phone.context.close()
