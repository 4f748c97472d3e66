"""One step in a process of its own: ``python -m benchmarks.engines.step ENGINE STEP PLACE DATA``.

Prints what it saw as JSON.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from .checksum import digest
from .target import Target
from .usage import measured
from .workload import SPANS, package, queries_of_parts, task_query

ONE_BY_ONE, WARM_UP = 500, 50
Seen = dict[str, object]


def open_target(engine: str, place: Path, address: str) -> Target:
    """Engines are imported only where they are measured: their libraries cost memory."""
    if engine == "duckdb":
        from .duckdb import DuckdbTarget

        return DuckdbTarget(place)
    if engine == "sqlite":
        from .sqlite import SqliteTarget

        return SqliteTarget(place)
    if engine == "postgres":
        from .postgres import PostgresTarget

        return PostgresTarget(place, address)
    from .spark import SparkTarget

    return SparkTarget(place)


def loaded(target: Target, data: Path, _engine: str) -> Seen:
    return asdict(measured(target.root, lambda: target.load(data)))


def evaluated(span: str) -> Callable[[Target, Path, str], Seen]:
    def step(target: Target, _data: Path, engine: str) -> Seen:
        parts = target.parts()
        queries = queries_of_parts(engine, span, parts) if parts else [task_query(engine, span)]
        target.clear()
        return asdict(measured(target.root, lambda: [*map(target.evaluate, queries)]))

    return step


def floor(target: Target, _data: Path, _engine: str) -> Seen:
    """Over the result that the step before left: read the input once, write the result once."""
    scan, copy = measured(target.root, target.scan), measured(target.root, target.copy)
    groups = target.groups()
    return {
        "scan": asdict(scan),
        "copy": asdict(copy),
        "rows": sum(int(str(group[4])) for group in groups),
        "checksum": digest(groups),
    }


def one(target: Target, _data: Path, _engine: str) -> Seen:
    """After each new submission, the tasks of its record."""
    times: list[tuple[float, float]] = []
    found = 0
    for number, asked in enumerate(target.subjects(ONE_BY_ONE + WARM_UP)):
        start = time.perf_counter()
        target.submit(number, asked)
        between = time.perf_counter()
        found += target.tasks_of(asked)
        times.append((between - start, time.perf_counter() - between))
    stored, worked_out = zip(*times[WARM_UP:], strict=True)
    return {
        "subjects": len(stored),
        "tasks": found,
        **_spread("submit", list(stored)),
        **_spread("evaluate", list(worked_out)),
    }


def _spread(name: str, seconds: list[float]) -> Seen:
    cuts = statistics.quantiles(seconds, n=20)
    return {f"{name}_p50_ms": 1000 * statistics.median(seconds), f"{name}_p95_ms": 1000 * cuts[18]}


STEPS: dict[str, Callable[[Target, Path, str], Seen]] = {
    "load": loaded,
    **{span: evaluated(span) for span in SPANS},
    "floor": floor,
    "one": one,
}


def main(engine: str, step: str, place: str, data: str, address: str = "") -> None:
    package(engine)  # compiled before the clock starts
    target = open_target(engine, Path(place), address)
    sys.stdout.write(json.dumps(STEPS[step](target, Path(data), engine)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
