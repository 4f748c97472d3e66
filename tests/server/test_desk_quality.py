"""How work was recorded, at the desk: what is worth a question, and by whose work."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from doorstep.protocol.submissions.clock import Clock
from doorstep.server.areas.models import Area
from doorstep.server.audit.models import Action, Entry
from doorstep.server.reports import doubts, quality
from doorstep.server.tasks.publish import publish

from .conftest import Cast, Phone
from .desk import browser_of
from .forms import DEVICE, correcting, new_id, next_clock, register, visit

FIELD = Path(__file__).parents[1] / "programmes" / "field"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def seen(minute: float, *homes: str, days_before: int = 0, days_after: int = 0) -> doubts.Visit:
    at = NOON + timedelta(minutes=minute)
    happened = at.date() - timedelta(days=days_before)
    return doubts.Visit(
        frozenset(homes), happened, at.date(), at, at + timedelta(days=days_after, minutes=1)
    )


@pytest.mark.parametrize(
    ("visits", "close"),
    [
        ([seen(0, "a"), seen(4.9, "b")], 1),
        ([seen(4.9, "b"), seen(0, "a")], 1),
        ([seen(0, "a"), seen(5, "b")], 0),
        ([seen(0, "a"), seen(1, "a"), seen(2, "a")], 0),
        ([seen(0, "a", "b"), seen(1, "b")], 0),
        ([seen(0, "a"), seen(1, "b"), seen(2, "c"), seen(60, "d")], 2),
    ],
)
def test_nobody_walks_so_fast(visits: list[doubts.Visit], close: int) -> None:
    assert doubts.close_together(visits) == close


def test_what_is_late() -> None:
    assert doubts.written_late([seen(0, days_before=2), seen(0, days_before=3)]) == 1
    assert doubts.arrived_late([seen(0, days_after=6), seen(0, days_after=7)]) == 1


def test_places_are_the_same_to_the_last_digit_and_of_two_households() -> None:
    places = [
        doubts.Place("asha", "one", "-1.31245 36.78901 0 5"),
        doubts.Place("neema", "two", "-1.31245 36.78901 3 20"),
        doubts.Place("asha", "three", "-1.31246 36.78901 0 5"),
        doubts.Place("asha", "four", "-1.5 36.5 0 0"),
        doubts.Place("asha", "four", "-1.5 36.5 0 0"),
    ]
    assert doubts.same_places(places) == {"asha": 1, "neema": 1}


@pytest.mark.parametrize(
    ("value", "is_whole", "digit"),
    [
        (30, True, 0),
        (25, True, 5),
        (24, True, 4),
        (9, True, None),
        (-10, True, None),
        (3.5, False, 5),
        (62.0, False, 0),
        (36.7, False, 7),
        (0.5, False, None),
    ],
)
def test_which_digit_says_something(value: float, is_whole: bool, digit: int | None) -> None:
    assert doubts.last_digit(value, is_whole=is_whole) == digit


def at(sent: dict[str, Any], moment: datetime) -> dict[str, Any]:
    """As if the phone had saved it then."""
    clock = Clock(int(moment.timestamp() * 1000), 0, DEVICE)
    return sent | {"recorded": f"{moment:%Y-%m-%dT%H:%M:%S}.000Z", "clock": str(clock)}


@pytest.mark.django_db
def test_each_worker_by_her_own_work(cast: Cast, asha: Phone, neema: Phone, today: date) -> None:
    noon = datetime.combine(today, datetime.min.time(), UTC) - timedelta(days=9)
    record = new_id()
    first = at(register(noon.date(), record=record, age="30"), noon)
    asha.take(
        first,
        at(visit(noon.date(), record), noon + timedelta(minutes=1)),
        at(register(noon.date(), age="25"), noon + timedelta(minutes=2)),
        at(register(noon.date() - timedelta(days=3), age="31"), noon + timedelta(minutes=50)),
    )
    asha.take(at(correcting(first, register(today, record=record)), noon + timedelta(minutes=51)))
    neema.take(register(today))
    found = {one.name: one for one in quality.lines(cast.manager, cast.kibera, today)}
    own, other = found["Asha Mwende"], found["Neema Otieno"]
    assert own.visits == 4, "a correction is no visit"
    assert [(one.held, one.of) for one in own.shares] == [(1, 4), (1, 4), (4, 4), (0, 0)]
    assert (own.rounded.held, own.rounded.of) == (1, 3), "of 24 (corrected), 25 and 31"
    assert [one.held for one in other.shares] == [0, 0, 0, 0]
    assert [one.name for one in quality.lines(cast.manager, cast.soweto, today)] == ["Neema Otieno"]


@pytest.mark.django_db
def test_the_page_is_for_ones_own_areas_and_is_noted(
    cast: Cast, asha: Phone, neema: Phone, today: date
) -> None:
    for _ in range(quality.FEWEST):
        asha.take(register(today))
    neema.take(register(today))
    browser = browser_of(cast.manager, verified=True)
    page = browser.get("/desk/reports/quality").content.decode()
    assert "Neema Otieno" in page
    assert "90 % (9/10)" in page
    assert page.count("⚠ often") == 1
    page = browser.get(f"/desk/reports/quality?area={cast.kianda.pk}").content.decode()
    assert "Neema Otieno" not in page
    elsewhere = Area.objects.add("Mombasa")
    assert browser.get(f"/desk/reports/quality?area={elsewhere.pk}").status_code == 404
    noted = Entry.objects.filter(by="mosi", kind="figures", action=Action.READ).order_by("pk")
    assert [one.ids for one in noted] == [[str(cast.kibera.pk)], [str(cast.kianda.pk)]]


def point(where: str, depth: int, today: date) -> dict[str, Any]:
    """A new water point as a phone sends it."""
    xml = (Path(__file__).parent / "openrosa" / "water_point.xml").read_text(encoding="utf-8")
    instance = f"uuid:{new_id()}"
    xml = re.sub("uuid:[^<]+", instance, re.sub('id="[0-9a-f-]{36}"', f'id="{new_id()}"', xml))
    xml = xml.replace("-1.2921 36.8219 1661.0 4.5", where)
    xml = xml.replace("<depth>30<", f"<depth>{depth}<")
    sent = {"id": instance, "form": "water_point", "form_version": "1", "xml": xml}
    times = {"happened": today.isoformat(), "recorded": f"{today}T08:00:00Z"}
    return sent | times | {"clock": str(next_clock())}


@pytest.mark.django_db
def test_places_of_new_records_count_and_steps_of_a_slider_do_not(
    cast: Cast, asha: Phone, neema: Phone, today: date, tmp_path: Path
) -> None:
    copytree(FIELD, tmp_path / "field")
    book = tmp_path / "field" / "programme.md"
    text = book.read_text(encoding="utf-8")
    said = "| place | location | geopoint |"
    book.write_text(text.replace("| place | location | text |", said), encoding="utf-8")
    publish(tmp_path / "field")
    asha.take(point("-1.3 36.7 0 5", 30, today), point("-1.4 36.7 0 5", 30, today))
    neema.take(point("-1.3 36.7 9 20", 35, today))
    found = {one.name: one for one in quality.lines(cast.manager, cast.kibera, today)}
    same = {name: (one.shares[3].held, one.shares[3].of) for name, one in found.items()}
    assert same == {"Asha Mwende": (1, 2), "Neema Otieno": (1, 1)}
    assert {one.rounded.of for one in found.values()} == {0}
