"""``doorstep history``."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from doorstep.protocol.submissions.clock import Clock
from doorstep.server.records.history import history
from doorstep.server.records.models import Record

from .conftest import Cast, Phone
from .forms import DEVICE, correcting, new_id, register, visit, withdrawing
from .test_pull import _move

pytestmark = pytest.mark.django_db


def told(text: str) -> str:
    out = StringIO()
    call_command("history", text, stdout=out)
    return out.getvalue()


def test_it_says_who_and_what_changed_and_what_lost(
    asha: Phone, wanjiru: Phone, today: date
) -> None:
    record = new_id()
    early, late = (Clock(1_700_000_000_000 + n, 0, DEVICE) for n in (1, 2))
    asha.take(register(today, record=record))
    wanjiru.take(visit(today, record, appointment="2027-01-09", clock=late))
    asha.take(visit(today, record, appointment="2027-01-05", clock=early))
    out = told("amina")
    assert out.startswith(f"Amina Wanjiru, pregnancy {record}\n{today} register_pregnancy by Asha")
    assert "  label: (blank) -> Amina Wanjiru\n" in out
    assert f"{today} anc_visit by Wanjiru Kamau\n" in out
    assert "  next_appointment: (blank) -> 2027-01-09\n" in out
    lost = f"lost to the later anc_visit of {today} by Wanjiru Kamau"
    assert f"  next_appointment: 2027-01-05 {lost}" in out
    assert told(record) == out


def test_it_shows_moves_and_wrong_dates(cast: Cast, asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, record=record) | {"happened": "2099-01-01"})
    _move(record, today, cast)
    out = told(record)
    assert "  the phone said 2099-01-01, which cannot be true\n" in out
    assert f"  area: {cast.kianda.pk} -> {cast.soweto.pk}\n" in out
    entries = history(Record.objects.get(pk=record))
    assert [entry.submission.form for entry in entries] == ["register_pregnancy", "import"]


def test_it_says_what_was_corrected_and_withdrawn(asha: Phone, wanjiru: Phone, today: date) -> None:
    record = new_id()
    registered, seen = (
        register(today, record=record),
        visit(today, record, appointment="2027-01-05"),
    )
    asha.take(registered, seen)
    asha.take(correcting(seen, visit(today, record, appointment="2027-01-06")))
    wanjiru.take(withdrawing(seen, today, "wrong_person"))
    out = told(record)
    assert f"  corrects the anc_visit of {today} by Asha Mwende\n" in out
    assert "  next_appointment: 2027-01-05 -> 2027-01-06\n" in out
    assert f"  withdraws the anc_visit of {today} by Asha Mwende, wrong_person\n" in out
    assert "  next_appointment: 2027-01-06 -> (blank)" in out
    assert out.count("does not count any more") == 2


def test_it_asks_which_record_is_meant(asha: Phone, today: date) -> None:
    asha.take(register(today), register(today))
    with pytest.raises(CommandError, match="may mean several records"):
        told("amina")
    with pytest.raises(CommandError, match="No record is like 'nobody'"):
        told("nobody")
