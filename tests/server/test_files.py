"""Files of submissions: named by their content, brought in parts, seen by whom they concern."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from doorstep.protocol.submissions.files import LARGEST, MOST, name_of
from doorstep.server.audit.models import Entry
from doorstep.server.lib import database, shelf
from doorstep.server.records.models import Attachment, Record
from doorstep.server.sync.merging import merge
from doorstep.server.sync.uploads import LARGEST_PART
from doorstep.server.tasks.publish import publish

from .conftest import Answer, Cast, Phone, phone_of, post
from .desk import browser_of
from .forms import new_id, register, visit
from .photos import JPEG, PHOTO, photographed, with_photo
from .test_commands import run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asks_for_a_photo(db: None, tmp_path: Path) -> None:
    del db
    publish(with_photo(tmp_path))


def send(phone: Phone, name: str, content: bytes, at: int = 0, size: int = 0) -> Answer:
    response = Client().generic(
        "PUT",
        f"/api/uploads/{name}?at={at}&size={size or len(content)}",
        content,
        "application/octet-stream",
        headers={"Authorization": f"Bearer {phone.token}"},
    )
    return Answer(response.status_code, response.content, response.headers)


def asked(phone: Phone, *names: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = phone.post("/api/uploads", {"names": names}).json()["files"]
    return found


def code(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.json()["code"]


@pytest.fixture
def record(asha: Phone, today: date) -> str:
    """Visited, with a photo that has not been brought yet."""
    record = new_id()
    asha.take(register(today, record=record), photographed(today, record))
    return record


@pytest.mark.usefixtures("record")
def test_a_photo_comes_after_its_visit_and_the_supervisor_sees_it(
    asha: Phone, wanjiru: Phone
) -> None:
    assert asked(asha, PHOTO) == [{"name": PHOTO, "wanted": True, "have": 0}]
    assert wanjiru.get(f"/api/files/{PHOTO}").status == 404
    assert send(asha, PHOTO, JPEG).json() == {"name": PHOTO, "wanted": False, "have": len(JPEG)}
    assert asked(asha, PHOTO) == [{"name": PHOTO, "wanted": False, "have": len(JPEG)}]
    seen = wanjiru.get(f"/api/files/{PHOTO}")
    assert (seen.status, seen.content) == (200, JPEG)
    assert seen.headers["Content-Type"] == "image/jpeg"
    assert seen.headers["Content-Disposition"] == "attachment"
    assert seen.headers["X-Content-Type-Options"] == "nosniff"
    entry = Entry.objects.get(action="read", kind="file")
    assert (entry.by, entry.ids) == ("wanjiru", [PHOTO])


@pytest.mark.usefixtures("record")
def test_a_cut_line_costs_only_the_part_that_was_on_it(asha: Phone) -> None:
    assert send(asha, PHOTO, JPEG[:4000], 0, len(JPEG)).json()["have"] == 4000
    assert asked(asha, PHOTO)[0]["have"] == 4000
    assert send(asha, PHOTO, JPEG[:4000], 0, len(JPEG)).json()["have"] == 4000
    assert send(asha, PHOTO, JPEG[9000:], 9000, len(JPEG)).json()["have"] == 4000, "a gap"
    assert send(asha, PHOTO, JPEG[3500:9000], 3500, len(JPEG)).json()["have"] == 9000
    done = send(asha, PHOTO, JPEG[9000:], 9000, len(JPEG)).json()
    assert (done["wanted"], done["have"]) == (False, len(JPEG))
    assert send(asha, PHOTO, JPEG).json()["wanted"] is False, "once more does no harm"


@pytest.mark.usefixtures("record")
def test_a_part_that_was_cut_short_on_the_disk_is_gone_on_from(asha: Phone, files: Path) -> None:
    send(asha, PHOTO, JPEG[:4000], 0, len(JPEG))
    (part,) = (files / "parts").rglob("000000000")
    part.write_bytes(JPEG[:10])
    assert asked(asha, PHOTO)[0]["have"] == 10
    assert send(asha, PHOTO, JPEG[10:], 10, len(JPEG)).json()["wanted"] is False
    assert shelf.read(PHOTO) == JPEG
    assert not [file for file in (files / "parts").rglob("*") if file.is_file()]


def test_what_is_not_what_its_name_says_begins_anew(record: str, asha: Phone, today: date) -> None:
    spoilt = JPEG[:-1] + b"?"
    assert code(send(asha, PHOTO, spoilt)) == (422, "file_damaged")
    assert asked(asha, PHOTO)[0] == {"name": PHOTO, "wanted": True, "have": 0}
    program = name_of(b"<script>", "jpg")
    asha.take(photographed(today, record, program))
    assert code(send(asha, program, b"<script>")) == (415, "file_kind")
    assert not Attachment.objects.filter(arrived__isnull=False).exists()


def test_sizes_are_limited(record: str, asha: Phone, today: date) -> None:
    assert code(send(asha, PHOTO, b"x", 0, LARGEST + 1)) == (413, "file_too_large")
    assert code(send(asha, PHOTO, b"x" * (LARGEST_PART + 1))) == (413, "file_too_large")
    assert send(asha, PHOTO, b"xy", 0, 1).status == 400
    assert send(asha, PHOTO, b"", 0, 5).status == 400
    names = [name_of(bytes([n]), "jpg") for n in range(MOST + 1)]
    (answer,) = asha.push(photographed(today, record, *names))
    assert "more than 20 files" in answer["reason"]
    (answer,) = asha.push(photographed(today, record, "../../etc/passwd"))
    assert answer["reason"] == "card: is not the name of a file by its content"


@pytest.mark.usefixtures("record")
def test_only_its_recorder_may_bring_a_file(asha: Phone, neema: Phone) -> None:
    assert code(send(neema, PHOTO, JPEG)) == (404, "file_not_expected")
    assert asked(neema, PHOTO) == [{"name": PHOTO, "wanted": False, "have": 0}]
    assert code(send(asha, name_of(b"other", "jpg"), b"other")) == (404, "file_not_expected")
    assert send(asha, "..%2f..%2fx.jpg", b"x").status == 404


@pytest.mark.usefixtures("record")
def test_a_photo_on_its_way_comes_to_the_record_that_hers_was_made_one_with(
    record: str, cast: Cast, asha: Phone, neema: Phone, today: date
) -> None:
    """The server said the visit again, and nobody brings a file for the server."""
    kept = new_id()
    neema.take(register(today, record=kept))
    merge(Record.objects.get(pk=kept), Record.objects.get(pk=record), cast.manager)
    assert Attachment.objects.filter(name=PHOTO, arrived=None).count() == 2
    send(asha, PHOTO, JPEG)
    assert not Attachment.objects.filter(name=PHOTO, arrived=None).exists()
    assert neema.get(f"/api/files/{PHOTO}").status == 200


def test_what_is_there_is_there_for_all_that_its_worker_sent(
    record: str, asha: Phone, wanjiru: Phone, today: date
) -> None:
    """The phone is not asked for it any more, so what waited for it must not go on waiting."""
    wanjiru.take(photographed(today, record))
    send(wanjiru, PHOTO, JPEG)
    assert Attachment.objects.filter(arrived=None).count() == 1
    asha.take(photographed(today, record))
    assert asked(asha, PHOTO)[0]["wanted"] is False
    assert not Attachment.objects.filter(arrived=None).exists()


def test_who_knows_only_a_name_gets_nothing_by_it(asha: Phone, neema: Phone, today: date) -> None:
    """A worker who once saw the log names its files in a visit of her own."""
    send(asha, PHOTO, JPEG)
    own = new_id()
    neema.take(register(today, record=own), photographed(today, own))
    assert neema.get(f"/api/files/{PHOTO}").status == 404
    assert asked(neema, PHOTO) == [{"name": PHOTO, "wanted": True, "have": 0}]
    send(neema, PHOTO, JPEG)
    assert neema.get(f"/api/files/{PHOTO}").status == 200, "she had it after all"


@pytest.mark.usefixtures("record")
def test_what_leaves_the_area_is_not_shown_any_more(
    cast: Cast, asha: Phone, wanjiru: Phone
) -> None:
    send(asha, PHOTO, JPEG)
    post(cast.asha, cast.soweto)
    assert asha.get(f"/api/files/{PHOTO}").status == 404
    assert wanjiru.get(f"/api/files/{PHOTO}").status == 200


def test_what_somebody_sees_need_not_be_sent_again(
    record: str, asha: Phone, wanjiru: Phone, today: date
) -> None:
    """As when a supervisor sets a visit right."""
    send(asha, PHOTO, JPEG)
    wanjiru.take(photographed(today, record))
    assert asked(wanjiru, PHOTO) == [{"name": PHOTO, "wanted": False, "have": len(JPEG)}]


def test_what_is_kept_aside_is_kept_with_its_files(cast: Cast, record: str, today: date) -> None:
    other = phone_of(cast.neema)
    (answer,) = other.push(photographed(today, record))
    assert answer["outcome"] == "quarantined"
    assert send(other, PHOTO, JPEG).json()["wanted"] is False
    assert other.get(f"/api/files/{PHOTO}").status == 404
    post(other.worker, cast.kianda)
    assert "1 applied" in run("quarantine", "--retry")
    assert asked(other, PHOTO)[0]["wanted"] is False
    assert other.get(f"/api/files/{PHOTO}").status == 200


def test_rules_see_whether_there_is_a_photo(record: str, asha: Phone, today: date) -> None:
    asha.take(visit(today, record))
    assert sorted(database.rows("SELECT card FROM form_anc_visit", {}), key=str) == [
        (PHOTO,),
        (None,),
    ]
    assert "all is as it should be" in run("replay", "--check")


# for whoever runs the server


@pytest.mark.usefixtures("record")
def test_the_disk_is_not_filled_up(asha: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "SPARE", 2**62)
    assert code(send(asha, PHOTO, JPEG)) == (507, "no_room")
    monkeypatch.undo()
    assert send(asha, PHOTO, JPEG).status == 200


@pytest.mark.usefixtures("record")
def test_files_are_counted_proved_and_tidied(asha: Phone, files: Path) -> None:
    assert "0 files" in run("files")
    send(asha, PHOTO, JPEG[:100], 0, len(JPEG))
    shelf.put("0" * 64 + ".jpg", JPEG)
    assert "0 removed" in run("files", "--tidy"), "it may be somebody's who restores a backup"
    old = (timezone.now() - timedelta(days=40)).timestamp()
    for file in files.rglob("*"):
        if file.is_file():
            os.utime(file, (old, old))
    assert "2 removed" in run("files", "--tidy")
    send(asha, PHOTO, JPEG)
    for file in files.rglob("*.jpg"):
        os.utime(file, (old, old))
    assert "0 removed" in run("files", "--tidy"), "a submission names it"
    assert "1 file" in run("files", "--check")
    (kept,) = files.rglob("*.jpg")
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.write_bytes(JPEG + b"!")
    with pytest.raises(Exception, match=f"{PHOTO} is damaged"):
        run("files", "--check")
    kept.unlink()
    with pytest.raises(Exception, match=f"{PHOTO} is missing"):
        run("files", "--check")
    assert asha.get(f"/api/files/{PHOTO}").status == 404


def test_a_manager_sees_it_at_the_desk(cast: Cast, asha: Phone, record: str) -> None:
    desk = browser_of(cast.manager, verified=True)
    assert "Nothing has come yet" in desk.get("/desk/files").content.decode()
    send(asha, PHOTO, JPEG)
    page = desk.get("/desk/files").content.decode()
    assert f'<img src="/desk/files/{PHOTO}" alt="Pregnancy visit, Amina Wanjiru"' in page
    assert cast.asha.name in page
    picture = desk.get(f"/desk/files/{PHOTO}")
    assert (picture.content, picture.headers["Content-Type"]) == (JPEG, "image/jpeg")
    read = Entry.objects.filter(action="read", by=cast.manager.login)
    assert [(one.kind, one.ids) for one in read.exclude(ids=[])] == [
        ("record", [record]),
        ("file", [PHOTO]),
    ]
