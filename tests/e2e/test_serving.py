"""One address, several processes: whichever of them dies, the others answer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest

from .district import ROOT, District, free_port, soon

NAPPING = """
import sys, time
from doorstep.server.config import line, serve, wsgi

def napping(environ, start_response):
    time.sleep(4 if environ["PATH_INFO"] == "/api/push" else 0)
    start_response("200 OK", [("Content-Length", "0")])
    return []

wsgi.application, serve.THREADS, line.LONGEST = napping, 1, 1
serve.serve("127.0.0.1", int(sys.argv[1]), jobs=False)
"""
"""The server with one thread, and a program behind it that takes its time for a push."""


@pytest.fixture
def several(district: District, monkeypatch: pytest.MonkeyPatch) -> District:
    monkeypatch.setenv("DOORSTEP_PROCESSES", "2")
    district.kill()
    district.start()
    return district


def test_one_process_dies_and_nobody_waits(several: District) -> None:
    soon("two processes", lambda: len(several.children("serve")) == 2)
    dies = min(several.children("serve"))
    os.kill(dies, signal.SIGKILL)
    assert all(several.answers() for _ in range(10))
    soon("another one took its place", lambda: len(several.children("serve") - {dies}) == 2)
    assert several.answers()


@pytest.fixture
def napping(tmp_path: Path) -> Iterator[int]:
    """Its port."""
    port = free_port()
    environment = {**os.environ, "DOORSTEP_DATA": str(tmp_path), "DOORSTEP_PROCESSES": "1"}
    command = [sys.executable, "-c", NAPPING, str(port)]
    with subprocess.Popen(command, env=environment, cwd=ROOT) as process:
        soon("it answers", lambda: _status(port, "/health") == 200)
        yield port
        process.terminate()


def _status(port: int, path: str) -> int:
    try:
        return asked(port, path)[0]
    except OSError:
        return 0


def asked(port: int, path: str) -> tuple[int, str | None, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", path, b"x" * 100_000)
    answer = connection.getresponse()
    found = answer.status, answer.headers.get("Retry-After"), answer.read()
    connection.close()
    return found


def test_who_waited_too_long_for_a_thread_is_told_when_to_come_again(napping: int) -> None:
    with ThreadPoolExecutor(3) as phones:
        first = phones.submit(asked, napping, "/api/push")
        time.sleep(0.5)
        late = [phones.submit(asked, napping, path) for path in ("/api/push", "/desk/")]
    assert first.result()[0] == 200
    phone, page = (one.result() for one in late)
    assert phone[:2] == page[:2] == (503, "10")
    assert b'"code": "busy"' in phone[2]
    assert b"load the page again" in page[2]
    assert asked(napping, "/desk/")[0] == 200, "nobody waits any more"
