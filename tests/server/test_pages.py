"""What phones of one area share of the log, what each gets first, and what none gets back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from doorstep.server.records.models import Submission, SubmissionRecord

from .conftest import Cast, Phone, phone_of, post
from .forms import new_id, register
from .test_pull import _move, everything, ids

pytestmark = pytest.mark.django_db


def pages(phone: Phone, limit: int) -> list[dict[str, Any]]:
    """As the app asks."""
    found = [phone.pull("", limit, brief=True)]
    while found[-1]["more"]:
        found.append(phone.pull(found[-1]["cursor"], limit, brief=True))
    return found


@pytest.fixture
def many(asha: Phone, today: date) -> list[str]:
    """Seven women; the work of the fourth is the most urgent."""
    women = [new_id() for _ in range(7)]
    asha.take(
        *(register(today, weeks=34 if woman == women[3] else 20, record=woman) for woman in women)
    )
    return women


def test_the_first_page_is_of_her_open_work_and_nothing_is_missing_after(
    asha: Phone, many: list[str]
) -> None:
    found = pages(asha, 2)
    assert all(many[3] in one["xml"] for one in found[0]["submissions"])
    assert len(found[0]["submissions"]) == 1
    later = [one for page in found[1:] for one in ids(page)]
    assert later == everything(asha, 100), "the log itself has all of it, in its order"


def test_what_fits_on_one_page_comes_once(asha: Phone, many: list[str]) -> None:
    (page,) = pages(asha, 100)
    assert len(ids(page)) == len(many)


@pytest.mark.usefixtures("many")
def test_colleagues_are_on_the_first_page_and_the_last(asha: Phone) -> None:
    named = [bool(page["workers"]) for page in pages(asha, 2)]
    assert named == [True, *[False] * (len(named) - 2), True]


def test_a_phone_hears_of_its_own_work_without_the_answers(
    cast: Cast, asha: Phone, today: date
) -> None:
    asha.take(register(today))
    cursor = asha.pull(brief=True)["cursor"]
    sent = register(today)
    asha.take(sent)
    post(cast.neema, cast.kianda)
    (own,) = asha.pull(cursor, brief=True)["submissions"]
    assert own["id"] == sent["id"]
    assert own["received"]
    assert "xml" not in own
    assert all("xml" in one for one in phone_of(cast.neema).pull(brief=True)["submissions"])
    assert all("xml" in one for one in asha.pull(cursor)["submissions"]), "an app of before"
    assert all("xml" in one for one in phone_of(asha.worker).pull(brief=True)["submissions"])


def test_kept_pages_follow_moves(cast: Cast, asha: Phone, many: list[str], today: date) -> None:
    other = phone_of(asha.worker)
    before = pages(asha, 2)
    assert pages(other, 2)[1:-1] == before[1:-1]
    _move(many[0], today, cast)
    told = [one for page in pages(other, 2) for one in page["forgotten"]]
    assert many[0] in told
    assert not any(many[0] in one["xml"] for page in pages(other, 2) for one in page["submissions"])
    assert state_of(pages(other, 2)) == state_of(pages(asha, 2)) != state_of(before)


def state_of(found: list[dict[str, Any]]) -> int:
    return int(found[-1]["state"])


@pytest.mark.usefixtures("many")
def test_a_database_that_was_brought_back_is_not_told_from_memory(asha: Phone) -> None:
    before = pages(asha, 2)
    second = SubmissionRecord.objects.order_by("seq")[1]
    elsewhere = Submission.objects.exclude(pk=second.submission_id).earliest("seq")
    Submission.objects.filter(pk=elsewhere.pk).update(instance_id=f"uuid:{new_id()}")
    Submission.objects.filter(pk=second.submission_id).update(instance_id=f"uuid:{new_id()}")
    after = pages(asha, 2)
    assert ids(after[1]) != ids(before[1])
