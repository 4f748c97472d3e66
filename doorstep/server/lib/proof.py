"""A copy is worth what comes back of it: it is put into an empty database and checked there."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

from . import copies
from .copies import CopyError


def prove(file: Path) -> str:
    """What ``doorstep restore`` says of it there. Raises CopyError where it does not come back."""
    if copies.kind_of(file) != connection.vendor:
        raise CopyError(f"{file} is a copy of {copies.kind_of(file)}: check it on such a server.")
    with _empty() as address:
        done = subprocess.run(  # noqa: S603  (ourselves)
            [sys.executable, "-m", "doorstep.cli", "restore", str(file.absolute())],
            env={
                **os.environ,
                "DOORSTEP_DATABASE": address,
                "DOORSTEP_FILES": str(copies.files_beside(file)),
            },
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode != 0:
        raise CopyError(f"{file} does not come back: {(done.stderr or done.stdout).strip()}")
    return done.stdout


@contextmanager
def _empty() -> Iterator[str]:
    """The address of a database that is gone afterwards."""
    if connection.vendor == "sqlite":
        with tempfile.TemporaryDirectory(prefix="doorstep-proof-") as folder:
            yield f"sqlite:///{folder}/proof.sqlite3"
        return
    name = f"doorstep_proof_{secrets.token_hex(4)}"
    address = urlsplit(os.environ["DOORSTEP_DATABASE"])._replace(path=f"/{name}").geturl()
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
        try:
            yield address
        finally:
            cursor.execute(f'DROP DATABASE "{name}"')
