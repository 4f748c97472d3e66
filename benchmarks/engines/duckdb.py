"""DuckDB over its own file; results are Parquet, as an analyst would keep them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from doorstep.bulk.parts import spans

from .checksum import checksum_query
from .one import FORMS
from .target import Target
from .workload import ORDER, Ids, columns_read, kind_of, tables

MEMORY, THREADS = "6GB", 2


class DuckdbTarget(Target):
    """Tables without keys: an index of ten million texts is nothing that a scan needs.

    Their rows lie in the order of ids, as in ``doorstep tasks``: a part is a piece of each table.
    """

    def __init__(self, place: Path, address: str = "") -> None:
        super().__init__(place, address)
        self._connection = duckdb.connect(place / "population.duckdb")
        self._connection.execute(
            f"SET memory_limit = '{MEMORY}'; SET threads = {THREADS};"
            f" SET temp_directory = '{place / 'spill'}'; SET preserve_insertion_order = false"
        )

    @property
    def root(self) -> int:
        return os.getpid()

    def load(self, data: Path) -> None:
        for table, columns in tables("duckdb"):
            names = ", ".join(f'"{column}"' for column in columns)
            rows = f"SELECT {names} FROM '{data / table}.parquet' ORDER BY {ORDER[kind_of(table)]}"
            self._connection.execute(f'CREATE TABLE "{table}" AS {rows}')
        self._connection.execute("CHECKPOINT")

    def clear(self) -> None:
        for folder in (self._result, self._copy):
            shutil.rmtree(folder, ignore_errors=True)

    def parts(self) -> list[Ids]:
        return spans(self._connection, [f"entity_{name}" for name in FORMS])

    def evaluate(self, query: str) -> None:
        self._write(query, self._result)

    def scan(self) -> None:
        for table, columns in columns_read("duckdb").items():
            names = ", ".join(f'"{column}"' for column in columns)
            self._connection.execute(f'SELECT sum(hash({names})) FROM "{table}"').fetchall()

    def copy(self) -> None:
        self._write(f"FROM '{self._result}/*.parquet'", self._copy)

    def groups(self) -> list[tuple[object, ...]]:
        query = checksum_query(f"'{self._result}/*.parquet'", "ascii")
        return self._connection.execute(query).fetchall()

    def _write(self, query: str, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        file = folder / f"{len(list(folder.iterdir()))}.parquet"
        self._connection.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet)")

    @property
    def _result(self) -> Path:
        return self.place / "result"

    @property
    def _copy(self) -> Path:
        return self.place / "copy"
