"""The cases as JSON for the phone: ``python -m tests.conformance.export FOLDER``.

Each case is a database to make, a query to run on it and the rows to expect, so that the phone's
SQLite needs no compiler.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import sqlglot
from sqlglot import exp

from doorstep.engines.rows import task_row, world_rows
from doorstep.protocol.compile import compile_programme
from doorstep.protocol.evaluate.world import World
from doorstep.protocol.language.types import Value
from doorstep.protocol.package import TASK_COLUMNS, Package
from doorstep.protocol.sql.dialects import Dialect
from doorstep.protocol.sql.expressions import values

from .cases import (
    Expressions,
    Tasks,
    base_programme,
    expression_pages,
    expressions,
    task_pages,
    tasks,
)
from .runners import Judge
from .tables import day, iso

INDICATOR_COLUMNS = ["worker", "area", "period", "numerator", "denominator"]


class Rows(TypedDict):
    table: str
    columns: list[str]
    values: list[list[Value]]


class Expected(TypedDict):
    columns: list[str]
    rows: list[list[Value]]


class Case(TypedDict):
    """``params`` by name, without the colon; rows may come in any order."""

    name: str
    schema: list[str]
    rows: list[Rows]
    query: str
    params: dict[str, int | str]
    expected: Expected


def cases() -> list[Case]:
    """Every case of the law, for SQLite."""
    package = compile_programme(base_programme(), Dialect.SQLITE)
    found = [_expressions(expressions(page), package) for page in expression_pages()]
    for page in task_pages():
        case = tasks(page)
        package = compile_programme(case.programme, Dialect.SQLITE)
        found += [*_tasks(case, package), *_indicators(case, package)]
    return found


def _expressions(case: Expressions, package: Package) -> Case:
    query = values(case.list, case.terms, Dialect.SQLITE)
    expected = [[id_, *map(_stored, row)] for id_, row in sorted(case.expected.items())]
    columns = ["id", *(f"value_{i}" for i in range(1, len(case.terms) + 1))]
    return {
        "name": f"expressions/{case.name}",
        **_database(package, case.world),
        "query": query,
        "params": _named(query, case.asked.parameters()),
        "expected": {"columns": columns, "rows": expected},
    }


def _tasks(case: Tasks, package: Package) -> Iterator[Case]:
    """All tasks of each day that the page speaks of, as the judge has them."""
    asked = [asked for heading in ("expected on", "worklist on") for asked, _ in case.days(heading)]
    judge = Judge(case.programme, case.world)
    for number, one in enumerate(asked, 1):
        expected = [list(task_row(t)) for t in judge.tasks(one)]
        yield {
            "name": f"tasks/{case.name} {number} on {iso(one.today)}",
            **_database(package, case.world),
            "query": package["queries"]["tasks_all"],
            "params": _named(package["queries"]["tasks_all"], one.parameters()),
            "expected": {"columns": list(TASK_COLUMNS), "rows": expected},
        }


def _indicators(case: Tasks, package: Package) -> Iterator[Case]:
    for asked, _ in case.days("counts on"):
        done = Judge(case.programme, case.world).tasks(asked)
        database = _database(package, case.world)
        database["rows"].append(
            {
                "table": "task",
                "columns": list(TASK_COLUMNS),
                "values": [[*task_row(t)] for t in done],
            }
        )
        year = iso(asked.today)[:4]
        first, last = day(f"{year}-01-01"), day(f"{year}-12-31")
        counts = Judge(case.programme, case.world).counts(done, first, last)
        for indicator in package["indicators"]:
            rows: list[list[Value]] = [
                [c.worker, c.area, c.period, c.numerator, c.denominator]
                for c in counts
                if c.indicator == indicator["name"]
            ]
            yield {
                "name": f"indicators/{case.name} {indicator['name']}",
                **database,
                "query": indicator["sql"],
                "params": {"kind": "month", "first_day": first, "last_day": last},
                "expected": {"columns": INDICATOR_COLUMNS, "rows": rows},
            }


class _Database(TypedDict):
    schema: list[str]
    rows: list[Rows]


def _database(package: Package, world: World) -> _Database:
    return {
        "schema": [*package["schema"]["projection"], *package["schema"]["task"]],
        "rows": [
            {"table": table, "columns": columns, "values": [list(row) for row in rows]}
            for table, columns, rows in world_rows(package, world)
        ],
    }


def _named(query: str, params: dict[str, int | str]) -> dict[str, int | str]:
    """The parameters that a query names: SQLite on the phone refuses others."""
    asked = sqlglot.parse_one(query, read="sqlite").find_all(exp.Placeholder)
    return {name: params[name] for name in sorted({placeholder.name for placeholder in asked})}


def _stored(value: Value) -> Value:
    return int(value) if isinstance(value, bool) else value


def export(folder: Path) -> None:
    """Write each case to a file, and ``index.json`` with their names."""
    folder.mkdir(parents=True, exist_ok=True)
    exported = {case["name"].replace("/", "-").replace(" ", "-"): case for case in cases()}
    for name, case in exported.items():
        (folder / f"{name}.json").write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
    (folder / "index.json").write_text(json.dumps(sorted(exported)), encoding="utf-8")


if __name__ == "__main__":
    export(Path(sys.argv[1]))
