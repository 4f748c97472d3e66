"""PostgreSQL, by psycopg: the server at scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

import psycopg
from psycopg import sql

from ..protocol.language.types import Value
from ..protocol.model.programme import Programme
from ..protocol.sql.dialects import Dialect
from .engine import Engine, Parameters
from .rows import Row

Connection = psycopg.Connection[tuple[Value, ...]]


class PostgresEngine(Engine):
    """Supports the whole language, from PostgreSQL 15; tables are made in the search path.

    Best for one subject at a time with many writers; all records at once is DuckDB's work.
    """

    dialect: ClassVar[Dialect] = Dialect.POSTGRES

    def __init__(self, programme: Programme, connection: Connection) -> None:
        super().__init__(programme)
        self._connection = connection

    def execute(self, statement: str) -> None:
        self._connection.execute(statement)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        copy = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
        )
        with self._connection.cursor() as cursor, cursor.copy(copy) as target:
            for row in rows:
                target.write_row(row)

    def rows(self, query: str, parameters: Parameters) -> list[tuple[Value, ...]]:
        return self._connection.execute(query, parameters).fetchall()
