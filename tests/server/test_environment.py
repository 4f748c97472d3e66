"""Settings that come from outside."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from doorstep.server.config import environment


def test_sqlite(tmp_path: Path) -> None:
    found = environment.database(f"sqlite:///{tmp_path}/deep/down.sqlite3")
    assert found["NAME"] == f"{tmp_path}/deep/down.sqlite3"
    assert (tmp_path / "deep").is_dir()
    options = found["OPTIONS"]
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_postgres() -> None:
    found = environment.database("postgres://asha:p%40ss@db.local:5433/door%20step?sslmode=require")
    wanted = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    assert [found[key] for key in wanted] == ["door step", "asha", "p@ss", "db.local", "5433"]
    assert found["OPTIONS"] == {"sslmode": "require", "prepare_threshold": 1_000_000_000}
    socket = environment.database("postgres:///doorstep?host=/run/postgresql&prepare=no")
    assert (socket["HOST"], socket["OPTIONS"]) == ("/run/postgresql", {"prepare_threshold": None})


def test_what_is_no_database() -> None:
    with pytest.raises(ImproperlyConfigured, match="DOORSTEP_DATABASE must look like"):
        environment.database("mysql://localhost/x")
    with pytest.raises(ImproperlyConfigured, match="DOORSTEP_DATABASE: Port could not"):
        environment.database("postgres://asha@db.local:abc/x")


def test_a_secret_key_is_made_once_and_kept_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOORSTEP_SECRET_KEY", raising=False)
    file = tmp_path / "keys" / "secret"
    key = environment.secret_key(file)
    assert len(key) >= 50
    assert environment.secret_key(file) == key
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    monkeypatch.setenv("DOORSTEP_SECRET_KEY", "given")
    assert environment.secret_key(file) == "given"


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_named() -> None:
    assert connection.vendor in ("sqlite", "postgresql")
