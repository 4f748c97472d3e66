"""A package in the shape that older apps know (ADR 41).

Version 1 had one query for a record of any list, and one for whose tasks its change may change.
Its apps do not say at what time of day a submission happened: for them it was the end of the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from .days import DAY
from .package import Package

OLDEST = 1
CREATED = re.compile(r'CREATE TABLE ("?\w+"?)')


def in_version(package: Package, version: int) -> dict[str, Any]:
    """The same programme for an app that knows ``version``; its hash stays."""
    return {**package} if version >= package["protocol"] else _in_version_1(package)


def _in_version_1(package: Package) -> dict[str, Any]:
    queries, schema = package["queries"], package["schema"]
    return {
        **package,
        "protocol": 1,
        "schema": {**schema, "projection": _dropping(schema["projection"])},
        "queries": {
            **queries,
            "tasks_of_subject": _together(queries["tasks_of_subject"].values()),
            "affected": _together(["SELECT :subject AS subject", *queries["affected"].values()]),
        },
    }


def _dropping(statements: Iterable[str]) -> list[str]:
    """An app of version 1 drops the tables of lists and forms only, before it makes all anew."""
    found: list[str] = []
    for statement in map(_without_times, statements):
        if table := CREATED.match(statement):
            found.append(f"DROP TABLE IF EXISTS {table[1]}")
        found.append(statement)
    return found


def _without_times(statement: str) -> str:
    at_its_end = f"_at BIGINT AS (_day * {DAY} + {DAY - 1})"
    key = "PRIMARY KEY (_subject, {}, _id)"
    return statement.replace("_at BIGINT", at_its_end).replace(
        key.format("_at"), key.format("_day")
    )


def _together(queries: Iterable[str]) -> str:
    return "\nUNION ALL\n".join(f"SELECT * FROM (\n{query}\n)" for query in queries)  # noqa: S608
