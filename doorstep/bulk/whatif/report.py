"""A comparison for a terminal, and for machines."""

from __future__ import annotations

from dataclasses import asdict

from ..table import table
from .compare import WEEKS, Comparison, Difference, Load

LARGEST = 10
"""Workers that are shown: those whose load changes most."""


def as_text(found: Comparison) -> str:
    """The sentence first, then rules, weeks and workers, as far as they change."""
    weeks = ["", "overdue", *(f"week {n}" for n in range(1, WEEKS + 1)), "all weeks"]
    rules = [row for row in found.rules if not row.is_none]
    same = len(found.rules) - len(rules)
    load = [_line("before", found.load.before), _line("after", found.load.after)]
    parts = [
        headline(found),
        table(DIFFERENCE, [*map(_difference, rules), _difference(found.total)]),
        f"Rules whose tasks stay as they are: {same}.",
        "Open tasks by the week they are due:\n" + table(weeks, load),
    ]
    if workers := most(found):
        title = f"Tasks that fall due in {WEEKS} weeks, where they change most:\n"
        parts.append(title + table(("worker", "before", "after", "change"), _worker_rows(workers)))
    return "\n\n".join(parts)


def _worker_rows(workers: list[Load]) -> list[tuple[object, ...]]:
    return [(load.name, load.due_before, load.due_after, load.change) for load in workers]


DIFFERENCE = (
    *("rule", "before", "after", "added", "removed"),
    *("other state", "other dates", "other band", "moved in rank"),
)


def headline(found: Comparison) -> str:
    """What it comes to, in one sentence."""
    before, after = found.load.due_before, found.load.due_after
    if before == after:
        return f"As many tasks as before fall due in the next {WEEKS} weeks: {after:,}."
    share = f" ({abs(after - before) / before:.0%})" if before else ""
    word = "more" if after > before else "fewer"
    each = [f"{due / max(1, len(found.by_worker)) / WEEKS:,.1f}" for due in (before, after)]
    return (
        f"{abs(after - before):,} {word} tasks{share} fall due in the next {WEEKS} weeks: "
        f"{each[1]} a week for each worker instead of {each[0]}."
    )


def most(found: Comparison) -> list[Load]:
    changed = [load for load in found.by_worker if load.change]
    return sorted(changed, key=lambda load: (-abs(load.change), load.name))[:LARGEST]


def _difference(row: Difference) -> tuple[object, ...]:
    counts = (row.before, row.after, row.added, row.removed)
    return (row.rule or "all", *counts, row.state, row.dates, row.band, row.moved)


def _line(name: str, weeks: tuple[int, ...]) -> tuple[object, ...]:
    return (name, *weeks, sum(weeks[1:]))


def as_json(found: Comparison) -> dict[str, object]:
    return {"headline": headline(found), **asdict(found)}
