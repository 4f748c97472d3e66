"""Fixtures that every suite shares."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

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
