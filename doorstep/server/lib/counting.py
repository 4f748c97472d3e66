"""How often something was asked in a minute, counted by all processes of this machine together.

In a small database of its own, so that counting waits for no writer of the large one. What it holds
is worth nothing after two minutes; where it fails, nobody is kept from working.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import suppress
from pathlib import Path
from threading import local

LOG = logging.getLogger(__name__)

TABLE = (
    "CREATE TABLE IF NOT EXISTS asked (minute INTEGER, who TEXT, times INTEGER, "
    "PRIMARY KEY (minute, who)) WITHOUT ROWID"
)
ONE_MORE = (
    "INSERT INTO asked VALUES (?, ?, 1) "
    "ON CONFLICT (minute, who) DO UPDATE SET times = times + 1 RETURNING times"
)
_open = local()


def one_more(file: Path, who: str, minute: int) -> int:
    """How many there were in this minute, with this one; 0 where that cannot be told."""
    try:
        return _counted(_connection(file), who, minute)
    except sqlite3.Error as error:
        LOG.error("Requests cannot be counted: %s.", type(error).__name__)
        return 0


def begin_anew(file: Path) -> None:
    """When a server starts: a power cut may have spoilt it, as nobody waits for the disk."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)


def _counted(connection: sqlite3.Connection, who: str, minute: int) -> int:
    ((times,),) = connection.execute(ONE_MORE, (minute, who)).fetchall()
    if times == 1:
        connection.execute("DELETE FROM asked WHERE minute < ?", (minute - 1,))
    return int(times)


def _connection(file: Path) -> sqlite3.Connection:
    """One for each thread, and one for each file, as tests have several."""
    kept: tuple[Path, sqlite3.Connection] | None = getattr(_open, "kept", None)
    if kept and kept[0] == file:
        return kept[1]
    if kept:
        with suppress(sqlite3.Error):
            kept[1].close()
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(file, timeout=1, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute(TABLE)
    _open.kept = (file, connection)
    return connection
