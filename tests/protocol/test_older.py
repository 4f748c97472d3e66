"""Packages in the shapes of before."""

from __future__ import annotations

import sqlite3

from doorstep.protocol.compile import compile_programme
from doorstep.protocol.older import in_version
from doorstep.protocol.sql.dialects import Dialect
from tests.conformance.cases import base_programme


def test_apps_of_version_1_say_no_time_of_day_and_keep_the_order_of_days() -> None:
    package = in_version(compile_programme(base_programme(), Dialect.SQLITE), 1)
    connection = sqlite3.connect(":memory:")
    for statement in package["schema"]["projection"]:
        connection.execute(statement)
    insert = "INSERT INTO form_visit (_id, _subject, _day, _worker) VALUES (?, 'a', ?, 'w')"
    connection.executemany(insert, [("late", 2), ("early", 1)])
    found = connection.execute("SELECT _id, _at FROM form_visit ORDER BY _at").fetchall()
    assert found == [("early", 2 * 86_400 - 1), ("late", 3 * 86_400 - 1)]
