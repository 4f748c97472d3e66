"""Months in whole numbers are the months of the calendar, on each day that engines know."""

from __future__ import annotations

import sqlite3
from datetime import date

import duckdb
import psycopg
import pytest
from sqlglot import exp

from doorstep.protocol import days
from doorstep.protocol.limits import FIRST_DAY, LAST_DAY
from doorstep.protocol.sql import calendar
from doorstep.protocol.sql.dialects import Dialect, render
from tests.spark import spark

ALL_DAYS = range(FIRST_DAY, LAST_DAY + 1)
STEPS = (-1300, -25, -13, -12, -2, -1, 0, 1, 2, 3, 6, 9, 11, 12, 14, 23, 48, 60, 1188, 2399)
TODAYS = (
    FIRST_DAY,
    *map(days.epoch_day, (date(2024, 2, 28), date(2024, 2, 29), date(2025, 2, 28))),
    *map(days.epoch_day, (date(2026, 4, 30), date(2026, 5, 1))),
    LAST_DAY,
)

Rows = list[tuple[int | None, ...]]


def _query() -> exp.Select:
    day = exp.column("day")
    month = exp.column("month")
    columns = [
        calendar.month_index(day),
        calendar.day_of_month(day),
        *(calendar.add_months(day, exp.convert(step)) for step in STEPS),
        *(calendar.months_since(day, exp.convert(today)) for today in TODAYS),
        calendar.first_day(month),
    ]
    named = [exp.alias_(column, f"c{i}") for i, column in enumerate(columns)]
    return exp.select("day", *named).from_("asked").order_by("day")


def _expected() -> Rows:
    return [
        (
            day,
            days.month_index(day),
            days.day_of_month(day),
            *(days.add_months(day, step) for step in STEPS),
            *(days.months_since(day, today) for today in TODAYS),
            days.first_day(days.month_index(day)),
        )
        for day in ALL_DAYS
    ]


@pytest.fixture(scope="module")
def expected() -> Rows:
    return _expected()


MAKE = "CREATE TEMPORARY TABLE asked (day BIGINT, month BIGINT)"
ROWS = [(day, days.month_index(day)) for day in ALL_DAYS]


def test_sqlite_knows_every_day(expected: Rows) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(MAKE)
    connection.executemany("INSERT INTO asked VALUES (?, ?)", ROWS)
    assert connection.execute(render(_query(), Dialect.SQLITE)).fetchall() == expected


def test_duckdb_knows_every_day(expected: Rows) -> None:
    with duckdb.connect() as connection:
        connection.execute(MAKE)
        values = ", ".join(map(str, ROWS))
        connection.execute(f"INSERT INTO asked VALUES {values}")
        assert connection.execute(render(_query(), Dialect.DUCKDB)).fetchall() == expected


def test_postgres_knows_every_day(expected: Rows, postgres_dsn: str) -> None:
    with psycopg.connect(postgres_dsn) as connection, connection.cursor() as cursor:
        cursor.execute(MAKE)
        with cursor.copy("COPY asked (day, month) FROM STDIN") as copy:
            for row in ROWS:
                copy.write_row(row)
        assert cursor.execute(render(_query(), Dialect.POSTGRES)).fetchall() == expected


def test_spark_knows_every_eleventh_day(expected: Rows) -> None:
    """Of all weekdays, days of the month and months; all of them take it long."""
    session = spark().newSession()
    values = ", ".join(map(str, ROWS[::11]))
    session.sql(
        f"CREATE TEMPORARY VIEW asked AS SELECT * FROM VALUES {values} AS asked(day, month)"
    )
    rows = session.sql(render(_query(), Dialect.SPARK)).collect()
    assert [tuple(row) for row in rows] == expected[::11]


@pytest.mark.parametrize("day", [FIRST_DAY - 1, LAST_DAY + 1, None])
def test_outside_the_calendar_there_are_no_months(day: int | None) -> None:
    assert days.add_months(day, 1) is None
    assert days.months_since(day, 0) is None
    for kind in (Dialect.SQLITE, Dialect.DUCKDB):
        query = exp.select(
            calendar.add_months(exp.column("day"), exp.convert(1)),
            calendar.months_since(exp.column("day"), exp.convert(0)),
        ).from_("asked")
        connection = sqlite3.connect(":memory:") if kind is Dialect.SQLITE else duckdb.connect()
        connection.execute(MAKE)
        connection.execute("INSERT INTO asked VALUES (?, NULL)", (day,))
        assert connection.execute(render(query, kind)).fetchall() == [(None, None)]


def test_an_age_in_months_is_reached_on_the_day_that_so_many_months_give() -> None:
    """age-in-months(x) >= n where, and only where, add-months(x, n) <= today()."""
    for today in TODAYS:
        for day in range(today - 1500, today + 800):
            age = days.months_since(day, today)
            for n in range(-28, 53):
                reached = days.add_months(day, n)
                if age is not None and reached is not None:
                    assert (age >= n) is (reached <= today)
