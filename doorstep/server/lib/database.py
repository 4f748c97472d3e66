"""The database, where Django's own ways do not reach: one writer at a time, and compiled SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock

import psycopg
from django.db import OperationalError, connection, transaction

from doorstep.protocol.language.types import Value

WRITERS = 0x446F6F72
"""Number of the advisory lock that all writers of the log share."""

PATIENCE = 20
"""Seconds that a writer waits for another one before it gives up."""


def dialect() -> str:
    """The engine that the projection lives in: ``sqlite`` or ``postgres``."""
    return "sqlite" if connection.vendor == "sqlite" else "postgres"


def one_writer() -> None:
    """Wait until no other transaction writes the log, and keep others waiting until this ends.

    Sequence numbers are drawn while the lock is held, so their order is the order of the commits:
    a reader that has seen number n never misses a smaller one that was committed later. SQLite
    has one writer at a time anyway (``transaction_mode`` is IMMEDIATE).
    """
    if not connection.in_atomic_block:
        raise RuntimeError("The writers' lock is held by a transaction: begin one first.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                f"SET LOCAL lock_timeout = '{PATIENCE}s'; SELECT pg_advisory_xact_lock({WRITERS})"
            )


class QueueError(OperationalError):
    """Others wrote all the time that one may wait."""


_queue = Lock()


@contextmanager
def writing() -> Iterator[None]:
    """A transaction of the one writer."""
    with _in_turn(), transaction.atomic():
        one_writer()
        yield


@contextmanager
def _in_turn() -> Iterator[None]:
    """SQLite lets those who wait look now and then, and whoever looks in time goes first: of a
    process's many threads one at a time looks, the others stand in line here.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    if not _queue.acquire(timeout=PATIENCE):
        raise QueueError
    try:
        yield
    finally:
        _queue.release()


def rows(sql: str, values: Mapping[str, int | str]) -> list[tuple[Value, ...]]:
    """The rows of a query with parameters such as ``%(subject)s`` and no other per cent sign."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def compiled(sql: str, values: Mapping[str, int | str]) -> list[tuple[Value, ...]]:
    """The rows of a compiled query, which names its parameters as its engine's driver does."""
    return rows(sql.replace("%", "%%") if connection.vendor == "sqlite" else sql, values)


def prepared(sql: str, values: Mapping[str, int | str]) -> list[tuple[Value, ...]]:
    """As ``compiled``, for a query that is asked again and again: its engine plans it once."""
    if connection.vendor == "sqlite":
        return compiled(sql, values)  # its driver keeps what it has prepared
    with connection.cursor() as cursor, connection.wrap_database_errors:
        # Django's own cursor writes values into the text, which is another text each time.
        asked = psycopg.Cursor(cursor.connection).execute(sql.encode(), values, prepare=True)
        return asked.fetchall()


def execute(sql: str, values: Sequence[Value] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values) if values else None)


def execute_many(sql: str, values: Iterable[Sequence[Value]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(sql, list(values))


def quote(name: str) -> str:
    return connection.ops.quote_name(name)
