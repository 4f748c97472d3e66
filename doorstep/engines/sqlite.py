"""SQLite, by the standard library: the server's default, and what phones run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import ClassVar

from ..protocol.language.types import Value
from ..protocol.model.programme import Programme
from ..protocol.sql.dialects import Dialect
from .engine import Engine, Parameters
from .rows import Row


class SqliteEngine(Engine):
    """Supports the whole language, from SQLite 3.39 built with its math functions, as Debian's and
    the official WebAssembly are. One writer at a time.

    Best for one subject at a time, far under a millisecond, and for up to a million records.
    """

    dialect: ClassVar[Dialect] = Dialect.SQLITE

    def __init__(self, programme: Programme, connection: sqlite3.Connection) -> None:
        super().__init__(programme)
        self._connection = connection

    def execute(self, statement: str) -> None:
        self._connection.execute(statement)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        values = ", ".join("?" for _ in columns)
        insert = f'INSERT INTO "{table}" ({names}) VALUES ({values})'  # noqa: S608  # names of ours
        self._connection.executemany(insert, rows)

    def rows(self, query: str, parameters: Parameters) -> list[tuple[Value, ...]]:
        return self._connection.execute(query, parameters).fetchall()
