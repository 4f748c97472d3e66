"""Where workers are posted decides what they see: several areas, any depth, dates, leave."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from doorstep.server.accounts.models import Posting, Role, Worker
from doorstep.server.accounts.postings import may_have_phone, standing
from doorstep.server.areas.models import DEEPEST, Area
from doorstep.server.areas.scope import areas_of, scope_mark, workers_of
from doorstep.server.records.access import access_records
from doorstep.server.tasks.models import Task

from .conftest import Cast, Phone, post
from .forms import new_id, register, visit
from .test_commands import fails, run

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def seen(worker: Worker) -> set[str]:
    return set(areas_of(worker).values_list("name", flat=True))


def test_a_worker_of_several_areas_sees_them_and_all_below(cast: Cast) -> None:
    post(cast.asha, cast.kianda)
    Posting.objects.create(worker=cast.asha, area=cast.soweto, role=Role.CHW)
    inner = Area.objects.add("Lane 4", cast.soweto)
    assert seen(cast.asha) == {"Kianda", "Soweto", "Lane 4"}
    Posting.objects.create(worker=cast.neema, area=inner, role=Role.CHW)
    assert cast.neema in workers_of(cast.asha)


@pytest.mark.parametrize(
    ("begins", "ends", "sees"),
    [(0, 0, True), (-1, -1, False), (1, None, False), (-9, None, True), (-9, 0, True)],
)
def test_both_days_of_a_posting_count(
    cast: Cast, today: date, begins: int, ends: int | None, sees: bool
) -> None:
    cast.asha.postings.update(
        starts=today + begins * DAY, ends=None if ends is None else today + ends * DAY
    )
    assert seen(cast.asha) == ({"Kianda"} if sees else set())
    assert may_have_phone(cast.asha) is sees


def test_the_hierarchy_may_be_as_deep_as_it_likes(cast: Cast) -> None:
    area = cast.soweto
    while area.depth < DEEPEST:
        area = Area.objects.add("inside", area)
    assert areas_of(cast.wanjiru).filter(pk=area.pk).exists()
    assert not areas_of(cast.asha).filter(pk=area.pk).exists()


def test_an_area_moves_with_all_that_is_in_it(cast: Cast) -> None:
    elsewhere = Area.objects.add("Langata")
    lane = Area.objects.add("Lane 4", cast.soweto)
    before = {worker: scope_mark(worker) for worker in (cast.wanjiru, cast.asha, cast.neema)}
    Area.objects.move(cast.soweto, elsewhere)
    assert seen(cast.wanjiru) == {"Kibera", "Kianda"}
    assert seen(cast.neema) == {"Soweto", "Lane 4"}
    moved = Area.objects.get(pk=lane.pk)
    assert moved.path.startswith(elsewhere.path)
    assert moved.depth == 3
    assert scope_mark(cast.wanjiru) != before[cast.wanjiru]
    assert scope_mark(cast.asha) == before[cast.asha]


def test_leave_is_covered_and_the_work_stays_its_owners(
    cast: Cast, asha: Phone, neema: Phone, today: date
) -> None:
    record = new_id()
    neema.take(register(today, record=record, weeks=20))
    run("post", "asha", "--area", "Soweto", "--covers", "neema", "--to", str(today + 7 * DAY))
    assert [s["form"] for s in asha.pull()["submissions"]] == ["register_pregnancy"]
    asha.take(visit(today, record, "bleeding"))
    assert set(Task.objects.values_list("owner", flat=True)) == {str(cast.neema.id)}
    areas = {area["name"]: area["owner"] for area in asha.get("/api/session").json()["areas"]}
    assert areas == {"Kianda": str(cast.asha.id), "Soweto": str(cast.neema.id)}
    Posting.objects.filter(covers=cast.neema).update(starts=today - 9 * DAY, ends=today - DAY)
    assert asha.pull()["submissions"] == []
    assert [area["name"] for area in asha.get("/api/session").json()["areas"]] == ["Kianda"]


def test_the_highest_role_counts_and_a_phone_shows_the_highest_of_the_field(cast: Cast) -> None:
    Posting.objects.create(worker=cast.asha, area=cast.kibera, role=Role.SUPERVISOR)
    assert standing(cast.asha).phone_role == Role.SUPERVISOR
    Posting.objects.create(worker=cast.asha, role=Role.ADMINISTRATOR)
    assert standing(cast.asha).role == Role.ADMINISTRATOR
    assert standing(cast.asha).phone_role == Role.SUPERVISOR
    assert standing(cast.asha).home == cast.kianda.pk


def test_a_phone_whose_posting_ended_is_told_that_it_has_no_areas(
    cast: Cast, asha: Phone, today: date
) -> None:
    asha.take(register(today))
    cast.asha.postings.update(starts=today - 9 * DAY, ends=today - DAY)
    session = asha.get("/api/session").json()
    assert (session["areas"], session["worker"]["role"]) == ([], "chw")
    assert asha.pull()["submissions"] == []
    assert not access_records(cast.asha).exists()


@pytest.mark.parametrize("role", [Role.CHW, Role.SUPERVISOR])
def test_the_database_itself_keeps_field_roles_in_areas(cast: Cast, role: Role) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(worker=cast.asha, role=role)


# the command


def test_post_shows_moves_and_ends(cast: Cast, today: date) -> None:
    cast.asha.postings.update(starts=today - 9 * DAY)
    out = run("post", "asha", "--area", "soweto", "--only").splitlines()
    yesterday, begun = today - DAY, today - 9 * DAY
    assert out == [f"chw in Kianda from {begun} to {yesterday}", f"chw in Soweto from {today}"]
    assert seen(cast.asha) == {"Soweto"}
    assert run("post", "asha").splitlines() == out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--area", "Kianda", "--covers", "neema"), "Cover for leave needs the day it ends."),
        (("--area", "Kianda", "--covers", "asha", "--to", "2099-01-01"), "Nobody covers for them"),
        (("--role", "supervisor"), "A supervisor needs an area."),
        (("--area", "Kianda", "--from", "2026-12-02", "--to", "2026-12-01"), "ends before it beg"),
        (("--area", "Kiandaa"), "'Kiandaa' is no area. Did you mean 'Kianda'?"),
    ],
)
def test_postings_that_cannot_be(cast: Cast, words: tuple[str, ...], reason: str) -> None:
    assert reason in fails("post", "asha", *words)
    assert cast.asha.postings.count() == 1


def test_a_name_of_two_areas_needs_the_way_there(cast: Cast) -> None:
    langata = Area.objects.add("Langata")
    other = Area.objects.add("Soweto", langata)
    assert "Several areas are called 'Soweto'" in fails("post", "asha", "--area", "Soweto")
    run("post", "asha", "--area", "langata/soweto")
    assert Posting.objects.filter(worker=cast.asha, area=other).exists()
