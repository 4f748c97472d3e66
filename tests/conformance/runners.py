"""The judge and the engines, behind one face."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol
from uuid import uuid4

import duckdb
import psycopg
from psycopg import sql

from doorstep.engines.duckdb import DuckdbEngine
from doorstep.engines.engine import Engine
from doorstep.engines.postgres import PostgresEngine
from doorstep.engines.spark import SparkEngine
from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.evaluate.indicators import Count, Period, indicators
from doorstep.protocol.evaluate.messages import Due, messages_due
from doorstep.protocol.evaluate.tasks import evaluate
from doorstep.protocol.evaluate.values import Scope, value
from doorstep.protocol.evaluate.world import Record, World
from doorstep.protocol.language.terms import Term
from doorstep.protocol.language.types import BOOLEAN, Value
from doorstep.protocol.model.programme import Programme
from doorstep.protocol.model.tasks import Task
from doorstep.protocol.sql.expressions import values
from doorstep.protocol.sql.schema import months
from tests.spark import spark

from .cases import Asked

Values = dict[str, tuple[Value, ...]]
"""By record id: the value of each term."""


class Runner(Protocol):
    one_by_one: int
    """How many questions about one record are asked of a page, too."""

    def tasks(self, asked: Asked) -> list[Task]: ...
    def tasks_of(self, entity_list: str, subject: str, asked: Asked, /) -> list[Task]: ...
    def counts(self, tasks: list[Task], first_day: int, last_day: int) -> list[Count]: ...
    def messages(self, tasks: list[Task], today: int) -> list[Due]: ...
    def values(self, entity_list: str, terms: Sequence[Term], asked: Asked) -> Values: ...


class Judge:
    """``evaluate``."""

    one_by_one = 1000

    def __init__(self, programme: Programme, world: World) -> None:
        self._programme, self._world = programme, world

    def tasks(self, asked: Asked) -> list[Task]:
        return evaluate(self._programme, self._world, asked.today, asked.now, asked.horizon)

    def tasks_of(self, _entity_list: str, subject: str, asked: Asked) -> list[Task]:
        return [task for task in self.tasks(asked) if task.subject == subject]

    def counts(self, tasks: list[Task], first_day: int, last_day: int) -> list[Count]:
        periods = [
            Period(code, max(first, first_day), min(last, last_day))
            for code, first, last in months()
        ]
        return indicators(self._programme, self._world, tasks, periods)

    def messages(self, tasks: list[Task], today: int) -> list[Due]:
        return messages_due(self._programme, self._world, tasks, today)

    def values(self, entity_list: str, terms: Sequence[Term], asked: Asked) -> Values:
        return {
            record.id: tuple(value(term, _scope(self._world, record, asked)) for term in terms)
            for record in self._world.records[entity_list]
        }


def _scope(world: World, record: Record, asked: Asked) -> Scope:
    return Scope(world, record, asked.today, now=asked.now)


class OnEngine:
    """The compiled programme on an engine that has loaded the world."""

    def __init__(self, engine: Engine, world: World, one_by_one: int = 1000) -> None:
        self._engine, self.one_by_one = engine, one_by_one
        engine.create()
        engine.load(world)

    def tasks(self, asked: Asked) -> list[Task]:
        return self._engine.tasks(asked.today, asked.now, asked.horizon)

    def tasks_of(self, entity_list: str, subject: str, asked: Asked) -> list[Task]:
        return self._engine.tasks_of(entity_list, subject, asked.today, asked.now, asked.horizon)

    def counts(self, tasks: list[Task], first_day: int, last_day: int) -> list[Count]:
        self._engine.keep(tasks)
        return self._engine.indicators("month", first_day, last_day)

    def messages(self, tasks: list[Task], today: int) -> list[Due]:
        self._engine.keep(tasks)
        return self._engine.messages(today)

    def values(self, entity_list: str, terms: Sequence[Term], asked: Asked) -> Values:
        return engine_values(self._engine, entity_list, terms, asked)


def engine_values(engine: Engine, entity_list: str, terms: Sequence[Term], asked: Asked) -> Values:
    query = values(entity_list, terms, engine.dialect)
    rows = engine.rows(query, {"today": asked.today, "now": asked.now})
    return {str(id_): tuple(map(_truth, terms, row)) for id_, *row in rows}


def _truth(term: Term, value: Value) -> Value:
    return bool(value) if term.type == BOOLEAN else value


@contextmanager
def judge(programme: Programme, world: World, _dsn: str) -> Iterator[Runner]:
    yield Judge(programme, world)


@contextmanager
def on_sqlite(programme: Programme, world: World, _dsn: str) -> Iterator[Runner]:
    connection = sqlite3.connect(":memory:")
    yield OnEngine(SqliteEngine(programme, connection), world)
    connection.close()


@contextmanager
def on_duckdb(programme: Programme, world: World, _dsn: str) -> Iterator[Runner]:
    with duckdb.connect() as connection:
        yield OnEngine(DuckdbEngine(programme, connection), world)


@contextmanager
def on_postgres(programme: Programme, world: World, dsn: str) -> Iterator[Runner]:
    """In a schema of its own, which is rolled back afterwards."""
    schema = sql.Identifier(f"conformance_{uuid4().hex}")
    with psycopg.connect(dsn) as connection:
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(schema))
        connection.execute(sql.SQL("SET search_path TO {}").format(schema))
        yield OnEngine(PostgresEngine(programme, connection), world)
        connection.rollback()


@contextmanager
def on_spark(programme: Programme, world: World, _dsn: str) -> Iterator[Runner]:
    with TemporaryDirectory() as folder:
        session = spark().newSession()  # with tables of its own
        yield OnEngine(SparkEngine(programme, session, Path(folder)), world, one_by_one=1)


Opened = Callable[[Programme, World, str], AbstractContextManager[Runner]]

RUNNERS: dict[str, Opened] = {
    "judge": judge,
    "sqlite": on_sqlite,
    "duckdb": on_duckdb,
    "postgres": on_postgres,
    "spark": on_spark,
}
