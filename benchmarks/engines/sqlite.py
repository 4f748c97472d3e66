"""SQLite over a file as a server has it: write-ahead log, and a cache that small machines have."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import duckdb

from doorstep.protocol.days import DAY
from doorstep.protocol.horizon import parameters

from .checksum import checksum_query
from .one import FORMS, One, drawn
from .target import Target
from .workload import ORDER, TODAY, columns_read, kind_of, package, tables

BATCH = 20_000


class SqliteTarget(Target):
    """Rows lie in the order of their keys, so they are loaded in that order."""

    def __init__(self, place: Path, address: str = "") -> None:
        super().__init__(place, address)
        self._connection = sqlite3.connect(place / "population.sqlite3")
        for pragma in ("journal_mode = wal", "synchronous = normal", "cache_size = -262144"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._queries = package("sqlite")["queries"]["tasks_of_subject"]
        self._given = parameters(TODAY)

    @property
    def root(self) -> int:
        return os.getpid()

    def load(self, data: Path) -> None:
        for statement in package("sqlite")["schema"]["projection"]:
            self._connection.execute(statement)
        for table, columns in tables("sqlite"):
            self._fill(table, columns, data / f"{table}.parquet")
        self._connection.commit()
        self._connection.execute("ANALYZE")
        self._connection.commit()

    def _fill(self, table: str, columns: list[str], source: Path) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        places = ", ".join("?" for _ in columns)
        order = ORDER[kind_of(table)]
        with duckdb.connect(config={"threads": 1, "memory_limit": "3GB"}) as reader:
            rows = reader.execute(f"SELECT {names} FROM '{source}' ORDER BY {order}")
            while batch := rows.fetchmany(BATCH):
                self._connection.executemany(
                    f'INSERT INTO "{table}" ({names}) VALUES ({places})', batch
                )

    def clear(self) -> None:
        for table in ("result", "copy"):
            self._connection.execute(f"DROP TABLE IF EXISTS {table}")
        self._connection.commit()

    def evaluate(self, query: str) -> None:
        self._write("result", query)

    def scan(self) -> None:
        """It has no hash: the length of every value is the least that touches each."""
        for table, columns in columns_read("sqlite").items():
            touched = " + ".join(f'ifnull(length("{column}"), 0)' for column in columns)
            self._connection.execute(f'SELECT sum({touched}) FROM "{table}"').fetchall()

    def copy(self) -> None:
        self._write("copy", "SELECT * FROM result")

    def _write(self, table: str, query: str) -> None:
        self._connection.execute(f"CREATE TABLE {table} AS {query}")
        self._connection.commit()

    def groups(self) -> list[tuple[object, ...]]:
        return self._connection.execute(checksum_query("result", "unicode")).fetchall()

    def subjects(self, number: int) -> list[One]:
        ask = 'SELECT _id FROM "entity_{}" WHERE substr(_id, 1, 2) < ? LIMIT ?'
        few = ("10", 40 * number)
        ids = {
            name: [row[0] for row in self._connection.execute(ask.format(name), few)]
            for name in FORMS
        }
        return drawn(ids, number)

    def submit(self, number: int, one: One) -> None:
        columns = "_id, _subject, _day, _at, _worker"
        insert = f'INSERT INTO "form_{one.form}" ({columns}) VALUES (?, ?, ?, ?, ?)'
        given = (f"uuid:one-{number}", one.id, TODAY, TODAY * DAY, "worker-1")
        self._connection.execute(insert, given)
        self._connection.commit()

    def tasks_of(self, one: One) -> int:
        given = self._given | {"subject": one.id}
        return len(self._connection.execute(self._queries[one.list], given).fetchall())
