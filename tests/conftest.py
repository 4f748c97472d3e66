"""Fixtures that every suite shares."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import opened_browser
from tools.temporary_postgres import VARIABLE, temporary_postgres


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Which tests stay together where two processes share them: a file's, and all on Spark.

    A Spark is a driver and two workers, and takes longer to start than most files need.
    """
    for item in items:
        group = "spark" if "spark" in item.name else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def postgres_dsn() -> Iterator[str]:
    """The address of a real PostgreSQL: the test command's, or one of its own."""
    running = os.environ.get(VARIABLE)
    if running:
        yield running
        return
    with temporary_postgres() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed after each module: Django refuses to work beside its running event loop."""
    with opened_browser() as browser:
        yield browser
