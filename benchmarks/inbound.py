"""A burst of SMS against the real server over loopback: is each kept, filled in and answered once?

    .venv/bin/python -m benchmarks.inbound --messages 10000

Each tenth is told twice, as providers do when an answer is lost. Whoever brings them shares the
machine's cores with the server.
"""

from __future__ import annotations

import argparse
import csv
import re
import sqlite3
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from threading import local
from urllib.parse import urlencode, urlsplit

from tests.e2e.district import ROOT, District

SIDE_BY_SIDE = 8
EACH = 20
"""Messages of one client: less than an hour's limit."""

WORDS = ("APPOINTMENT", "MIADI naumwa", "malade", "BABY", "natokwa na damu", "swali", "hello there")
ADDRESS = re.compile(r"https?://\S+/sms/\S+")
OF_THREAD = local()


def main() -> None:
    parser = argparse.ArgumentParser("benchmarks.inbound")
    parser.add_argument("--messages", type=int, default=1000)
    number = parser.parse_args().messages
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "doorstep.sqlite3"
        district = District(Path(folder), f"sqlite:///{file}")
        district.programme = ROOT / "programmes" / "maternal-child"
        district.settle()
        clients = _clients(district, -(-number // EACH))
        told = district.run(
            "sms", "gateway", "main", "--kind", "http", "--set", "url=http://[::1]:9"
        )
        address = urlsplit(ADDRESS.findall(told)[0])
        district.start()
        try:
            _burst(file, address.path, district.port, clients, number)
        finally:
            district.kill()


def _clients(district: District, number: int) -> list[str]:
    phones = [f"+2547{index:08d}" for index in range(number)]
    file = district.folder / "clients.csv"
    with file.open("w", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(["name", "owner_name", "phone"])
        rows.writerows([f"Client {phone}", "asha", phone] for phone in phones)
    district.run("import", str(file), "--list", "pregnancy")
    return phones


def _burst(file: Path, path: str, port: int, clients: list[str], number: int) -> None:
    def bring(index: int) -> float:
        text = WORDS[index % len(WORDS)]
        query = {"id": f"m{index}", "from": clients[index % len(clients)], "text": text}
        start = time.perf_counter()
        for _ in range(2 if index % 10 == 0 else 1):
            line = getattr(OF_THREAD, "line", None) or HTTPConnection("127.0.0.1", port)
            OF_THREAD.line = line
            line.request("GET", f"{path}?{urlencode(query)}")
            answer = line.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
        return time.perf_counter() - start

    start = time.perf_counter()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        waits = list(pool.map(bring, range(number)))
    brought = time.perf_counter() - start
    with sqlite3.connect(file) as database:
        while _count(database, "messaging_incoming WHERE state = 'new'"):
            time.sleep(0.5)
        _tell(database, number, brought, time.perf_counter() - start, waits)


def _tell(
    database: sqlite3.Connection, number: int, brought: float, whole: float, waits: list[float]
) -> None:
    tables = {
        "kept": "messaging_incoming",
        "handled": "messaging_incoming WHERE state = 'handled'",
        "requests": "records_submission WHERE form = 'register_request'",
        "answers": "messaging_outgoing WHERE message = 'answer'",
    }
    counts = {name: _count(database, table) for name, table in tables.items()}
    assert set(counts.values()) == {number}, counts
    times = database.execute("SELECT received, handled FROM messaging_incoming").fetchall()
    seconds = [
        (datetime.fromisoformat(handled) - datetime.fromisoformat(received)).total_seconds()
        for received, handled in times
    ]
    print(f"{number} messages, each tenth told twice: {counts}")
    print(f"brought in {brought:.1f} s, {number / brought:.0f}/s; p95 {_p95(waits) * 1000:.0f} ms")
    print(f"all answered after {whole:.1f} s, {number / whole:.0f}/s; p95 {_p95(seconds):.1f} s")


def _count(database: sqlite3.Connection, table: str) -> int:
    found: int = database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
    return found


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    main()
