"""Fixtures that every suite shares."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import opened_browser
from tools.temporary_postgres import VARIABLE, temporary_postgres


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
