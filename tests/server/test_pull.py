"""GET /api/pull."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from doorstep.protocol.submissions.clock import tick
from doorstep.server.accounts.models import Posting, Role, Worker
from doorstep.server.areas.models import Area
from doorstep.server.lib.moment import milliseconds
from doorstep.server.programmes.releases import current_hash
from doorstep.server.records.models import Submission
from doorstep.server.records.statements import importer
from doorstep.server.sync.accept import accept
from doorstep.server.sync.incoming import Incoming
from doorstep.server.sync.messages import PullAnswer

from .conftest import Cast, Phone, home_of, post
from .forms import new_id, register, visit

pytestmark = pytest.mark.django_db


def ids(answer: dict[str, Any]) -> list[str]:
    return [submission["id"] for submission in answer["submissions"]]


def everything(phone: Phone, limit: int) -> list[str]:
    """All pages, one after the other."""
    found, cursor, more = [], "", True
    while more:
        page = phone.pull(cursor, limit)
        found += ids(page)
        cursor, more = page["cursor"], page["more"]
    return found


def test_it_gives_what_was_pushed(asha: Phone, today: date) -> None:
    sent = register(today)
    asha.take(sent)
    (got,) = asha.pull()["submissions"]
    received = got.pop("received")
    assert received.endswith("Z")
    assert got == sent | {"worker": str(asha.worker.id), "area": str(home_of(asha.worker))}


def test_a_page_is_what_its_schema_says(asha: Phone, today: date) -> None:
    """It is written without its schema, which costs too much for ten thousand submissions."""
    record = new_id()
    asha.take(register(today, record=record) | {"happened": "2099-01-01"}, visit(today, record))
    page = asha.pull()
    assert PullAnswer(**page).dict(exclude_none=True) == page


def test_numbers_are_for_who_stands_above(cast: Cast, asha: Phone, wanjiru: Phone) -> None:
    """Not for colleagues of the same area, nor of workers elsewhere, nor once there is none."""
    Worker.objects.filter(pk=cast.asha.pk).update(phone="+254700000001")
    Worker.objects.filter(pk=cast.neema.pk).update(phone="+254700000002")
    Worker.objects.filter(pk=cast.wanjiru.pk).update(phone="+254700000003")
    Posting.objects.create(worker=cast.neema, area=cast.kianda, role=Role.CHW)

    def told(phone: Phone) -> dict[str, Any]:
        return {one["name"]: one.get("phone") for one in phone.pull()["workers"]}

    assert told(asha) == {"Asha Mwende": None, "Neema Otieno": None}
    numbers = {"Asha Mwende": "+254700000001", "Neema Otieno": "+254700000002"}
    above = {"Wanjiru Kamau": None, "Mosi Juma": None}
    assert told(wanjiru) == numbers | above
    Worker.objects.filter(pk=cast.asha.pk).update(phone="")
    cast.neema.postings.all().delete()
    assert told(wanjiru) == {"Asha Mwende": None} | above
    post(cast.wanjiru, cast.kianda)
    Worker.objects.filter(pk=cast.asha.pk).update(phone="+254700000001")
    assert set(told(wanjiru).values()) == {None}, "she stands above nobody any more"


def test_workers_and_hash_come_along(asha: Phone, wanjiru: Phone) -> None:
    assert [worker["name"] for worker in asha.pull()["workers"]] == ["Asha Mwende"]
    names = {worker["name"] for worker in wanjiru.pull()["workers"]}
    assert {"Asha Mwende", "Neema Otieno", "Wanjiru Kamau"} <= names
    assert asha.pull()["programme_hash"] == current_hash()


def test_each_gets_what_is_in_scope(asha: Phone, neema: Phone, wanjiru: Phone, today: date) -> None:
    for_asha, for_neema = register(today), register(today)
    asha.take(for_asha)
    neema.take(for_neema)
    assert ids(asha.pull()) == [for_asha["id"]]
    assert ids(neema.pull()) == [for_neema["id"]]
    assert ids(wanjiru.pull()) == [for_asha["id"], for_neema["id"]]


def test_a_supervisors_visit_reaches_the_health_worker(
    asha: Phone, wanjiru: Phone, today: date
) -> None:
    record = new_id()
    asha.take(register(today, record=record))
    cursor = asha.pull()["cursor"]
    sent = visit(today, record, "bleeding")
    wanjiru.take(sent)
    (got,) = asha.pull(cursor)["submissions"]
    assert (got["id"], got["worker"]) == (sent["id"], str(wanjiru.worker.id))


def test_pages_hold_everything_once_and_in_order(asha: Phone, today: date) -> None:
    sent = [register(today) for _ in range(7)]
    asha.take(*sent)
    for limit in (1, 2, 3, 7, 100, 3, 1):  # pages that were kept too
        assert everything(asha, limit) == [submission["id"] for submission in sent]


def test_nothing_new_keeps_the_cursor(asha: Phone, today: date) -> None:
    asha.take(register(today))
    cursor = asha.pull()["cursor"]
    again = asha.pull(cursor)
    assert (again["submissions"], again["cursor"], again["more"]) == ([], cursor, False)


@pytest.mark.parametrize("cursor", ["guess", "MS54LjE", "%00", "w6k="])
def test_a_cursor_that_is_none(asha: Phone, cursor: str) -> None:
    answer = asha.get(f"/api/pull?cursor={cursor}")
    assert (answer.status, answer.json()["code"]) == (400, "bad_cursor")


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1001"])
def test_a_limit_that_is_none(asha: Phone, limit: str) -> None:
    answer = asha.get(f"/api/pull?limit={limit}")
    assert (answer.status, answer.json()["code"]) == (400, "bad_request")


def test_a_new_posting_starts_again(cast: Cast, asha: Phone, neema: Phone, today: date) -> None:
    asha.take(register(today))
    there = register(today)
    neema.take(there)
    cursor = asha.pull()["cursor"]
    post(cast.asha, cast.soweto)
    assert ids(asha.pull(cursor)) == [there["id"]]


def test_a_moved_record_goes_with_its_history(
    cast: Cast, asha: Phone, neema: Phone, today: date
) -> None:
    record = new_id()
    history = [register(today, record=record), visit(today, record)]
    asha.take(*history)
    left, arrived = asha.pull()["cursor"], neema.pull()["cursor"]
    move = _move(record, today, cast)
    assert ids(neema.pull(arrived)) == [*(item["id"] for item in history), move]
    (told,) = asha.pull(left)["submissions"]
    assert (told["id"], told["area"]) == (move, str(cast.soweto.id))
    late = visit(today, record)
    asha.take(late)
    assert ids(neema.pull(neema.pull()["cursor"])) == []
    assert late["id"] in ids(neema.pull())
    assert late["id"] not in ids(asha.pull())


def test_who_was_away_during_two_moves_is_told_all_the_same(
    cast: Cast, asha: Phone, neema: Phone, today: date
) -> None:
    record = new_id()
    asha.take(register(today, record=record))
    left = asha.pull()["cursor"]
    elsewhere = Area.objects.add("Laini", cast.kibera)
    _move(record, today, cast)
    last = _move(record, today, cast, elsewhere.id)
    for phone, cursor in ((asha, left), (neema, "")):
        (told,) = phone.pull(cursor)["submissions"]
        assert (told["id"], told["area"]) == (last, str(elsewhere.id))


def _move(record: str, today: date, cast: Cast, area: UUID | None = None) -> str:
    """What an import does that gives a record to somebody else."""
    instance = f"uuid:{new_id()}"
    xml = (
        f'<data id="import"><meta><instanceID>{instance}</instanceID>'
        f'<entity dataset="pregnancy" id="{record}" update="1"/></meta></data>'
    )
    newest = Submission.objects.latest("clock").clock
    taken = accept(
        Incoming(
            id=instance,
            form="import",
            form_version=current_hash(),
            xml=xml,
            happened=today.isoformat(),
            recorded="2026-11-22T08:00:00Z",
            clock=tick(newest, milliseconds()),
            worker=importer(),
            area=area or cast.soweto.id,
        )
    )
    assert taken.outcome == "accepted", taken.reason
    return instance
