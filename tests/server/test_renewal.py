"""A database that an earlier version of Doorstep has left, once `doorstep migrate` has run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from doorstep.protocol.older import in_version
from doorstep.protocol.package import PROTOCOL
from doorstep.server.programmes import releases
from doorstep.server.programmes.models import Release
from doorstep.server.tasks.models import Task

from .conftest import Phone
from .forms import new_id, register, visit
from .test_commands import run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """What is remembered of a release is not what the next test has."""
    yield
    releases.package.cache_clear()


def make_old() -> None:
    """As the compiler of version 1 left it."""
    release = Release.objects.get(current=True)
    release.packages = {name: in_version(found, 1) for name, found in release.packages.items()}
    release.save()
    releases.package.cache_clear()


def test_a_programme_of_an_earlier_compiler_is_made_anew(asha: Phone, today: date) -> None:
    record = new_id()
    asha.take(register(today, record=record))
    make_old()
    assert releases.current_package()["protocol"] == 1
    call_command("migrate", verbosity=0)
    assert releases.current_package()["protocol"] == PROTOCOL
    asha.take(visit(today, record))
    assert Task.objects.filter(subject=record, state="completed").exists()
    assert "all is as it should be" in run("replay", "--check")


def test_a_programme_that_an_update_outgrew_is_told_with_its_cure(
    asha: Phone, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    del asha
    make_old()

    @contextmanager
    def outgrown(_: str) -> Iterator[Path]:
        yield tmp_path  # a folder without a workbook

    monkeypatch.setattr(releases, "unpacked", outgrown)
    with pytest.raises(CommandError, match=r"up to date, but .* doorstep publish"):
        call_command("migrate", verbosity=0)


def test_phones_get_the_newest_shape_that_they_know(asha: Phone) -> None:
    old, new = asha.get("/api/programme"), asha.get(f"/api/programme?protocol={PROTOCOL + 5}")
    assert (old.json()["protocol"], new.json()["protocol"]) == (1, PROTOCOL)
    assert old.json()["hash"] == new.json()["hash"]
    assert old.headers["ETag"] != new.headers["ETag"]
    again = asha.get("/api/programme", If_None_Match=old.headers["ETag"])
    assert again.status == 304
    assert asha.get("/api/programme?protocol=0").status == 400
