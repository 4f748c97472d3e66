"""The households of the reference programme: what is open for whom, in which order, and why."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from doorstep.protocol.check import load
from doorstep.protocol.model.programme import Programme
from tests.conformance.cases import Tasks
from tests.conformance.runners import RUNNERS
from tests.conformance.tables import read_page, world
from tests.conformance.test_tasks import (
    check_counts,
    check_messages,
    check_tasks,
    check_worklist,
)

PROGRAMME = Path(__file__).parents[2] / "programmes" / "maternal-child"
PAGES = sorted(path.stem for path in (PROGRAMME / "cases").glob("*.md"))
ENGINES = ("judge", "sqlite", "duckdb")
"""The others agree with these: the conformance pages see to it."""


@cache
def programme() -> Programme:
    return load(PROGRAMME)


def households(page: str) -> Tasks:
    tables = read_page(PROGRAMME / "cases" / f"{page}.md")
    return Tasks(page, programme(), world(tables, programme()), tables)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("page", PAGES)
def test_each_household_has_the_work_of_its_page(page: str, engine: str, postgres_dsn: str) -> None:
    case = households(page)
    with RUNNERS[engine](case.programme, case.world, postgres_dsn) as opened:
        check_tasks(case, opened)
        check_worklist(case, opened)
        check_counts(case, opened)
        check_messages(case, opened)


@pytest.mark.parametrize("page", PAGES)
def test_each_page_expects_something(page: str) -> None:
    case = households(page)
    headings = ("expected on", "worklist on", "counts on", "messages on")
    assert any(rows for heading in headings for _, rows in case.days(heading))
