"""The desk's pages of clients: what is known, what is due, who said what; and who looked."""

from __future__ import annotations

from datetime import date

import pytest

from doorstep.server.audit.models import Entry

from .conftest import Cast, Phone
from .desk import browser_of
from .forms import correcting, new_id, register, visit

pytestmark = pytest.mark.django_db


def test_a_manager_finds_a_client_and_all_that_is_known(
    cast: Cast, asha: Phone, neema: Phone, today: date
) -> None:
    record, other = new_id(), new_id()
    asha.take(register(today, record=record, name="Amina &lt;b&gt; Wanjiru"))
    neema.take(register(today, record=other, name="Rehema Otieno"))
    asha.take(visit(today, record))
    browser = browser_of(cast.manager, verified=True)
    found = browser.post("/desk/clients", {"q": "wanj"}).content.decode()
    assert "Amina &lt;b&gt; Wanjiru" in found
    assert "Rehema" not in found
    assert (
        "Nobody in your areas is called so"
        in browser.post("/desk/clients", {"q": "x%_"}).content.decode()
    )
    page = browser.get(f"/desk/clients/{record}").content.decode()
    for text in (
        "Pregnancy in Kianda",
        "<dt>Age in years</dt>",
        "<td>comes</td>",
        "<td>done</td>",
        "<strong>Pregnancy visit</strong>",
        "by Asha Mwende",
        "Area: Kianda",
    ):
        assert text in page, text
    read = Entry.objects.filter(action="read", kind="record", by="mosi").exclude(ids=[])
    assert [entry.ids for entry in read.order_by("pk")] == [[record], [record]]


def test_what_a_correction_changed_is_told(cast: Cast, asha: Phone, today: date) -> None:
    record = new_id()
    first = register(today, record=record, name="Amina")
    asha.take(first)
    asha.take(correcting(first, register(today, record=record, name="Amina Wanjiru")))
    page = browser_of(cast.manager, verified=True).get(f"/desk/clients/{record}").content.decode()
    assert "Name: Amina → Amina Wanjiru" in page
    assert "It does not count any more" in page
    assert "in the place of something said before" in page
