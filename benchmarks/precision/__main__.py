"""``python -m benchmarks.precision``: the same communities, visited in different orders.

Each seed is a community of its own. Births, illnesses and who hears of what are the same in every
order; what the CHW finds follows from where she goes.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doorstep.protocol.check import load
from doorstep.protocol.model.programme import Programme

from .bound import bounds
from .orders import ORDERS, by_score
from .outcomes import measures
from .people import community
from .worker import Worker

PROGRAMME = Path(__file__).parents[2] / "programmes" / "maternal-child"
WORKING_DAYS = 5
BEST = "nobody can"
FIRST_SEED = 1000
"""Those that are reported begin here; whoever tunes a programme uses others."""


@dataclass(frozen=True, slots=True)
class Case:
    seed: int
    households: int
    each_week: int


Results = dict[str, dict[str, float]]
"""By order and measure."""


def main() -> None:
    asked = argparse.ArgumentParser("python -m benchmarks.precision", description=__doc__)
    asked.add_argument("--seeds", type=int, default=20)
    asked.add_argument("--households", type=int, default=100)
    asked.add_argument("--visits", type=int, default=5, help="a week, five for each working day")
    asked.add_argument("--processes", type=int, default=2)
    given = asked.parse_args()
    cases = [Case(FIRST_SEED + n, given.households, given.visits) for n in range(given.seeds)]
    with ProcessPoolExecutor(given.processes) as pool:
        results = list(pool.map(lived, cases))
    print(
        f"\n{given.households} households, {given.visits} visits a week, {given.seeds} seeds: "
        "mean (standard deviation over seeds)\n"
    )
    print("\n".join(table(results)))


@cache
def programme() -> Programme:
    return load(PROGRAMME)


def lived(case: Case) -> Results:
    """One community in every order."""
    of, each_day = community(case.seed, case.households), case.each_week // WORKING_DAYS
    found = {
        name: measures(programme(), of, Worker(programme(), of, order, each_day, case.seed).live())
        for name, order in ORDERS.items()
    }
    everything = Worker(programme(), of, by_score, None, case.seed).live()
    return found | {BEST: bounds(programme(), of, everything, each_day)}


def table(results: list[Results]) -> Iterable[str]:
    orders = [*ORDERS, BEST]
    yield f"| | {' | '.join(orders)} |"
    yield "|---" * (len(orders) + 1) + "|"
    for measure in dict.fromkeys(m for result in results for of in result.values() for m in of):
        cells = (_cell([r[o][measure] for r in results if measure in r[o]]) for o in orders)
        yield f"| {measure} | {' | '.join(cells)} |"


def _cell(values: list[float]) -> str:
    if not values:
        return "-"
    spread = statistics.stdev(values) if len(values) > 1 else 0.0
    return f"{statistics.mean(values):.1f} ({spread:.1f})"


if __name__ == "__main__":
    main()
