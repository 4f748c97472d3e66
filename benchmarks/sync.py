"""Phones against the real server over loopback: first sync, regular sync, a morning's peak.

    .venv/bin/python -m tools.temporary_postgres .venv/bin/python -m benchmarks.sync
    .venv/bin/python -m benchmarks.sync --database sqlite --documents 2000

Phones and server share the machine's cores, so times are those of both together; the CPU is that of
the server's processes alone, with PostgreSQL's.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from itertools import chain
from pathlib import Path
from typing import Any

import brotli

from doorstep.simulate.people import FAMILY_NAMES, FIRST_NAMES
from tests.e2e.conftest import new_database
from tests.e2e.district import PROGRAMME, ROOT, District
from tests.server.forms import new_id, register, visit
from tools.temporary_postgres import VARIABLE

from .processor import cpu_seconds

DAY = 20
"""Submissions of one phone's day."""
PAGE, BATCH = 500, 50
"""As the app asks and sends."""
SIDE_BY_SIDE = 100
"""Phones that talk at one moment."""
BUSY = 503
ONE = b'"form_version":'
END = re.compile(rb'"cursor":"([^"]*)","more":(true|false)')


@dataclass
class Phone:
    """What a phone says, without a phone. Bytes are those of bodies and our own headers."""

    port: int
    token: str
    size: int = 0
    waits: list[float] = field(default_factory=list)
    refused: int = 0
    connection: HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        """As a browser, which comes again later where the server is busy."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept-Encoding": "gzip, br"}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Content-Encoding": "gzip"}
        start = time.perf_counter()
        while (answer := self._once(method, path, body, headers)).status == BUSY:
            self.refused += 1
            time.sleep(int(answer.headers["Retry-After"]) * (1 + random.random()))
        content = answer.read()
        self.waits.append(time.perf_counter() - start)
        assert answer.status == 200, (path, answer.status, content[:200])
        said = [path, *headers, *headers.values(), *chain(*answer.getheaders())]
        self.size += len(body or b"") + len(content) + sum(map(len, said))
        coded = answer.getheader("Content-Encoding") == "br"
        return bytes(brotli.decompress(content)) if coded else content

    def _once(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> HTTPResponse:
        if self.connection is None or self.refused:
            self.connection = HTTPConnection("127.0.0.1", self.port)
        self.connection.request(method, path, body, headers)
        return self.connection.getresponse()

    def push(self, body: bytes) -> None:
        answers = json.loads(self.ask("POST", "/api/push", body))["answers"]
        assert {answer["outcome"] for answer in answers} == {"accepted"}, answers[:3]

    def pull(self, cursor: str = "") -> tuple[int, str]:
        """All pages: how many submissions came, and where that is in the log.

        They are counted and not read: a hundred phones would need more of this machine than its
        server does.
        """
        number, more = 0, True
        while more:
            path = f"/api/pull?cursor={cursor}&limit={PAGE}&speaks=2&brief=true"
            page = self.ask("GET", path)
            end = END.search(page)
            assert end, page[-200:]
            number, cursor, more = number + page.count(ONE), end[1].decode(), end[2] == b"true"
        return number, cursor


def packed(submissions: Sequence[dict[str, Any]]) -> bytes:
    return gzip.compress(json.dumps({"sent": "", "submissions": submissions}).encode(), 6)


def work(number: int) -> list[dict[str, Any]]:
    """Registrations, each with a visit: with a danger sign now and then."""
    found: list[dict[str, Any]] = []
    today = datetime.now(UTC).date()
    for place in range(number // 2):
        record = new_id()
        name = (
            f"{FIRST_NAMES[place % len(FIRST_NAMES)]} {FAMILY_NAMES[place * 7 % len(FAMILY_NAMES)]}"
        )
        found.append(register(today, weeks=8 + place % 30, record=record, name=name))
        found.append(visit(today, record, "fever" if place % 10 == 0 else ""))
    return found


@dataclass
class Measuring:
    """A server, its phones by area, and the processes whose time counts."""

    district: District
    phones: dict[int, list[Phone]]
    roots: list[int]

    def measure(self, what: str, jobs: Sequence[Callable[[], object]], units: int) -> None:
        """All jobs side by side; ``units`` are what one of them is about."""
        phones = [phone for there in self.phones.values() for phone in there]
        for phone in phones:
            phone.waits, phone.size, phone.refused = [], 0, 0
            phone.connection = None  # the server let it go
        before, start = cpu_seconds(*self.roots), time.perf_counter()
        with ThreadPoolExecutor(min(len(jobs), SIDE_BY_SIDE)) as crowd:
            took = sorted(crowd.map(_timed, jobs))
        wall, cpu = time.perf_counter() - start, cpu_seconds(*self.roots) - before
        waits = sorted(wait for phone in phones for wait in phone.waits)
        size = sum(phone.size for phone in phones) / len(jobs)
        print(
            f"{what:44} {wall:7.2f} s  p95 of phones {_p95(took):7.2f} s, "
            f"of requests {_p95(waits) * 1000:6.0f} ms  "
            f"CPU {cpu / len(jobs) * 1000:7.1f} ms each, {cpu / len(jobs) / units * 1000:5.2f} ms "
            f"a submission  {size / 1000:8.1f} kB each  "
            f"{sum(phone.refused for phone in phones)} times busy",
            flush=True,
        )


def _timed(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def _p95(times: Sequence[float]) -> float:
    """Of sorted times, from the beginning of each."""
    return times[max(0, int(len(times) * 0.95) - 1)]


def prepare(database: str, folder: Path, areas: int, each: int) -> Measuring:
    roots = []
    if database == "postgres":
        address = new_database(os.environ[VARIABLE])
        cluster = Path(address.partition("?host=")[2])
        roots.append(int((cluster / "data" / "postmaster.pid").read_text().split()[0]))
    else:
        address = f"sqlite:///{folder / 'doorstep.sqlite3'}"
    district = District(folder, address)
    district.run("migrate")
    district.run("publish", str(PROGRAMME))
    phones: dict[int, list[Phone]] = {}
    for group, size in ((1, each), (areas, 10)):
        for line in _people(district, group, size):
            number, token = line.split()
            place = -1 if size == each else int(number)
            phones.setdefault(place, []).append(Phone(district.port, token))
    district.start()
    assert district.process is not None
    return Measuring(district, phones, [*roots, district.process.pid])


def _people(district: District, areas: int, phones: int) -> list[str]:
    settings = {"DJANGO_SETTINGS_MODULE": "doorstep.server.config.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.sync_people", str(areas), str(phones)],
        env=district.environment() | settings, cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def run(measuring: Measuring, documents: int) -> None:
    village = measuring.phones[-1]
    others = [phone for place, there in measuring.phones.items() if place >= 0 for phone in there]
    first = village[0]

    def fill() -> None:
        for _ in range(documents // BATCH):
            first.push(packed(work(BATCH)))

    measuring.measure(f"one phone sends {documents} documents", [fill], documents)
    for crowd in (1, 10, 100):
        jobs = [phone.pull for phone in village[:crowd]]
        measuring.measure(f"first sync of {documents} documents, {crowd} phones", jobs, documents)
    apart = [there[0] for place, there in measuring.phones.items() if place >= 0][:10]
    cursors = {id(phone): phone.pull()[1] for phone in apart}

    def regular(phone: Phone, body: bytes) -> None:
        phone.ask("GET", "/api/session")
        phone.push(body)
        phone.pull(cursors[id(phone)])

    # Each in an area of its own: what colleagues recorded meanwhile is not its change.
    days = [packed(work(DAY)) for _ in range(10)]
    syncs = [partial(regular, phone, day) for phone, day in zip(apart, days, strict=False)]
    measuring.measure(f"regular sync, {DAY} changes, {len(syncs)} phones", syncs, DAY)
    peak = [partial(phone.push, packed(work(DAY))) for phone in others]
    measuring.measure(f"peak: {len(peak)} phones send {DAY} each", peak, DAY)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--database", choices=["sqlite", "postgres"], action="append")
    asked.add_argument("--documents", type=int, default=10_000)
    asked.add_argument("--areas", type=int, default=100, help="of ten phones each, for the peak")
    given = asked.parse_args()
    for database in given.database or ["sqlite", "postgres"]:
        print(f"\n{database}")
        with tempfile.TemporaryDirectory() as folder:
            measuring = prepare(database, Path(folder), given.areas, 100)
            try:
                run(measuring, given.documents)
            finally:
                measuring.district.kill()


if __name__ == "__main__":
    main()
