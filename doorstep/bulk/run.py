"""The tasks of a whole population, by whichever engine is asked for.

Whoever worked them out, they end up as the table ``found`` in the connection of the data, so that
all engines share what comes after: order, filters, files.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
from psycopg import sql

from doorstep.engines.duckdb import DuckdbEngine
from doorstep.engines.engine import Engine
from doorstep.engines.postgres import PostgresEngine
from doorstep.engines.rows import Row, task_row
from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.compile import part_query
from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.horizon import EVERYTHING, Horizon, Present, parameters
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.package import TASK_COLUMNS
from doorstep.protocol.plan.inputs import entity_table

from .data.clean import Table
from .data.read import Data
from .data.sources import quoted
from .data.world import world_of
from .parts import spans

if TYPE_CHECKING:
    from doorstep.engines.spark import SparkEngine

CHUNK = 10_000


class EngineError(Exception):
    """An engine cannot be had here. The text is for people."""


def find_tasks(
    programme: Programme,
    data: Data,
    engine: str,
    at: Present,
    horizon: Horizon = EVERYTHING,
    scratch: str = "",
) -> None:
    """Make ``found``, with the columns of TASK_COLUMNS. ``scratch`` is a PostgreSQL to work in."""
    home = _home(programme, data)
    home.execute("CREATE TABLE found AS FROM task LIMIT 0")
    if engine == "duckdb":
        _in_parts(home, programme, parameters(at.today, at.now, horizon))
        return
    if engine == "spark":
        _by_files(home, programme, data, at, horizon)
        return
    if engine == "judge":
        tasks = evaluate(programme, world_of(data), at.today, at.now, horizon)
    else:
        with OPENED[engine](programme, scratch) as other:
            _fill(other, data)
            tasks = other.tasks(at.today, at.now, horizon)
    home.insert("found", TASK_COLUMNS, map(task_row, tasks))


def _by_files(
    home: DuckdbEngine, programme: Programme, data: Data, at: Present, horizon: Horizon
) -> None:
    """Spark reads files and writes files, all of a column at once; no row passes through here."""
    with _spark(programme) as other:
        other.create()
        for table in data.tables:
            other.take(table.name, data.connection, data.kept(table))
        columns = ", ".join(TASK_COLUMNS)
        found = f"SELECT {columns} FROM '{other.write_tasks(at, horizon)}'"  # ours
        home.execute(f"INSERT INTO found {found}")


def _in_parts(home: DuckdbEngine, programme: Programme, asked: Mapping[str, int | str]) -> None:
    query = part_query(programme, home.dialect)
    for first, before in spans(home.connection, [*map(entity_table, home.package["lists"])]):
        home.append("found", query, {**asked, "first_id": first, "before_id": before})


def _home(programme: Programme, data: Data) -> DuckdbEngine:
    """DuckDB where the data lies already, so that tens of millions of rows stay where they are."""
    engine = DuckdbEngine(programme, data.connection)
    engine.create()
    for table in data.tables:
        name = quoted(table.name)
        engine.execute(f"DROP TABLE {name}")
        engine.execute(f"CREATE VIEW {name} AS FROM {data.kept(table)}")
    return engine


def _fill(engine: Engine, data: Data) -> None:
    engine.create()
    for table in data.tables:
        names = [column.name for column in table.columns]
        engine.insert(table.name, names, _rows(data, table))


def _rows(data: Data, table: Table) -> Iterator[Row]:
    cursor = data.connection.cursor().execute(f"FROM {data.kept(table)}")
    while some := cursor.fetchmany(CHUNK):
        yield from some


@contextmanager
def _sqlite(programme: Programme, _scratch: str) -> Iterator[Engine]:
    with closing(sqlite3.connect(":memory:")) as connection:
        yield SqliteEngine(programme, connection)


@contextmanager
def _postgres(programme: Programme, scratch: str) -> Iterator[Engine]:
    """In a schema of its own, of which nothing stays."""
    if not scratch:
        raise EngineError("Say with --scratch postgres://user@host/name which PostgreSQL to use.")
    schema = sql.Identifier(f"doorstep_{uuid4().hex}")
    with psycopg.connect(scratch) as connection:
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(schema))
        connection.execute(sql.SQL("SET search_path TO {}").format(schema))
        yield PostgresEngine(programme, connection)
        connection.rollback()


@contextmanager
def _spark(programme: Programme) -> Iterator[SparkEngine]:
    """The cluster that Spark's own settings name, or else this machine."""
    try:
        from pyspark.sql import SparkSession

        from doorstep.engines.spark import SparkEngine
    except ModuleNotFoundError:
        raise EngineError(
            "Spark is an extra: pip install 'doorstep[spark]', and Java 17."
        ) from None
    with TemporaryDirectory() as folder:
        session = SparkSession.builder.appName("doorstep tasks").getOrCreate()
        yield SparkEngine(programme, session.newSession(), Path(folder))


OPENED: Mapping[str, Callable[[Programme, str], AbstractContextManager[Engine]]] = {
    "sqlite": _sqlite,
    "postgres": _postgres,
}
ENGINES = ("duckdb", *OPENED, "spark", "judge")
