"""The demo as its README command starts it."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .district import ROOT, free_port

PERSON = re.compile(r"^  (\w+) \w+ .*\n\s+(http\S+/#/enrol/\S+)$", re.MULTILINE)
STARTING = 120.0  # seconds: the district is made first


@contextmanager
def running_demo(folder: Path) -> Iterator[dict[str, str]]:
    """Start `doorstep demo`; yield the enrolment links it prints, by first name."""
    printed, port = folder / "printed.txt", free_port()
    with printed.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "doorstep.cli", "demo", "--port", str(port)],
            env={**os.environ, "DOORSTEP_DATA": str(folder)}, stdout=output, cwd=ROOT,
        )  # fmt: skip
    try:
        deadline = time.monotonic() + STARTING
        while "Stop it with" not in printed.read_text() or not _answers(port):
            assert process.poll() is None, printed.read_text()
            assert time.monotonic() < deadline, printed.read_text()
            time.sleep(0.2)
        yield dict(PERSON.findall(printed.read_text()))
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    """Its processes start after it has said where they are."""
    with suppress(OSError), socket.create_connection(("localhost", port), timeout=1):
        return True
    return False
