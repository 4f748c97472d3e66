"""Whose work a record is, where a list belongs to who made its records, and to their parents."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from doorstep.server.accounts.models import Posting, Role, Worker
from doorstep.server.lib import database
from doorstep.server.records.models import Record
from doorstep.server.records.replay import differences
from doorstep.server.tasks.models import Rollover, Task
from doorstep.server.tasks.publish import publish
from doorstep.server.tasks.rollover import programme_day, roll_over
from doorstep.server.tasks.worklist import entries

from .conftest import Cast, Phone
from .forms import new_id
from .test_commands import run
from .test_links import Says, says
from .test_workers import filled

__all__ = ["says"]
pytestmark = pytest.mark.django_db
CONFORMANCE = Path(__file__).parents[2] / "conformance" / "programme"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Persons are their maker's, children their mother's."""
    folder = Path(shutil.copytree(CONFORMANCE, tmp_path / "programme"))
    tables = folder / "programme.md"
    text = tables.read_text()
    for plain, owned in [
        ("| name | parent | label", "| name | parent | owner | label"),
        ("|---|---|---|\n| person |", "|---|---|---|---|\n| person |"),
        ("| person | household | Person |", "| person | household | worker | Person |"),
        ("| household | | Household |", "| household | | area | Household |"),
        ("| child | mother | Child |", "| child | mother | | Child |"),
    ]:  # fmt: skip
        assert plain in text
        text = text.replace(plain, owned, 1)
    tables.write_text(text)
    return folder


@pytest.fixture
def today(cast: Cast, folder: Path) -> date:
    """Neema works in Kianda too, beside Asha."""
    Posting.objects.create(worker=cast.neema, area=cast.kianda, role=Role.CHW)
    publish(folder)
    return programme_day()


@pytest.fixture
def amina(asha: Phone, today: date) -> str:
    record = new_id()
    born = (today - timedelta(days=30)).isoformat()
    body = f"<town>Kianda</town><born>{born}</born>"
    asha.take(filled("enrol", "person", record, today, body, 'create="1"'))
    return record


def owner(list_name: str, record: str) -> object:
    table = database.quote(f"entity_{list_name}")
    ((found,),) = database.rows(f"SELECT _owner FROM {table} WHERE _id = %(id)s", {"id": record})
    return found


def on_list(worker: Worker) -> list[str]:
    return [entry.task.subject for entry in entries(worker)]


def new_day(today: date) -> None:
    Rollover.objects.all().delete()
    roll_over(today)


def test_it_is_whose_form_made_it(cast: Cast, amina: str, says: Says, neema: Phone) -> None:
    of_file = says("person")
    assert owner("person", amina) == str(cast.asha.pk)
    assert owner("person", of_file) is None, "two work in Kianda, and nobody made it"
    assert (on_list(cast.asha), on_list(cast.neema)) == ([amina], [])
    assert Task.objects.get(rule="check", subject=amina).owner == str(cast.asha.pk)
    kianda = next(a for a in neema.get("/api/session").json()["areas"] if a["name"] == "Kianda")
    assert kianda["owner"] is None
    assert set(kianda["workers"]) == {str(cast.asha.pk), str(cast.neema.pk)}
    assert list(differences()) == []


def test_children_are_whose_their_parent_is(
    cast: Cast, amina: str, says: Says, folder: Path, today: date
) -> None:
    born = (today - timedelta(days=30)).isoformat()
    child = says("child", mother=amina, born=born)
    grand = new_id()
    orphan = says("child", mother=grand, born=born)
    assert owner("child", child) == str(cast.asha.pk)
    assert owner("child", orphan) is None
    says("person", area=str(cast.kianda.pk), _owner=str(cast.neema.pk), record=amina)
    assert owner("child", child) == str(cast.neema.pk)
    assert Task.objects.filter(subject=amina, owner=str(cast.neema.pk)).exists()
    assert on_list(cast.asha) == []
    publish(folder)
    assert owner("child", child) == str(cast.neema.pk)
    new_day(today)
    assert owner("child", child) == str(cast.neema.pk)


def test_a_parent_that_comes_late_takes_its_children(
    cast: Cast, asha: Phone, says: Says, today: date
) -> None:
    mother = new_id()
    child = says("child", mother=mother)
    body = "<town>Kianda</town>"
    asha.take(filled("enrol", "person", mother, today, body, 'create="1"'))
    assert owner("child", child) == str(cast.asha.pk)


def test_it_moves_by_hand_and_stays_where_it_was_put(
    cast: Cast, amina: str, folder: Path, today: date
) -> None:
    run("move", "--of", "asha", "--to", "neema")
    assert owner("person", amina) == str(cast.neema.pk)
    run("move", "--of", "neema", "--to", "Kianda")
    assert owner("person", amina) is None, "the area's, and two work there"
    publish(folder)
    new_day(today)
    assert owner("person", amina) is None
    assert set(on_list(cast.asha)) == set(on_list(cast.neema)) == {amina}
    assert list(differences()) == []


def test_who_leaves_leaves_her_work_to_the_area(cast: Cast, amina: str, today: date) -> None:
    yesterday = today - timedelta(days=1)
    cast.asha.postings.update(starts=yesterday, ends=yesterday)
    new_day(today)
    assert owner("person", amina) == str(cast.neema.pk), "she is the only one there now"
    assert on_list(cast.neema) == [amina]


def test_work_and_what_is_known_of_workers_follow_a_posting_at_once(
    cast: Cast, amina: str, says: Says
) -> None:
    of_file = says("person", born=(programme_day() - timedelta(days=30)).isoformat())
    assert Task.objects.get(rule="check", subject=of_file).owner is None, "two work in Kianda"
    run("post", "neema", "--area", "Soweto", "--only")
    asha = str(cast.asha.pk)
    assert set(Task.objects.filter(rule="check").values_list("owner", flat=True)) == {asha}
    assert Record.objects.get(pk=str(cast.neema.pk)).area_id == cast.soweto.pk
    run("addworker", "zuri", "--name", "Zuri", "--area", "Kianda")
    zuri = Record.objects.get(label="Zuri")
    assert zuri.properties["role"] == "chw"
    assert Task.objects.get(rule="check", subject=of_file).owner is None
    assert Task.objects.get(rule="check", subject=amina).owner == asha
    assert Task.objects.filter(rule="coach", subject=zuri.pk).exists()
    before = Record.objects.get(pk=zuri.pk).version
    run("post", "zuri", "--area", "Kianda")
    assert Record.objects.get(pk=zuri.pk).version == before, "the same again says nothing"
    assert list(differences()) == []


def test_who_covers_sees_the_work_of_whom_she_covers_for(
    cast: Cast, amina: str, today: date
) -> None:
    assert on_list(cast.neema) == []
    later = str(today + timedelta(days=9))
    run("post", "neema", "--area", "Kianda", "--covers", "asha", "--to", later, "--only")
    assert on_list(cast.neema) == [amina]
    assert owner("person", amina) == str(cast.asha.pk)
