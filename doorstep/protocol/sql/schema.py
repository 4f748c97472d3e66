"""The tables that every engine and phone keeps: what is recorded, periods, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..days import epoch_day
from ..language.types import Kind
from ..package import TASK_COLUMNS, SchemaJson
from ..plan.nodes import Column, Plan, Table
from .dialects import Dialect, column_type, table_options

FIRST_YEAR, LAST_YEAR = 2015, 2045

TASK_INTEGERS = (
    *("opens", "due", "closes", "due_at", "done_day", "attempts", "until"),
    *("band", "score", "reasons"),
)
TASK_MAY_BE_NULL = (
    *("owner", "area", "closes", "due_at", "done_day", "done_id", "done_by", "until"),
)
TASK_KEY = ("rule", "occurrence", "subject", "cause")
TASK_INDEXES = ("subject", "done_day")


def schema(plan: Plan, dialect: Dialect) -> SchemaJson:
    return {"projection": list(_projection(plan, dialect)), "task": list(_task(dialect))}


def _projection(plan: Plan, dialect: Dialect) -> Iterator[str]:
    text, day = column_type(Kind.TEXT, dialect), column_type(Kind.DATE, dialect)
    for table in plan.records:
        own = [f"_id {text} PRIMARY KEY", f"_known {day} NOT NULL"]
        own += [f"_area {text}", f"_owner {text}"]
        yield _create(_quoted(table.name), [*own, *_columns(table, dialect)], dialect)
    for table in plan.forms:
        own = [f"_id {text}", f"_subject {text}", f"_day {day}", f"_worker {text}"]
        key = "PRIMARY KEY (_subject, _day, _id)"
        yield _create(_quoted(table.name), [*own, *_columns(table, dialect), key], dialect)
    yield from _period(dialect)


def _columns(table: Table, dialect: Dialect) -> list[str]:
    return [_column(column, dialect) for column in table.columns]


def _column(column: Column, dialect: Dialect) -> str:
    return f"{_quoted(column.name)} {column_type(column.type, dialect)}"


def _period(dialect: Dialect) -> Iterator[str]:
    """Calendar months. A join with this table spares every date function of every engine."""
    text, day = column_type(Kind.TEXT, dialect), column_type(Kind.DATE, dialect)
    columns = [f"kind {text}", f"code {text}", f"first_day {day}", f"last_day {day}"]
    yield _create("period", [*columns, "PRIMARY KEY (kind, code)"], dialect)
    rows = ",\n".join(f"  ('month', '{c}', {first}, {last})" for c, first, last in months())
    yield f"INSERT INTO period (kind, code, first_day, last_day) VALUES\n{rows}"


def months() -> Iterator[tuple[str, int, int]]:
    """Code, first and last epoch day of each calendar month that the table knows."""
    starts = [date(y, m, 1) for y in range(FIRST_YEAR, LAST_YEAR + 1) for m in range(1, 13)]
    ends = [*starts[1:], date(LAST_YEAR + 1, 1, 1)]
    for start, end in zip(starts, ends, strict=True):
        yield f"{start:%Y-%m}", epoch_day(start), epoch_day(end) - 1


def _task(dialect: Dialect) -> Iterator[str]:
    key = f"PRIMARY KEY ({', '.join(TASK_KEY)})"
    yield _create("task", [*(_task_column(c, dialect) for c in TASK_COLUMNS), key], dialect)
    for column in TASK_INDEXES:
        yield f"CREATE INDEX task_{column} ON task ({column})"


def _task_column(name: str, dialect: Dialect) -> str:
    kind = Kind.INTEGER if name in TASK_INTEGERS else Kind.TEXT
    constraint = "" if name in TASK_MAY_BE_NULL else " NOT NULL"
    return f"{name} {column_type(kind, dialect)}{constraint}"


def _create(name: str, lines: list[str], dialect: Dialect) -> str:
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {name} (\n  {body}\n){table_options(dialect)}"


def _quoted(name: str) -> str:
    """Names from the workbook hold letters, digits, '_', '-' and '.' only: check sees to it."""
    return f'"{name}"'
