"""The tables of a Doorstep server, on SQLite or PostgreSQL, as they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from .sources import Found, Source, copied, quoted

POSTGRES = ("postgres", "postgresql")
SCHEMES = (*POSTGRES, "sqlite")


def is_address(where: str) -> bool:
    return urlsplit(where).scheme in SCHEMES


def in_database(where: str, tables: Sequence[str], room: Path) -> Found:
    """Days are numbers there. A table that is missing has no rows."""
    found = Found()
    read = _postgres if urlsplit(where).scheme in POSTGRES else _sqlite
    for table, columns, rows in read(where, tables):
        numbered = ([number, *row] for number, row in enumerate(rows, 1))
        source: Source = copied(table, table, columns, numbered, room)
        found.sources.append(replace(source, numbered=frozenset(columns)))
    return found


Read = Iterator[tuple[str, list[str], Iterable[Sequence[object]]]]


def _sqlite(where: str, tables: Sequence[str]) -> Read:
    path = unquote(urlsplit(where).path[1:]) if is_address(where) else where
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        for table in tables:
            if table in there:
                cursor = connection.execute(f"SELECT * FROM {quoted(table)}")
                yield table, [column[0] for column in cursor.description], cursor


def _postgres(where: str, tables: Sequence[str]) -> Read:
    with psycopg.connect(where) as connection:
        there = "SELECT to_regclass(%s) IS NOT NULL"
        for table in tables:
            if connection.execute(there, [quoted(table)]).fetchone() != (True,):
                continue
            with connection.cursor(f"rows of {table}") as cursor:
                cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
                yield table, [column.name for column in cursor.description or ()], cursor
