"""A real PostgreSQL for as long as a command runs: ``python -m tools.temporary_postgres CMD ...``.

The cluster lives in a temporary folder, speaks through a socket there only, and is gone
afterwards. PostgreSQL refuses to run as root, so root hands it to the user ``postgres``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "DOORSTEP_TEST_POSTGRES"
"""Holds the address of a running cluster, for tests that find one already there."""


def binaries() -> Path:
    """The folder of ``initdb`` and ``pg_ctl``: Debian keeps it off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_major)
    if debian:
        return debian[-1].parent
    found = shutil.which("initdb")
    if found is None:
        raise SystemExit("PostgreSQL's initdb was not found: install PostgreSQL 15 or later.")
    return Path(found).resolve().parent


def _major(path: Path) -> int:
    return int(path.parts[-3]) if path.parts[-3].isdigit() else 0


def _as_owner(command: list[str]) -> list[str]:
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


@contextmanager
def temporary_postgres() -> Iterator[str]:
    """Yield the address (``postgres:///doorstep?host=...``) of a fresh, empty cluster."""
    folder = Path(tempfile.mkdtemp(prefix="doorstep-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    tool, data = binaries(), folder / "data"
    log = folder / "log"
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    try:
        _run([str(tool / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"])
        _run([str(tool / "pg_ctl"), "-D", str(data), "-w", "-l", str(log), "-o", options, "start"])
        _run([str(tool / "createdb"), "-h", str(folder), "-U", "postgres", "doorstep"])
        yield f"postgres://postgres@/doorstep?host={folder}"
    finally:
        _run([str(tool / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], *, check: bool = True) -> None:
    done = subprocess.run(_as_owner(command), capture_output=True, text=True, check=False, cwd="/")
    if check and done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    with temporary_postgres() as address:
        return subprocess.run(
            sys.argv[1:], env={**os.environ, VARIABLE: address}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
