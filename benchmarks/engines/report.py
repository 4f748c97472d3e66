"""Runs -> markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from .workload import SPANS

Run = dict[str, Any]
CHT_MIXED = 1_500
"""Contacts per CPU-second that the Community Health Toolkit 5.2 evaluates, rules alone."""


def markdown(runs: Sequence[Run]) -> str:
    return "\n".join([*_loads(runs), *_spans(runs), *_ones(runs)]) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def _loads(runs: Sequence[Run]) -> list[str]:
    head = ("load", "subjects", "wall s", "CPU s", "peak MB")
    return _table(head, [(*_who(run), *_usage(run["load"])) for run in runs])


def _who(run: Run) -> tuple[str, str]:
    return run["engine"], f"{run['size']:,}"


def _usage(seen: Run) -> tuple[str, str, str]:
    if "failed" in seen:
        return "failed", "", ""
    return f"{seen['wall']:.1f}", f"{seen['cpu']:.1f}", f"{seen['peak_mb']:.0f}"


def _spans(runs: Sequence[Run]) -> list[str]:
    head = (
        *("evaluate", "subjects", "span", "tasks", "wall s", "CPU s", "peak MB"),
        *("floor CPU s", "times the floor", "subjects per CPU s", "times CHT", "checksum"),
    )
    rows = [
        _span(run, span, run[span]) for run in runs for span in SPANS if "wall" in run.get(span, ())
    ]
    return _table(head, rows)


def _span(run: Run, span: str, seen: Run) -> tuple[str, ...]:
    engine, size = _who(run)
    floor = seen["floor"]
    if "failed" in floor:
        return engine, size, span, "", *_usage(seen), "failed"
    least = floor["scan"]["cpu"] + floor["copy"]["cpu"]
    rate = run["size"] / max(seen["cpu"], 0.01)
    return (
        *(engine, size, span, f"{floor['rows']:,}", *_usage(seen), f"{least:.1f}"),
        *(f"{seen['cpu'] / max(least, 0.01):.1f}", f"{rate:,.0f}", f"{rate / CHT_MIXED:,.0f}"),
        floor["checksum"],
    )


def _ones(runs: Sequence[Run]) -> list[str]:
    head = ("one subject", "subjects", "evaluate p50 ms", "p95", "store p50 ms", "p95", "tasks")
    return _table(head, [_one(run, run["one"]) for run in runs if "subjects" in run.get("one", ())])


def _one(run: Run, seen: Run) -> tuple[str, ...]:
    names = ("evaluate_p50_ms", "evaluate_p95_ms", "submit_p50_ms", "submit_p95_ms")
    return *_who(run), *(f"{seen[name]:.2f}" for name in names), str(seen["tasks"])
