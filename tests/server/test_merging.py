"""Two records that are one: made one, followed by what comes late, and taken back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from doorstep.server.accounts.models import Role, Worker
from doorstep.server.areas.models import Area
from doorstep.server.records.access import access_merges, likely_pairs
from doorstep.server.records.models import Merge, Quarantined, Record, Submission
from doorstep.server.records.replay import differences
from doorstep.server.sync.merging import CannotMergeError, find_distinct, merge, undo
from doorstep.server.tasks.models import Task

from .conftest import Cast, Phone
from .desk import browser_of
from .forms import correcting, new_id, register, visit

pytestmark = pytest.mark.django_db


def record(pk: str) -> Record:
    return Record.objects.get(pk=pk)


def states(pk: str) -> dict[str, str]:
    found = Task.objects.filter(subject=pk).exclude(state="cancelled")
    return {f"{task.rule}.{task.occurrence}": task.state for task in found}


def held(pk: str) -> dict[str, object]:
    one = record(pk)
    return {
        "label": one.label,
        "known": one.known,
        "area": one.area_id,
        "properties": one.properties,
        "tasks": states(pk),
    }


@pytest.fixture
def two(asha: Phone, today: date) -> tuple[str, str]:
    """The same woman, registered last month and again today; each record has a visit."""
    kept, merged = new_id(), new_id()
    before = today - timedelta(days=30)
    asha.take(register(before, weeks=20, record=kept, name="Fatoumata Diallo"))
    asha.take(visit(before, kept, appointment="2027-01-05"))
    asha.take(register(today, weeks=24, record=merged, name="Fatou Diallo", village="Soweto"))
    asha.take(visit(today, merged, danger_signs="bleeding", appointment="2027-01-09"))
    assert likely_pairs().count() == 1
    return kept, merged


def test_the_one_has_what_both_had(cast: Cast, two: tuple[str, str]) -> None:
    kept, merged = two
    merge(record(kept), record(merged), cast.manager)
    one = record(kept)
    assert one.properties["village"] == "Soweto", "the later word counts"
    assert one.properties["next_appointment"] == "2027-01-09"
    assert one.label == "Fatou Diallo"
    assert "danger_follow_up.next_day" in states(kept)
    assert record(merged).known is None
    assert states(merged) == {}
    assert likely_pairs().count() == 0
    assert list(differences()) == []


def test_undone_all_is_as_it_was(cast: Cast, two: tuple[str, str]) -> None:
    before = [held(pk) for pk in two]
    made = merge(record(two[0]), record(two[1]), cast.manager)
    assert [held(pk) for pk in two] != before
    undo(made, cast.manager)
    assert [held(pk) for pk in two] == before
    assert likely_pairs().count() == 1
    assert list(differences()) == []
    merge(record(two[1]), record(two[0]), cast.manager)
    assert record(two[0]).known is None


def test_the_log_keeps_every_word(cast: Cast, two: tuple[str, str]) -> None:
    before = dict(Submission.objects.values_list("instance_id", "xml"))
    merge(record(two[0]), record(two[1]), cast.manager)
    after = dict(Submission.objects.values_list("instance_id", "xml"))
    assert before.items() < after.items()
    assert len(after) == len(before) + 2


def test_what_comes_late_follows(
    cast: Cast, asha: Phone, two: tuple[str, str], today: date
) -> None:
    """A phone that was away goes on with the record that is no more, and corrects it too."""
    kept, merged = two
    made = merge(record(kept), record(merged), cast.manager)
    late = visit(today, merged, appointment="2027-02-01")
    asha.take(late)
    assert record(kept).properties["next_appointment"] == "2027-02-01"
    asha.take(correcting(late, visit(today, merged, appointment="2027-02-03")))
    assert record(kept).properties["next_appointment"] == "2027-02-03"
    assert record(merged).known is None
    assert list(differences()) == []
    made.refresh_from_db()
    undo(made, cast.manager)
    assert record(kept).properties["next_appointment"] == "2027-01-05"
    assert record(merged).properties["next_appointment"] == "2027-02-03"
    assert list(differences()) == []


def test_a_phone_of_another_area_gets_all_of_the_one(
    cast: Cast, asha: Phone, neema: Phone, today: date
) -> None:
    kept, merged = new_id(), new_id()
    asha.take(register(today, record=kept))
    neema.take(register(today, record=merged, village="Laini"))
    cursor = asha.pull()["cursor"]
    made = merge(record(kept), record(merged), cast.manager)
    assert record(kept).area_id == cast.kianda.pk, "who is kept stays where she is"
    assert record(kept).properties["village"] == "Laini"
    page = asha.get(f"/api/pull?cursor={cursor}&limit=200&speaks=2").json()
    assert {tuple(one["about"]) for one in page["submissions"]} == {(kept,)}
    assert len(page["submissions"]) == 2, "the other registration, and what it says now"
    assert list(differences()) == []
    undo(made, cast.manager)
    assert record(merged).area_id == cast.soweto.pk
    assert record(merged).known == today


def test_one_after_the_other_and_back(cast: Cast, asha: Phone, today: date) -> None:
    one, two, three = (new_id() for _ in range(3))
    asha.take(*(register(today, record=pk) for pk in (one, two, three)))
    first = merge(record(one), record(two), cast.manager)
    second = merge(record(three), record(one), cast.manager)
    asha.take(visit(today, two, appointment="2027-03-01"))
    assert record(three).properties["next_appointment"] == "2027-03-01"
    assert [record(pk).known for pk in (one, two)] == [None, None]
    for kept, merged in ((one, two), (two, one), (three, two), (three, three)):
        with pytest.raises(CannotMergeError):
            merge(record(kept), record(merged), cast.manager)
    with pytest.raises(CannotMergeError, match="take that back first"):
        undo(first, cast.manager)
    second.refresh_from_db()
    undo(second, cast.manager)
    first.refresh_from_db()
    undo(first, cast.manager)
    assert [record(pk).known for pk in (one, two, three)] == [today] * 3
    assert record(two).properties["next_appointment"] == "2027-03-01"
    assert list(differences()) == []


def test_who_supervises_neither_may_not(cast: Cast, two: tuple[str, str]) -> None:
    with pytest.raises(CannotMergeError, match="Only who recorded it or a supervisor"):
        merge(record(two[0]), record(two[1]), cast.neema)
    assert not Merge.objects.exists()
    assert not Quarantined.objects.exists()
    assert record(two[1]).known is not None


def test_two_that_are_two_are_not_asked_about_again(cast: Cast, two: tuple[str, str]) -> None:
    find_distinct(record(two[0]), record(two[1]), cast.manager)
    find_distinct(record(two[1]), record(two[0]), cast.manager)
    assert likely_pairs().count() == 0


def test_who_sees_a_merge_may_see_both(cast: Cast, two: tuple[str, str]) -> None:
    merge(record(two[0]), record(two[1]), cast.manager)
    assert access_merges(cast.manager).count() == 1
    assert access_merges(cast.neema).count() == 0


def test_the_desk_makes_one_and_takes_it_back(
    cast: Cast, two: tuple[str, str], asha: Phone, today: date
) -> None:
    browser = browser_of(cast.manager, verified=True)

    def press(address: str, **fields: str) -> str:
        return browser.post(address, fields, follow=True).content.decode()

    pair = likely_pairs().get()
    page = press(f"/desk/duplicates/{pair.pk}", keep=two[0])
    assert "They are one record now." in page
    assert record(two[1]).known is None
    assert browser.post(f"/desk/duplicates/{pair.pk}", {"keep": two[0]}).status_code == 404
    page = press(f"/desk/merges/{Merge.objects.get().pk}/undo")
    assert "They are two records again." in page
    assert record(two[1]).known == today
    page = press(f"/desk/duplicates/{likely_pairs().get().pk}")
    assert "not asked about again" in page
    assert likely_pairs().count() == 0
    asha.take(register(today, record=two[1], name="Fatoumata Diallo"))
    assert likely_pairs().count() == 0


def test_the_desk_of_other_areas_reaches_neither(cast: Cast, two: tuple[str, str]) -> None:
    elsewhere = Worker.objects.add("far", "Far", Role.MANAGER, Area.objects.add("Langata").pk)
    browser = browser_of(elsewhere, verified=True)
    pair = likely_pairs().get()
    assert browser.post(f"/desk/duplicates/{pair.pk}", {"keep": two[0]}).status_code == 404
    made = merge(record(two[0]), record(two[1]), cast.manager)
    assert browser.post(f"/desk/merges/{made.pk}/undo").status_code == 404
    assert record(two[1]).known is None
