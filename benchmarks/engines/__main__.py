"""Run the benchmark: see ``python -m benchmarks.engines --help``."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doorstep.simulate.population import Population, write_population
from tools.temporary_postgres import temporary_postgres

from ..population import RECIPE
from .report import markdown
from .workload import SPANS, TODAY, package

ENGINES = ("sqlite", "duckdb", "postgres", "spark")
STEPS = (*SPANS, "one")
Run = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    sizes: list[int]
    engines: list[str]
    steps: list[str]
    folder: Path


def main() -> None:
    asked, out = _arguments()
    runs: list[Run] = []
    for size in asked.sizes:
        with _scratch(asked.folder, f"data-{size}-") as data:
            write_population(Population(package("duckdb"), RECIPE, size, TODAY), data)
            for engine in asked.engines:
                runs.append({"engine": engine, "size": size, **_engine(asked, engine, data)})
                out.write_text(json.dumps(runs, indent=1), encoding="utf-8")
    sys.stdout.write(markdown(runs))


def _arguments() -> tuple[Asked, Path]:
    parser = argparse.ArgumentParser(
        "python -m benchmarks.engines",
        description="Load a seeded population into each engine, evaluate all tasks of the programme"
        " in benchmarks/programme, and one subject at a time. Prints tables, writes JSON.",
        epilog="Ten million subjects want about 40 GB of disk for SQLite or PostgreSQL, 25 for"
        " DuckDB; all of it is removed again.",
    )
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000], help="subjects")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES[:3]))
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()), help="for data")
    parser.add_argument("--out", type=Path, default=Path("benchmark.json"), help="the JSON file")
    options = parser.parse_args()
    return Asked(options.sizes, options.engines, options.steps, options.folder), options.out


def _engine(asked: Asked, engine: str, data: Path) -> Run:
    with _scratch(asked.folder, f"{engine}-") as place, _server(engine) as address:
        run: Run = {"load": _step(engine, "load", place, data, address)}
        for step in asked.steps:
            if step != "one":
                run[step] = _step(engine, step, place, data, address)
                run[step] |= {"floor": _step(engine, "floor", place, data, address)}
            elif engine in ("sqlite", "postgres"):
                run[step] = _step(engine, step, place, data, address)
        return run


def _step(engine: str, step: str, place: Path, data: Path, address: str) -> Run:
    sys.stderr.write(f"{engine} {step} ...\n")
    command = [sys.executable, "-m", "benchmarks.engines.step", engine, step]
    done = subprocess.run(
        [*command, str(place), str(data), address], check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        return {"failed": done.stderr.strip().splitlines()[-1:]}
    seen: Run = json.loads(done.stdout.splitlines()[-1])
    return seen


@contextmanager
def _server(engine: str) -> Iterator[str]:
    if engine != "postgres":
        yield ""
        return
    with temporary_postgres() as address:
        yield address


@contextmanager
def _scratch(folder: Path, prefix: str) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix=f"doorstep-{prefix}", dir=folder))
    os.chmod(made, 0o755)  # PostgreSQL's own user looks in
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


if __name__ == "__main__":
    main()
