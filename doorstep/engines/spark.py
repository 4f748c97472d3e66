"""Spark: a nation's records, where one machine does not hold them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import ClassVar
from uuid import uuid4

import duckdb
from pyspark.sql import SparkSession

from ..protocol.horizon import Horizon, Present, parameters
from ..protocol.language.types import Value
from ..protocol.model.programme import Programme
from ..protocol.sql.dialects import Dialect
from .engine import Engine, Parameters
from .rows import Row

OF_FILES = re.compile(r"CREATE TEMPORARY VIEW `?([^` ]+)`? \(.*USING PARQUET", re.DOTALL)


class SparkEngine(Engine):
    """Supports the whole language, from Spark 4. Tables are temporary views of the session that
    was given, over Parquet files in ``folder``, one folder each: a place that the driver and all
    of the cluster's workers see.

    Best for all records at once, on several machines; a query takes a second to plan, so one
    subject at a time is other engines' work.
    """

    dialect: ClassVar[Dialect] = Dialect.SPARK

    def __init__(self, programme: Programme, session: SparkSession, folder: Path) -> None:
        super().__init__(programme)
        self._session, self._folder = session, folder
        session.conf.set("spark.sql.variable.substitute", "false")  # texts may hold ${...}

    def execute(self, statement: str) -> None:
        of_files = OF_FILES.fullmatch(statement)
        if of_files:
            folder = self._folder / of_files[1]
            folder.mkdir(parents=True, exist_ok=True)
            statement += f" OPTIONS (path '{folder}')"
        self._session.sql(statement)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
        """As one Parquet file: row by row Spark takes a hundred times as long."""
        path = self._folder / table / f"{uuid4().hex}.parquet"
        with NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
            file.writelines(json.dumps(dict(zip(columns, row, strict=True))) + "\n" for row in rows)
            file.flush()
            if file.tell():
                self._convert(file.name, table, path)

    def clear(self, table: str) -> None:
        for file in (self._folder / table).glob("*.parquet"):
            file.unlink()
        self._session.catalog.refreshTable(f"`{table}`")

    def _convert(self, file: str, table: str, path: Path) -> None:
        """DuckDB, which has no more to do with it, writes Parquet; its types have Spark's names."""
        types = self._types(table)
        with duckdb.connect() as connection:
            connection.read_json(file, columns=types, format="newline_delimited").write_parquet(
                str(path)
            )
        self._session.catalog.refreshTable(f"`{table}`")

    def _types(self, table: str) -> dict[str, str]:
        view = self._session.table(f"`{table}`")
        return {field.name: field.dataType.simpleString() for field in view.schema.fields}

    def take(self, table: str, connection: duckdb.DuckDBPyConnection, source: str) -> None:
        """Add all rows of a table, or view, of DuckDB: a file is written, and no row is touched."""
        path = self._folder / table / f"{uuid4().hex}.parquet"
        has = {column[0] for column in connection.execute(f"DESCRIBE {source}").fetchall()}
        columns = (
            f'CAST("{name}" AS {type_}) AS "{name}"'
            for name, type_ in self._types(table).items()
            if name in has
        )
        rows = f"SELECT {', '.join(columns)} FROM {source}"  # noqa: S608  # names of ours
        connection.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet)")
        self._session.catalog.refreshTable(f"`{table}`")

    def write_tasks(self, at: Present, horizon: Horizon) -> str:
        """The tasks, as Parquet files of as many writers as there are; the pattern names them."""
        query, folder = self.package["queries"]["tasks_all"], self._folder / "found"
        given = dict(parameters(at.today, at.now, horizon))
        self._session.sql(query, given).write.parquet(str(folder))
        return str(folder / "*.parquet")

    def rows(self, query: str, parameters: Parameters) -> list[tuple[Value, ...]]:
        return [tuple(row) for row in self._session.sql(query, dict(parameters)).collect()]
