"""People who were registered twice are found when the second record comes in."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from doorstep.server.audit.models import Entry
from doorstep.server.records import likeness
from doorstep.server.records.access import access_likely_pairs, likely_pairs
from doorstep.server.records.duplicates import told
from doorstep.server.records.models import LikenessKey
from doorstep.server.tasks.publish import publish

from .conftest import PROGRAMME, Cast, Phone
from .desk import browser_of
from .forms import new_id, register, visit

pytestmark = pytest.mark.django_db


def points() -> list[int]:
    return sorted(likely_pairs().values_list("points", flat=True))


def test_a_second_registration_is_noted_with_its_reasons(asha: Phone, today: date) -> None:
    asha.take(register(today, name="Fatoumata Diallo"))
    asha.take(register(today, weeks=21, name="Fatumata Dialo", village="kianda", age="25"))
    (pair,) = told(likely_pairs())
    assert pair.points == 5 + 1 + 2 + 1 + 1
    assert pair.why == (
        "Name the same; Age in years the same; First day of the last period alike; "
        "Village the same; Area the same"
    )


def test_another_name_is_another_woman(asha: Phone, today: date) -> None:
    asha.take(register(today, name="Fatoumata Diallo"), register(today, name="Rehema Otieno"))
    assert points() == []


def test_in_one_push_or_in_two(asha: Phone, neema: Phone, today: date) -> None:
    """In another area a word of the name is not enough to be compared, but a date with it is."""
    asha.take(register(today), register(today))
    neema.take(register(today), register(today, weeks=36))
    assert points() == [8, 10, 10, 12]


def test_what_makes_it_another_person_ends_it(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, record=record), register(today))
    assert points() == [12]
    asha.take(register(today, record=record, age="43"))
    assert points() == [8]
    asha.take(register(today, record=record, name="Rehema Otieno"))
    assert points() == []


def test_a_visit_writes_no_keys(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, record=record), register(today))
    before = set(LikenessKey.objects.values_list("pk", flat=True))
    asha.take(visit(today, record))
    assert before
    assert set(LikenessKey.objects.values_list("pk", flat=True)) == before


def test_who_sees_a_pair_may_see_both(cast: Cast, asha: Phone, neema: Phone, today: date) -> None:
    asha.take(register(today))
    neema.take(register(today))
    seen = {
        worker.login: access_likely_pairs(worker).count()
        for worker in (cast.asha, cast.neema, cast.wanjiru, cast.manager, cast.administrator)
    }
    assert seen == {"asha": 0, "neema": 0, "wanjiru": 1, "mosi": 1, "root": 0}


def test_a_key_that_many_share_says_nothing(
    asha: Phone, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(likeness, "MOST", 2)
    asha.take(register(today), register(today))
    assert points() == [12]
    asha.take(register(today))
    assert points() == [12]


def test_another_programme_compares_anew(asha: Phone, today: date, tmp_path: Path) -> None:
    asha.take(register(today), register(today))
    (tmp_path / "forms").mkdir()
    for file in PROGRAMME.rglob("*.md"):
        (tmp_path / file.relative_to(PROGRAMME)).write_text(file.read_text())
    workbook = tmp_path / "programme.md"
    blank = re.sub(r"\| (age|date|begin|place|phone) (?=\| [A-Z])", "| ", workbook.read_text())
    workbook.write_text(blank)
    publish(tmp_path)
    assert (points(), LikenessKey.objects.count()) == ([], 0)
    publish(PROGRAMME)
    assert points() == [12]


def test_the_page(cast: Cast, asha: Phone, today: date) -> None:
    browser = browser_of(cast.manager, verified=True)
    assert "Nobody in your areas" in browser.get("/desk/duplicates").content.decode()
    one, other = (
        register(today, name="Fatou &lt;b&gt; Diallo"),
        register(today, name="Fatoumata Diallo"),
    )
    asha.take(one, other)
    page = browser.get("/desk/duplicates").content.decode()
    assert "1 pair of records" in page
    assert "Fatou &lt;b&gt; Diallo" in page
    assert Entry.objects.filter(by="mosi", kind="record", number=2).count() == 1


def test_the_command(cast: Cast, asha: Phone, today: date) -> None:
    def said(**options: object) -> str:
        out = StringIO()
        call_command("duplicates", stdout=out, **options)
        return out.getvalue()

    assert said() == "No records are likely to be one.\n"
    asha.take(*(register(today) for _ in range(3)))
    assert "Amina Wanjiru (Kianda" in said()
    assert "1 of 3: --most 3 lists all." in said(most=1)
    assert said(worker=cast.neema.login) == "No records are likely to be one.\n"
