"""PostgreSQL in a cluster of its own. No fsync, unlogged tables: it is the engine that is measured,
not the disk.
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import psycopg

from doorstep.protocol.days import DAY
from doorstep.protocol.horizon import parameters

from .checksum import checksum_query
from .one import FORMS, One, drawn
from .target import Target
from .workload import ORDER, TODAY, columns_read, kind_of, package, tables

CHUNK = 1 << 20
SETTINGS = ("work_mem = '512MB'", "jit = off", "max_parallel_workers_per_gather = 0")


class PostgresTarget(Target):
    """``address`` is that of the cluster; its postmaster is the parent of our backend."""

    def __init__(self, place: Path, address: str = "") -> None:
        super().__init__(place, address)
        self._connection = psycopg.connect(address, autocommit=True)
        for setting in SETTINGS:
            self._connection.execute(f"SET {setting}".encode())
        self._queries = package("postgres")["queries"]["tasks_of_subject"]
        self._given = parameters(TODAY)

    @property
    def root(self) -> int:
        return self._connection.info.backend_pid

    def load(self, data: Path) -> None:
        for statement in package("postgres")["schema"]["projection"]:
            unlogged = statement.replace("CREATE TABLE", "CREATE UNLOGGED TABLE", 1)
            self._connection.execute(unlogged.encode())
        for table, columns in tables("postgres"):
            self._fill(table, columns, data / f"{table}.parquet")
        self._connection.execute("VACUUM ANALYZE")

    def _fill(self, table: str, columns: list[str], source: Path) -> None:
        names = ", ".join(f'"{column}"' for column in columns)
        order, pipe = ORDER[kind_of(table)], self.place / f"{table}.csv"
        with duckdb.connect(config={"threads": 1, "memory_limit": "3GB"}) as reader:
            reader.execute(f"COPY (SELECT {names} FROM '{source}' ORDER BY {order}) TO '{pipe}'")
        statement = f'COPY "{table}" ({names}) FROM STDIN (FORMAT csv, HEADER)'.encode()
        with self._connection.cursor().copy(statement) as copy, pipe.open("rb") as file:
            while chunk := file.read(CHUNK):
                copy.write(chunk)
        pipe.unlink()

    def clear(self) -> None:
        self._connection.execute("DROP TABLE IF EXISTS result, copy")

    def evaluate(self, query: str) -> None:
        self._write("result", query)

    def scan(self) -> None:
        for table, columns in columns_read("postgres").items():
            names = ", ".join(f'"{column}"' for column in columns)
            hashed = f'SELECT sum(hash_record_extended(row({names}), 0)) FROM "{table}"'
            self._connection.execute(hashed.encode()).fetchall()

    def copy(self) -> None:
        self._write("copy", "SELECT * FROM result")

    def _write(self, table: str, query: str) -> None:
        self._connection.execute(f"CREATE UNLOGGED TABLE {table} AS {query}".encode())

    def groups(self) -> list[tuple[object, ...]]:
        query = checksum_query("result", "ascii", ' COLLATE "C"')
        return self._connection.execute(query.encode()).fetchall()

    def subjects(self, number: int) -> list[One]:
        ask = 'SELECT _id FROM "entity_{}" WHERE substr(_id, 1, 2) < %s LIMIT %s'
        few = ("10", 40 * number)
        ids = {
            name: [row[0] for row in self._connection.execute(ask.format(name).encode(), few)]
            for name in FORMS
        }
        return drawn(ids, number)

    def submit(self, number: int, one: One) -> None:
        columns = "_id, _subject, _day, _at, _worker"
        insert = f'INSERT INTO "form_{one.form}" ({columns}) VALUES (%s, %s, %s, %s, %s)'
        given = (f"uuid:one-{number}-{os.getpid()}", one.id, TODAY, TODAY * DAY, "worker-1")
        self._connection.execute(insert.encode(), given, prepare=True)

    def tasks_of(self, one: One) -> int:
        given = self._given | {"subject": one.id}
        query = self._queries[one.list].encode()
        return len(self._connection.execute(query, given, prepare=True).fetchall())
