"""The whole database as one file, and back: while the server runs, all of it or nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

KINDS = {b"SQLite format 3\x00": "sqlite", b"PGDMP": "postgresql"}
"""How a copy begins, and which database it is of."""


class CopyError(Exception):
    """Why there is no copy, or none came back; for people."""


def save(file: Path) -> None:
    """The copy appears when it is whole, and only its owner may read it."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    if connection.vendor == "sqlite":
        _copy(_sqlite_file(), part)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={part}")
    part.replace(file)


def bring_back(file: Path) -> None:
    """Everything that the database holds now is gone afterwards."""
    kind = kind_of(file)
    if kind != connection.vendor:
        raise CopyError(f"{file} is a copy of {kind}, and this server has {connection.vendor}.")
    connection.close()
    if kind == "sqlite":
        _copy(file, _sqlite_file())
    else:
        _run(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(file)
        )


def files_beside(file: Path) -> Path:
    """Where the files of submissions are that belong to a copy."""
    return file.absolute().parent / "doorstep-files"


def kind_of(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            start = opened.read(16)
    except OSError as error:
        raise CopyError(f"{file} cannot be read: {error.strerror}.") from error
    for mark, kind in KINDS.items():
        if start.startswith(mark):
            return kind
    raise CopyError(f"{file} is no copy that `doorstep backup` made.")


def _sqlite_file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _copy(source: Path, target: Path) -> None:
    """SQLite's own copy: a reader of the one sees one moment, a reader of the other all or none."""
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
            (found,) = new.execute("PRAGMA quick_check").fetchone()
    except sqlite3.Error as error:
        raise CopyError(f"SQLite could not copy {source} to {target}: {error}.") from error
    if found != "ok":
        raise CopyError(f"{target} is damaged: {found}.")


def _run(tool: str, *options: str) -> None:
    where = connection.settings_dict
    program = shutil.which(tool)
    if program is None:
        raise CopyError(f"{tool} was not found: install PostgreSQL's client programs.")
    flags = {"--host": where["HOST"], "--port": where["PORT"], "--username": where["USER"]}
    given = [f"{flag}={value}" for flag, value in flags.items() if value]
    done = subprocess.run(  # noqa: S603  (a program of PostgreSQL, with our own settings)
        [program, *given, f"--dbname={where['NAME']}", *options],
        env={**os.environ, "PGPASSWORD": str(where["PASSWORD"] or "")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise CopyError(f"{tool} failed: {done.stderr.strip()}")
