"""Districts on SQLite and on PostgreSQL."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from .district import District


@pytest.fixture(params=["sqlite", "postgres"])
def district(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[District]:
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'doorstep.sqlite3'}"
    else:
        address = new_database(request.getfixturevalue("postgres_dsn"))
    district = District(tmp_path, address)
    district.settle()
    district.start()
    yield district
    district.kill()


def new_database(cluster: str) -> str:
    """An empty database of its own in the cluster; the cluster is thrown away as a whole."""
    name = f"e2e_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return cluster.replace("/doorstep?", f"/{name}?")
