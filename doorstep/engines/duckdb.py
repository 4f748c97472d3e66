"""DuckDB: an analyst's machine, indicators over years, what-if over a nation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from tempfile import NamedTemporaryFile
from typing import ClassVar

import duckdb

from ..protocol.language.types import Value
from ..protocol.model.programme import Programme
from ..protocol.sql.dialects import Dialect
from .engine import Engine, Parameters
from .rows import Row


class DuckdbEngine(Engine):
    """Supports the whole language.

    Best for all records at once, tens of millions on one machine.
    """

    dialect: ClassVar[Dialect] = Dialect.DUCKDB

    def __init__(self, programme: Programme, connection: duckdb.DuckDBPyConnection) -> None:
        super().__init__(programme)
        self.connection = connection

    def execute(self, statement: str) -> None:
        self.connection.execute(statement)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """By way of a file: DuckDB takes a parameter a hundred times as long to read."""
        names = ", ".join(f'"{column}"' for column in columns)
        with NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
            file.writelines(json.dumps(dict(zip(columns, row, strict=True))) + "\n" for row in rows)
            file.flush()
            if file.tell():
                self.execute(f"COPY \"{table}\" ({names}) FROM '{file.name}' (FORMAT json)")

    def append(self, table: str, query: str, parameters: Parameters) -> None:
        """Add the rows of a query to a table."""
        self._run(f'INSERT INTO "{table}" {query}', parameters)

    def rows(self, query: str, parameters: Parameters) -> list[tuple[Value, ...]]:
        return self._run(query, parameters).fetchall()

    def _run(self, query: str, parameters: Parameters) -> duckdb.DuckDBPyConnection:
        """DuckDB refuses parameters that the query does not name."""
        (statement,) = self.connection.extract_statements(query)
        named = {name: parameters[name] for name in statement.named_parameters}
        return self.connection.execute(statement, named)
