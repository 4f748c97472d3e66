"""Drift between phone and server: seen by a sum, and healed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from doorstep.protocol.submissions.state import MODULUS, digest
from doorstep.server.records.models import Record, Submission, SubmissionRecord
from doorstep.server.records.replay import differences

from .conftest import Cast, Phone
from .forms import new_id, register, visit
from .test_pull import _move

pytestmark = pytest.mark.django_db


def pulled(phone: Phone, cursor: str = "", limit: int = 200) -> dict[str, Any]:
    return phone.get(f"/api/pull?cursor={cursor}&limit={limit}&speaks=2").json()


def lines(page: dict[str, Any]) -> dict[str, int]:
    """The digests of what a page brought, by record: here each submission is about one."""
    sums: dict[str, int] = {}
    for got in page["submissions"]:
        record = got["xml"].split(' id="')[-1][:36]
        sums[record] = (sums.get(record, 0) + _digest(record, got)) % MODULUS
    return sums


def _digest(record: str, got: dict[str, Any]) -> int:
    return digest(record, got["id"], got["clock"], got["happened"])


def heal(phone: Phone, heap: str, held: dict[str, int]) -> dict[str, Any]:
    answer = phone.post("/api/heal", {"heap": heap, "held": held})
    assert answer.status == 200, answer.content
    return answer.json()


def test_the_last_page_says_what_all_amounts_to(asha: Phone, neema: Phone, today: date) -> None:
    asha.take(*(register(today) for _ in range(3)))
    neema.take(register(today))
    first = pulled(asha, limit=2)
    assert first["more"]
    assert "state" not in first
    last = pulled(asha, first["cursor"])
    everything = lines(pulled(asha))
    assert last["state"] == pulled(asha)["state"] == sum(everything.values()) % MODULUS
    assert pulled(neema)["state"] not in (0, last["state"])


def test_heaps_are_the_same_sums(asha: Phone, today: date) -> None:
    asha.take(*(register(today) for _ in range(5)))
    state, page = asha.get("/api/state").json(), pulled(asha)
    assert sum(state["heaps"].values()) % MODULUS == page["state"]
    assert set(state["heaps"]) == {record[:2] for record in lines(page)}
    assert state["cursor"] == page["cursor"]


def test_only_what_differs_is_sent_and_all_of_it(asha: Phone, today: date) -> None:
    well, ill = f"aa{new_id()[2:]}", f"aa{new_id()[2:]}"
    sent = [register(today, record=ill), visit(today, ill), register(today, record=well)]
    asha.take(*sent)
    held = lines(pulled(asha))
    assert heal(asha, "aa", held) == {
        "records": [], "forgotten": [], "submissions": [], "definitions": [],
    }  # fmt: skip
    answer = heal(asha, "aa", held | {ill: 7})
    assert answer["records"] == [ill]
    assert [got["id"] for got in answer["submissions"]] == [sent[0]["id"], sent[1]["id"]]
    assert heal(asha, "aa", {well: held[well]})["records"] == [ill]


def test_a_record_that_is_elsewhere_is_forgotten_and_one_that_is_nowhere_is_not(
    cast: Cast, asha: Phone, today: date
) -> None:
    moved, lost = f"aa{new_id()[2:]}", f"aa{new_id()[2:]}"
    asha.take(register(today, record=moved))
    _move(moved, today, cast)
    answer = heal(asha, "aa", {moved: 7, lost: 8})
    assert (answer["records"], answer["forgotten"]) == ([lost], [moved])
    assert answer["submissions"] == []


def test_what_left_is_told_by_its_id_alone(
    cast: Cast, asha: Phone, neema: Phone, wanjiru: Phone, today: date
) -> None:
    record = new_id()
    asha.take(register(today, record=record))
    left, above = pulled(asha)["cursor"], pulled(wanjiru)["cursor"]
    _move(record, today, cast)
    told = pulled(asha, left)
    assert (told["forgotten"], told["submissions"], told["state"]) == ([record], [], 0)
    assert pulled(wanjiru, above)["forgotten"] == []
    assert [got["form"] for got in pulled(neema)["submissions"]] == ["register_pregnancy", "import"]
    assert "about" not in pulled(neema)["submissions"][0]


def test_a_submission_about_somebody_elsewhere_too_says_which_are_ours(
    cast: Cast, asha: Phone, today: date
) -> None:
    here, there = new_id(), new_id()
    sent = register(today, record=here)
    asha.take(sent, register(today, record=there))
    first = Submission.objects.get(instance_id=sent["id"])
    SubmissionRecord.objects.create(
        submission=first, record_id=there, area=cast.kianda, digest=5
    )  # as of a form about both
    _move(there, today, cast)
    (got,) = pulled(asha)["submissions"]
    assert (got["id"], got["about"]) == (sent["id"], [here])


def test_replay_sees_a_line_that_is_missing_or_wrong(asha: Phone, today: date) -> None:
    asha.take(register(today), register(today))
    assert list(differences()) == []
    one, other = SubmissionRecord.objects.order_by("seq")
    one.delete()
    SubmissionRecord.objects.filter(pk=other.pk).update(digest=3)
    assert len(list(differences())) == 2


@pytest.mark.parametrize(
    "body", [{}, {"heap": "x", "held": {}}, {"heap": "aa", "held": {"a": "b"}}]
)
def test_what_is_no_question(asha: Phone, body: object) -> None:
    assert asha.post("/api/heal", body).status == 400


def test_nobody_is_told_of_records_elsewhere(asha: Phone, neema: Phone, today: date) -> None:
    record = f"aa{new_id()[2:]}"
    neema.take(register(today, record=record))
    assert asha.get("/api/state").json()["heaps"] == {}
    assert heal(asha, "aa", {})["submissions"] == []
    assert Record.objects.filter(pk=record).exists()
