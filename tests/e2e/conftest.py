"""Districts on SQLite and PostgreSQL, and phones to open them with."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from .district import District

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


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


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM))
    yield browser
    browser.close()


def chromium() -> str:
    for name in ("chromium", "google-chrome", "chromium-browser"):
        if found := shutil.which(name):
            return found
    pytest.fail("Chromium is not installed; ./dev test says how to get it.")
