"""What could not be applied waits for people, and is applied when its cause is mended."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from doorstep.server.accounts.models import Enrolment
from doorstep.server.records.models import Submission

from .conftest import Cast, Phone, phone_of, post
from .forms import new_id, register, visit

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_a_visit_to_a_woman_elsewhere_is_applied_once_its_worker_is_posted_there(
    cast: Cast, asha: Phone, today: date
) -> None:
    record = new_id()
    asha.take(register(today, weeks=20, record=record))
    other = phone_of(cast.neema)
    sent = visit(today, record)
    assert [answer["outcome"] for answer in other.push(sent)] == ["quarantined"]
    listed = run("quarantine")
    assert f"anc_visit, recorded by {other.worker.name}: " in listed
    assert "0 applied, 1 still kept aside." in run("quarantine", "--retry")
    post(other.worker, cast.kianda)
    assert "1 applied, 0 still kept aside." in run("quarantine", "--retry")
    assert "Nothing is kept aside." in run("quarantine")
    assert Submission.objects.filter(instance_id=sent["id"]).exists()


def test_a_lost_phone_has_no_access_and_a_new_link_gives_it_again(asha: Phone) -> None:
    run("enrol", asha.worker.login)
    assert run("revoke", asha.worker.login).startswith("2 phones and links of")
    assert asha.get("/api/session").status == 401
    usable = Enrolment.objects.filter(used_at=None, expires_at__gt=timezone.now())
    assert not usable.exists()
    assert "For " in run("enrol", asha.worker.login)
    assert usable.exists()


def test_a_worker_who_left_gets_no_new_link(asha: Phone) -> None:
    run("revoke", asha.worker.login, "--left")
    with pytest.raises(CommandError):
        run("enrol", asha.worker.login)
