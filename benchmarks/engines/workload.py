"""What is asked of every engine: the programme, the day, the spans, the columns that rules read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from doorstep.protocol.check import load
from doorstep.protocol.compile import compile_programme, part_query
from doorstep.protocol.horizon import EVERYTHING, Horizon, parameters
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.package import Package

PROGRAMME = Path(__file__).parents[1] / "programme"
TODAY = 20_779  # 2026-11-22
SPANS: Mapping[str, Horizon] = {
    "full": EVERYTHING,
    "worklist": Horizon(TODAY - 60, TODAY + 30),
}
Ids = tuple[str, str]
"""From an id on, and before an id."""
_PARAMETER = re.compile(r"%\((\w+)\)s|[:$](today|now|from_day|to_day|first_id|before_id)\b")


@cache
def programme() -> Programme:
    return load(PROGRAMME)


@cache
def package(dialect: str) -> Package:
    return compile_programme(programme(), dialect)


def task_query(dialect: str, span: str) -> str:
    """With its parameters written in: engines plan better, and some cannot bind in CREATE TABLE."""
    return _written(dialect, package(dialect)["queries"]["tasks_all"], span)


def queries_of_parts(dialect: str, span: str, parts: Sequence[Ids]) -> list[str]:
    """As ``task_query``, for the records of each part."""
    query = part_query(programme(), dialect)
    return [
        _written(dialect, query, span, first_id=f"'{first}'", before_id=f"'{before}'")
        for first, before in parts
    ]


def _written(dialect: str, query: str, span: str, **texts: str) -> str:
    given = parameters(TODAY, horizon=SPANS[span]) | texts
    written = _PARAMETER.sub(lambda found: f"({given[found[1] or found[2]]})", query)
    return written.replace("%%", "%") if dialect == "postgres" else written


def tables(dialect: str) -> Iterator[tuple[str, list[str]]]:
    """The tables of what was recorded, with the columns that each stores."""
    own = {"entity": ["_id", "_known", "_area", "_owner"], "form": _OF_FORMS}
    for kind, listed in (
        ("entity", package(dialect)["lists"]),
        ("form", package(dialect)["forms"]),
    ):
        for name, item in listed.items():
            stored = " ".join(package(dialect)["schema"]["projection"])
            of_kind = [column for column in own[kind] if f"{column} " in stored]
            yield f"{kind}_{name}", [*of_kind, *(c["name"] for c in item["columns"])]


def kind_of(table: str) -> str:
    return table.partition("_")[0]


ORDER = {"entity": "_id", "form": "_subject, _at, _id"}
"""Of the rows of each kind of table where they are loaded: that of its key."""

_OF_FORMS = ["_id", "_subject", "_day", "_at", "_worker"]


def columns_read(dialect: str) -> dict[str, list[str]]:
    """The columns that the task query names, of each table that it names."""
    query = package(dialect)["queries"]["tasks_all"]
    quote = "`" if dialect == "spark" else '"'
    return {
        table: [c for c in columns if c.startswith("_") or f".{quote}{c}{quote}" in query]
        for table, columns in tables(dialect)
        if f"{quote}{table}{quote}" in query
    }
