"""Figures at the desk: those of one's own areas, counted as the log says, and as files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from doorstep.server.accounts.models import Device
from doorstep.server.areas.models import Area
from doorstep.server.audit.models import Action, Entry
from doorstep.server.interop import excel
from doorstep.server.lib import database
from doorstep.server.reports import bars, behind, dashboard
from doorstep.server.reports.recount import figure_differences

from .conftest import Cast, Phone
from .desk import browser_of
from .forms import new_id, register, visit

pytestmark = pytest.mark.django_db
REGISTERED = "pregnancies_registered"


def values(lines: Sequence[dashboard.Line]) -> dict[str, float | None]:
    """Of the month that runs."""
    return {line.name: line.cells[-1].counts.value for line in lines}


def test_areas_and_workers_add_up(cast: Cast, asha: Phone, neema: Phone, today: date) -> None:
    asha.take(register(today), register(today))
    neema.take(register(today))
    item = dashboard.indicator_named(REGISTERED)
    assert item is not None
    assert values(dashboard.by_area(item, cast.kibera, today)) == {"Kianda": 2, "Soweto": 1}
    assert values(dashboard.by_worker(item, cast.kibera, today)) == {
        "Asha Mwende": 2,
        "Neema Otieno": 1,
    }
    assert values(dashboard.by_worker(item, cast.kianda, today)) == {"Asha Mwende": 2}
    total = {line.id: line for line in dashboard.overview(cast.kibera, today)}[REGISTERED]
    assert total.cells[-1].counts.value == 3


def test_the_pages_show_them_and_are_noted(cast: Cast, asha: Phone, today: date) -> None:
    asha.take(register(today))
    browser = browser_of(cast.manager, verified=True)
    page = browser.get("/desk/reports").content.decode()
    assert "Pregnancies registered" in page
    assert "Kianda" in page
    page = browser.get(f"/desk/reports/{REGISTERED}?area={cast.kianda.pk}").content.decode()
    assert "Asha Mwende" in page
    assert "Neema Otieno" not in page
    read = Entry.objects.filter(by="mosi", kind="figures", action=Action.READ)
    assert [entry.ids for entry in read.order_by("pk")] == [
        [str(cast.kibera.pk)],
        [str(cast.kianda.pk)],
    ]


def test_the_caseload_stands_beside_and_the_months_are_drawn(
    cast: Cast, asha: Phone, neema: Phone, today: date
) -> None:
    """A client with several tasks is one; months on one scale, the greatest fills the height."""
    record = new_id()
    asha.take(register(today, weeks=26, record=record), register(today, weeks=12))
    asha.take(visit(today, record, "bleeding"))
    neema.take(register(today))
    assert dashboard.caseloads(cast.manager, cast.kibera) == {
        str(cast.asha.pk): 2,
        str(cast.neema.pk): 1,
    }
    assert dashboard.caseloads(cast.manager, cast.soweto) == {str(cast.neema.pk): 1}
    item = dashboard.indicator_named(REGISTERED)
    assert item is not None
    lines = dashboard.by_worker(item, cast.kibera, today)
    cells = dashboard.together(item, lines, today)
    assert [cell.counts.value for cell in cells] == [0, 0, 3]
    overview = {line.id: line for line in dashboard.overview(cast.kibera, today)}
    assert cells == overview[REGISTERED].cells
    drawn = bars.bars(dashboard.months_until(today), lines[1].cells, bars.scale_of(cells, None))
    assert [(bar.top, bar.height, bar.words) for bar in drawn][1:] == [(100, 0, "0"), (67, 33, "1")]
    browser = browser_of(cast.manager, verified=True)
    page = browser.get(f"/desk/reports/{REGISTERED}").content.decode()
    assert '<td class="number">2</td><td><svg class="spark"' in page
    assert f'{today:%Y-%m} 3" viewBox' in page


@pytest.mark.usefixtures("asha", "neema")
def test_who_was_not_heard_of_is_marked(cast: Cast, today: date) -> None:
    now = timezone.now()
    Device.objects.filter(worker=cast.asha).update(last_sync=now - timedelta(days=6))
    Device.objects.filter(worker=cast.neema).update(last_sync=now)
    item = dashboard.indicator_named(REGISTERED)
    assert item is not None
    marked = {line.name: line.silent for line in dashboard.by_worker(item, cast.kibera, today)}
    assert marked == {"Asha Mwende": True, "Neema Otieno": False}
    browser = browser_of(cast.manager, verified=True)
    page = browser.get(f"/desk/reports/{REGISTERED}").content.decode()
    assert page.count("not heard from since") == 1


def test_no_area_of_somebody_else(cast: Cast) -> None:
    elsewhere = Area.objects.add("Mombasa")
    browser = browser_of(cast.manager, verified=True)
    for address in ("/desk/reports", f"/desk/reports/{REGISTERED}", "/desk/reports/figures.csv"):
        for area in (elsewhere.pk, "nonsense"):
            assert browser.get(f"{address}?area={area}").status_code == 404
    assert browser.get("/desk/reports/no_such").status_code == 404
    assert browser.get("/desk/reports/figures.exe").status_code == 404


def test_files_hold_the_same(cast: Cast, asha: Phone, today: date) -> None:
    cast.asha.name = "=1+1"
    cast.asha.save()
    asha.take(register(today))
    browser = browser_of(cast.manager, verified=True)
    text = browser.get("/desk/reports/figures.csv").content.decode("utf-8-sig")
    month = f"{today:%Y-%m}"
    assert f"{REGISTERED},'=1+1,{month},1,,1.0,none\r\n" in text
    content = browser.get("/desk/reports/figures.xlsx").content
    ((_, rows),) = excel.read(io.BytesIO(content).getvalue())
    assert [REGISTERED, "=1+1", month, "1", "", "1.0", "none"] in rows
    assert Entry.objects.filter(kind="figures", action=Action.EXPORT).count() == 2


def test_from_a_figure_to_the_people_behind_it(
    cast: Cast, asha: Phone, neema: Phone, today: date
) -> None:
    asha.take(register(today, name="Amina &lt;b&gt;"))
    neema.take(register(today, name="Rehema"))
    browser = browser_of(cast.manager, verified=True)
    page = browser.get(f"/desk/reports/{REGISTERED}/people?area={cast.kianda.pk}").content.decode()
    assert "Amina &lt;b&gt;" in page
    assert "Asha Mwende" in page
    assert "Rehema" not in page
    assert Entry.objects.filter(by="mosi", kind="record", number=1).count() == 1
    assert browser.get(f"/desk/reports/{REGISTERED}/people?month=2020-01").status_code == 404
    text = browser.get(f"/desk/reports/{REGISTERED}").content.decode()
    assert "of the rows of form_register_pregnancy" in text


def test_figures_are_counted_again_by_hand(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, weeks=26, record=record), register(today))
    asha.take(visit(today, record, "bleeding"))
    assert list(figure_differences(today)) == []
    call_command("replay", "--check", stdout=StringIO())
    database.execute("DELETE FROM period WHERE kind = 'month' AND code = %s", [f"{today:%Y-%m}"])
    (registered, *_) = [one for one in figure_differences(today) if REGISTERED in one]
    assert registered.endswith("None on reports, (2, None) by the rows.")
    with pytest.raises(CommandError):
        call_command("replay", "--check", stdout=StringIO())


def test_every_figure_is_the_sum_of_who_is_behind_it(cast: Cast, asha: Phone, today: date) -> None:
    records = [new_id() for _ in range(3)]
    for record, weeks in zip(records, (20, 26, 13), strict=True):
        asha.take(register(today, weeks=weeks, record=record))
    asha.take(visit(today, records[0]), visit(today, records[1], "bleeding"))
    month = f"{today:%Y-%m}"
    total = 0
    for line in dashboard.overview(cast.kibera, today):
        people = behind.people_behind(cast.manager, line.id, cast.kibera, month, today)
        counts = line.cells[-1].counts
        assert sum(one.held for one in people) == counts.numerator, line.id
        if counts.denominator is not None:
            assert sum(one.rows for one in people) == counts.denominator, line.id
        total += counts.numerator
    assert total >= 5
