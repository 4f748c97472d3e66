"""The audit log: who looked at whom. Only added to, with ids and no names."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from doorstep.server.audit.models import Action, AddedToError, Entry
from doorstep.server.audit.notes import MOST_IDS, note

from .conftest import Cast, Phone
from .forms import new_id, register
from .test_commands import run

pytestmark = pytest.mark.django_db


def noted() -> list[tuple[str, str, int]]:
    return list(Entry.objects.order_by("pk").values_list("action", "kind", "number"))


def test_it_is_only_added_to() -> None:
    note(Action.READ, "record", ["1"], by="asha")
    entry = Entry.objects.get()
    entry.by = "nobody"
    for change in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(by="nobody"),
    ):
        with pytest.raises(AddedToError):
            change()
    assert Entry.objects.get().by == "asha"


def test_an_entry_holds_no_more_ids_than_it_can() -> None:
    note(Action.EXPORT, "record", map(str, range(MOST_IDS + 5)), by="asha")
    entry = Entry.objects.get()
    assert (len(entry.ids), entry.number) == (MOST_IDS, MOST_IDS + 5)


def test_a_phone_is_noted_from_its_link_to_its_end(cast: Cast, asha: Phone, today: date) -> None:
    asha.take(register(today, name="Zawadi Secret"))
    cursor = asha.pull()["cursor"]
    asha.pull(cursor)
    run("revoke", "asha")
    assert noted() == [
        ("link", "worker", 1),
        ("enrol", "worker", 1),
        ("export", "area", 1),
        ("revoke", "worker", 1),
    ]
    exported = Entry.objects.get(action="export")
    assert (exported.by, exported.device, exported.ids) == (
        "asha",
        asha.device.pk,
        [str(cast.kianda.pk)],
    )


def test_commands_note_whom_they_show_or_change(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, weeks=20, record=record, name="Zawadi Secret"))
    asha.push({**register(today), "clock": "none"})
    before = Entry.objects.count()
    run("worklist", "--worker", "asha")
    run("explain", "anc.20w@zawadi")
    run("quarantine")
    run("post", "asha", "--area", "Soweto")
    run("move", "Zawadi", "--to", "Soweto")
    entries = list(Entry.objects.order_by("pk"))[before:]
    assert [(entry.action, entry.kind) for entry in entries] == [
        ("export", "record"),
        ("read", "record"),
        ("read", "quarantine"),
        ("change", "posting"),
        ("change", "record"),
    ]
    assert all(entry.by.startswith("terminal") for entry in entries)
    assert [entry.ids for entry in entries if entry.kind == "record"] == [[record]] * 3
    assert "Zawadi" not in json.dumps([entry.ids for entry in Entry.objects.all()])


def test_the_command_finds_by_person_phone_record_and_day(asha: Phone) -> None:
    note(Action.READ, "record", ["r-1", "r-2", "r-3", "r-4"], by="mosi")
    assert "r-1 r-2 r-3 ..." in run("audit", "--by", "mos")
    assert "r-1" not in run("audit", "--by", "asha")
    (line,) = run("audit", "--about", "r-4", "--as", "json").splitlines()
    assert json.loads(line)["ids"] == ["r-1", "r-2", "r-3", "r-4"]
    assert "enrol" in run("audit", "--about", str(asha.device.pk))
    assert "link" in run("audit", "--action", "link")


def test_older_entries_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    long_ago = timezone.now() - timedelta(days=40)
    monkeypatch.setattr(timezone, "now", lambda: long_ago)
    Entry.objects.create(at=long_ago, by="asha", action="read", kind="record")
    monkeypatch.undo()
    assert "Nothing was noted." in run("audit")
    assert "asha" in run("audit", "--days", "50")
