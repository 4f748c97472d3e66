"""Tables that every engine makes."""

from __future__ import annotations

import sqlite3
from itertools import pairwise

from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.package import TASK_COLUMNS
from doorstep.protocol.sql.schema import months

from .snapshots import antenatal


def created() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    SqliteEngine(antenatal(), connection).create()
    return connection


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def test_tables_have_our_columns_and_those_of_the_workbook() -> None:
    connection = created()
    assert columns(connection, "entity_pregnancy")[:5] == [
        "_id",
        "_known",
        "_area",
        "_owner",
        "age",
    ]
    assert columns(connection, "form_anc_visit")[:5] == [
        "_id",
        "_subject",
        "_day",
        "_at",
        "_worker",
    ]
    assert columns(connection, "task") == list(TASK_COLUMNS)


def test_months_follow_each_other_without_a_gap() -> None:
    known = list(months())
    assert known[0] == ("2015-01", 16436, 16466)
    assert known[-1][0] == "2045-12"
    assert len(known) == 31 * 12
    assert all(later[1] == earlier[2] + 1 for earlier, later in pairwise(known))


def test_months_are_rows_of_period() -> None:
    rows = created().execute("SELECT code, first_day, last_day FROM period WHERE kind = 'month'")
    assert sorted(rows) == sorted(months())
