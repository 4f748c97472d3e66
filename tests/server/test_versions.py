"""Two versions of a programme: what was filled with the first is read with it, for ever."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from doorstep.server.lib import database
from doorstep.server.programmes.models import FormVersion, Release
from doorstep.server.programmes.releases import current_hash
from doorstep.server.records.models import Record
from doorstep.server.tasks.publish import publish

from .conftest import PROGRAMME, Cast, Phone
from .forms import VERSION, new_id, register, visit
from .test_pull import _move

pytestmark = pytest.mark.django_db
NEXT = "2026120101"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROGRAMME, tmp_path / "programme"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def refused(folder: Path) -> str:
    """What `publish` says; nothing may have changed."""
    before = current_hash()
    with pytest.raises(CommandError) as caught:
        call_command("publish", str(folder))
    assert current_hash() == before
    assert Release.objects.filter(current=True).count() == 1
    call_command("replay", "--check")
    return str(caught.value)


def rename_group(folder: Path) -> None:
    form = folder / "forms" / "anc_visit.md"
    change(form, "| begin_group | danger |", "| begin_group | warning |")
    change(form, VERSION, NEXT)


def definitions(phone: Phone) -> dict[tuple[str, str], dict[str, Any]]:
    found = phone.pull()["definitions"]
    return {(item["form"], item["version"]): item for item in found}


# Old versions travel with what was filled with them


def test_the_current_versions_are_in_the_package(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, record=record), visit(today, record))
    assert asha.pull()["definitions"] == []


def test_a_renamed_group_is_read_by_its_old_name(asha: Phone, today: date, folder: Path) -> None:
    record = new_id()
    asha.take(register(today, record=record), visit(today, record, "bleeding"))
    rename_group(folder)
    publish(folder)
    ((key, old),) = definitions(asha).items()
    assert key == ("anc_visit", VERSION)
    assert "xml" not in old["definition"]
    paths = {column["name"]: column["path"] for column in old["definition"]["columns"]}
    assert paths["danger_signs_now"] == "/data/danger/danger_signs_now"
    (block,) = old["definition"]["entities"]
    assert block["list"] == "pregnancy"
    age = next(column for column in old["lists"]["pregnancy"] if column["name"] == "age")
    assert age["type"] == "integer"
    assert database.rows("SELECT danger_signs_now FROM form_anc_visit", {}) == [("bleeding",)]
    cursor = asha.pull()["cursor"]
    assert asha.pull(cursor)["definitions"] == []


def test_a_removed_form_is_read_for_ever(asha: Phone, today: date, folder: Path) -> None:
    asha.take(register(today))
    (folder / "forms" / "register_pregnancy.md").unlink()
    programme = folder / "programme.md"
    text = programme.read_text()
    programme.write_text(
        "\n".join(line for line in text.splitlines() if "register_pregnancy" not in line)
    )
    publish(folder)
    ((key, old),) = definitions(asha).items()
    assert key == ("register_pregnancy", VERSION)
    assert old["definition"]["title"]["en"] == "Register a pregnancy"


def test_an_import_of_an_older_release(cast: Cast, asha: Phone, today: date, folder: Path) -> None:
    record, before = new_id(), current_hash()
    asha.take(register(today, record=record))
    _move(record, today, cast)
    assert definitions(asha) == {}
    change(folder / "programme.md", "| points::urgent | 20 |", "| points::urgent | 25 |")
    publish(folder)
    ((key, old),) = definitions(asha).items()
    assert key == ("import", before)
    saves = [save["property"] for save in old["definition"]["entities"][0]["saves"]]
    assert "external_id" in saves


# What publishing refuses


def test_a_changed_form_needs_a_new_version(folder: Path) -> None:
    form = folder / "forms" / "anc_visit.md"
    change(form, "| begin_group | danger |", "| begin_group | warning |")
    message = refused(folder)
    assert "anc_visit" in message
    assert VERSION in message
    assert "raise `version`" in message
    assert "register_pregnancy" not in message
    assert "Nothing was published." in message
    change(form, VERSION, NEXT)
    call_command("publish", str(folder))
    assert FormVersion.objects.filter(form="anc_visit").count() == 2


def test_a_changed_programme_leaves_the_forms_their_version(folder: Path) -> None:
    change(folder / "programme.md", "| points::urgent | 20 |", "| points::urgent | 25 |")
    call_command("publish", str(folder))
    assert FormVersion.objects.filter(form="anc_visit").count() == 1


def village_as_number(folder: Path, version: str) -> None:
    change(
        folder / "programme.md",
        "| pregnancy | village | text | | | place |",
        "| pregnancy | village | integer | | | |",
    )
    form = folder / "forms" / "register_pregnancy.md"
    change(form, "| text | village |", "| integer | village |")
    if version != VERSION:
        change(form, VERSION, version)


def test_a_type_that_records_do_not_fit(asha: Phone, today: date, folder: Path) -> None:
    asha.take(register(today, village="Kianda"), register(today, village="Soweto"))
    asha.take(register(today, village="12"))
    village_as_number(folder, NEXT)
    message = refused(folder)
    assert re.search(r"pregnancy\.village .*integer.*\b2 records", message)
    assert "Kianda" not in message
    assert "Nothing was published." in message


def test_a_type_that_all_records_fit(asha: Phone, today: date, folder: Path) -> None:
    record = new_id()
    asha.take(register(today, record=record, village="Kianda"))
    Record.objects.filter(pk=record).update(properties={"village": ""})
    asha.take(register(today, record=record, village="12"))
    village_as_number(folder, NEXT)
    call_command("publish", str(folder))
    assert database.rows("SELECT village FROM entity_pregnancy", {}) == [(12,)]


def test_a_log_that_would_not_fit_today(asha: Phone, today: date, folder: Path) -> None:
    """A calculation has the type of its property: the form changes with the programme."""
    record = new_id()
    asha.take(register(today, record=record), visit(today, record, "bleeding"))
    change(
        folder / "programme.md",
        "| pregnancy | danger_signs | select_multiple | danger_signs |",
        "| pregnancy | danger_signs | integer | |",
    )
    assert "pregnancy.danger_signs is of type integer" in refused(folder)
    asha.take(visit(today, record))
    assert "Form anc_visit, or the type of a property" in refused(folder)
    change(folder / "forms" / "anc_visit.md", VERSION, NEXT)
    call_command("publish", str(folder))
    call_command("replay", "--check")
    assert database.rows("SELECT danger_signs FROM entity_pregnancy", {}) == [(None,)]
