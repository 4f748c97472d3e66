"""The tables that every engine and phone keeps: what is recorded, periods, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..days import epoch_day
from ..language.types import Kind
from ..package import TASK_COLUMNS, SchemaJson
from ..plan.nodes import Column, Plan, Table
from .dialects import Dialect, column_type, create_table, quoted_name
from .names import quoted

FIRST_YEAR, LAST_YEAR = 2015, 2045

TASK_INTEGERS = (
    *("opens", "due", "closes", "due_at", "done_day", "attempts", "until"),
    *("band", "score", "reasons"),
)
TASK_MAY_BE_NULL = (
    *("owner", "area", "closes", "due_at", "done_day", "done_id", "done_by", "until"),
)
TASK_KEY = ("subject", "rule", "occurrence", "cause")
"""The tasks of a record lie side by side: they are made anew together."""
TASK_INDEXES = ("done_day",)


def schema(plan: Plan, dialect: Dialect) -> SchemaJson:
    return {"projection": list(_projection(plan, dialect)), "task": list(_task(dialect))}


def _projection(plan: Plan, dialect: Dialect) -> Iterator[str]:
    text, day = column_type(Kind.TEXT, dialect), column_type(Kind.DATE, dialect)
    for table in plan.records:
        own = [f"_id {text} PRIMARY KEY", f"_known {day} NOT NULL"]
        own += [f"_area {text}", f"_owner {text}"]
        yield _create(table, own, dialect)
        if dialect is not Dialect.SPARK:
            yield from _indexes(table)
    for table in plan.forms:
        own = [f"_id {text}", f"_subject {text}", f"_day {day}", f"_at {day}", f"_worker {text}"]
        key = "PRIMARY KEY (_subject, _at, _id)"
        yield _create(table, own, dialect, key)
    yield from _period(dialect)
    yield _indicator_value(dialect)


def _indexes(table: Table) -> Iterator[str]:
    """For those who look from a record to the records that name it."""
    for one in table.columns:
        if one.type.kind is Kind.RECORD:
            name = quoted(f"{table.name}.{one.name}").sql()
            yield f'CREATE INDEX {name} ON "{table.name}" ("{one.name}")'


def _create(table: Table, own: list[str], dialect: Dialect, *keys: str) -> str:
    lines = [*own, *(_column(column, dialect) for column in table.columns), *keys]
    return create_table(quoted_name(table.name, dialect), lines, dialect)


def _column(column: Column, dialect: Dialect) -> str:
    return f"{quoted_name(column.name, dialect)} {column_type(column.type, dialect)}"


def _period(dialect: Dialect) -> Iterator[str]:
    """Calendar months. A join with this table spares every date function of every engine."""
    text, day = column_type(Kind.TEXT, dialect), column_type(Kind.DATE, dialect)
    columns = [f"kind {text}", f"code {text}", f"first_day {day}", f"last_day {day}"]
    rows = ",\n".join(f"  ('month', '{c}', {first}, {last})" for c, first, last in months())
    if dialect is Dialect.SPARK:
        yield f"CREATE TEMPORARY VIEW period (kind, code, first_day, last_day) AS VALUES\n{rows}"
        return
    yield create_table("period", [*columns, "PRIMARY KEY (kind, code)"], dialect)
    yield f"INSERT INTO period (kind, code, first_day, last_day) VALUES\n{rows}"


def _indicator_value(dialect: Dialect) -> str:
    """What indicators gave each worker in a month (12 * year + its number from 0)."""
    text, number = column_type(Kind.TEXT, dialect), column_type(Kind.INTEGER, dialect)
    columns = [f"indicator {text}", f"worker {text}", f"month {number}"]
    columns += [f"numerator {number}", f"denominator {number}"]
    key = "PRIMARY KEY (worker, indicator, month)"
    return create_table("indicator_value", [*columns, key], dialect)


def months() -> Iterator[tuple[str, int, int]]:
    """Code, first and last epoch day of each calendar month that the table knows."""
    starts = [date(y, m, 1) for y in range(FIRST_YEAR, LAST_YEAR + 1) for m in range(1, 13)]
    ends = [*starts[1:], date(LAST_YEAR + 1, 1, 1)]
    for start, end in zip(starts, ends, strict=True):
        yield f"{start:%Y-%m}", epoch_day(start), epoch_day(end) - 1


def _task(dialect: Dialect) -> Iterator[str]:
    key = f"PRIMARY KEY ({', '.join(TASK_KEY)})"
    yield create_table("task", [*(_task_column(c, dialect) for c in TASK_COLUMNS), key], dialect)
    for column in TASK_INDEXES if dialect is not Dialect.SPARK else ():
        yield f"CREATE INDEX task_{column} ON task ({column})"


def _task_column(name: str, dialect: Dialect) -> str:
    kind = Kind.INTEGER if name in TASK_INTEGERS else Kind.TEXT
    constraint = "" if name in TASK_MAY_BE_NULL else " NOT NULL"
    return f"{name} {column_type(kind, dialect)}{constraint}"
