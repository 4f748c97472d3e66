"""Tasks of a whole population, and of one woman: SQLite and DuckDB under the real programme.

``python -m benchmarks.engines 10000 100000`` makes that many pregnancies with six visits each.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from doorstep.engines.duckdb import DuckdbEngine
from doorstep.engines.engine import Engine
from doorstep.engines.sqlite import SqliteEngine
from doorstep.protocol.check import load
from doorstep.protocol.evaluate.world import Filled, Record, World
from doorstep.protocol.horizon import parameters

PROGRAMME = Path(__file__).parents[1] / "programmes" / "maternal-child"
TODAY = 20_779  # 2026-11-22
VISITS = 6
ONE = 500  # women asked for one by one


def population(size: int, seed: int = 1) -> World:
    rng = random.Random(seed)
    records, visits = [], []
    for number in range(size):
        lmp = TODAY - rng.randrange(20, 400)
        woman = f"woman-{number:08d}"
        values = {
            "lmp": lmp,
            "age": rng.randint(15, 42),
            "first_pregnancy": rng.choice(("yes", "no")),
        }
        records.append(Record(woman, lmp + 30, values))
        visits += [_visit(rng, f"{woman}-{n}", woman, lmp + 30 + 30 * n) for n in range(VISITS)]
    return World({"pregnancy": tuple(records)}, {"anc_visit": tuple(visits)})


def _visit(rng: random.Random, name: str, woman: str, day: int) -> Filled:
    signs = rng.choice((None,) * 12 + ("fever", "bleeding swelling"))
    return Filled(name, woman, day, "chw", {"danger_signs": signs})


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(name: str, engine: Engine, world: World) -> None:
    engine.create()
    engine.load(world)
    query = engine.package["queries"]["tasks_all"]
    number = len(engine.rows(query, parameters(TODAY)))  # warm
    whole = min(seconds(lambda: engine.rows(query, parameters(TODAY))) for _ in range(3))
    say(
        f"{name:<8} {len(world.records['pregnancy']):>9,} women  {number:>10,} tasks {whole:8.2f} s"
    )
    if isinstance(engine, SqliteEngine):
        say(f"         one woman: p50 {statistics.median(_one_by_one(engine, world)):.3f} ms")


def _one_by_one(engine: Engine, world: World) -> list[float]:
    women = random.Random(2).choices(world.records["pregnancy"], k=ONE)
    return [1000 * seconds(lambda w=w: engine.tasks_of(w.id, TODAY)) for w in women]  # type: ignore[misc]


def main(sizes: list[int]) -> None:
    programme = load(PROGRAMME)
    for size in sizes:
        world = population(size)
        measure("SQLite", SqliteEngine(programme, sqlite3.connect(":memory:")), world)
        if size <= 100_000:  # loading row by row; bulk loads are a later room
            measure("DuckDB", DuckdbEngine(programme, duckdb.connect()), world)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10_000])
