"""One process does the jobs; others stand by and take over when it is gone, however it went.

The lock is one that the system itself lets go with the process: a file's on the machine where the
SQLite database is, a session's on PostgreSQL.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from django.db import Error, connection
from django.db.backends.base.base import BaseDatabaseWrapper

LEADER = 0x446F6A62
"""Number of the advisory lock that the process holds which does the jobs."""


class Lead(Protocol):
    def taken(self) -> bool:
        """Whether this process leads now. Asked while it does not, it tries each time."""

    def give_up(self) -> None:
        """As the end of the process does."""


class OfFile:
    """Beside the database."""

    def __init__(self, database: Path) -> None:
        self._file = os.open(
            database.with_name(f"{database.name}.work"), os.O_RDWR | os.O_CREAT, 0o600
        )

    def taken(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def give_up(self) -> None:
        os.close(self._file)


class OfSession:
    """A connection of its own: Django closes the one that jobs use when it is old."""

    def __init__(self, own: BaseDatabaseWrapper) -> None:
        self._connection = own

    def taken(self) -> bool:
        """PostgreSQL gives a session again what it has."""
        try:
            with self._connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [LEADER])
                return bool(cursor.fetchone()[0])
        except Error:
            self._connection.close()
            return False

    def give_up(self) -> None:
        with suppress(Error), self._connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock_all()")
        self._connection.close()


def lead() -> Lead:
    if connection.vendor == "sqlite":
        return OfFile(Path(str(connection.settings_dict["NAME"])))
    return OfSession(connection.copy())
