"""Two versions' tasks for the same people -> what differs, and for whom.

Looked at are the tasks whose window shares a day with the next eight weeks. Load is what is open:
not done, not failed, not cancelled.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import duckdb

from ..shown import URGENCY

WEEKS = 8
OPEN = "('draft', 'ready', 'on-hold')"
NOBODY = "nobody"
"""Stands for the worker of a record that has neither owner nor area."""

KEY = "rule, occurrence, cause, subject"
RANKED = f"""
SELECT t.*, coalesce(t.owner, t.area, '{NOBODY}') AS worker, t.state IN {OPEN} AS is_open,
  CASE WHEN t.state = 'ready' THEN row_number() OVER (
    PARTITION BY coalesce(t.owner, t.area, '{NOBODY}'), t.state ORDER BY {URGENCY}) END AS rank
FROM {{0}} AS t"""
WEEK = "CASE WHEN due < $today THEN 0 ELSE 1 + (due - $today) // 7 END"

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Tasks of a rule, or of all (``rule`` is '')."""

    rule: str
    before: int
    after: int
    added: int
    removed: int
    state: int
    dates: int
    band: int
    moved: int

    @property
    def is_none(self) -> bool:
        """Places on worklists apart: they move with everything else there."""
        return not (self.added or self.removed or self.state or self.dates or self.band)


@dataclass(frozen=True, slots=True)
class Load:
    """Open tasks of a rule or a worker: overdue, then due in each of the eight weeks."""

    name: str
    before: Numbers
    after: Numbers

    @property
    def due_before(self) -> int:
        """How many fall due in the weeks to come; what is overdue is a heap of its own."""
        return sum(self.before[1:])

    @property
    def due_after(self) -> int:
        return sum(self.after[1:])

    @property
    def change(self) -> int:
        return self.due_after - self.due_before


@dataclass(frozen=True, slots=True)
class Comparison:
    total: Difference
    rules: list[Difference]
    load: Load
    by_rule: list[Load]
    by_worker: list[Load]


def keep_before(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Set the older version's tasks aside, for the connection of the newer one."""
    connection.execute(f"COPY found TO '{path}' (FORMAT parquet)")


def compare(connection: duckdb.DuckDBPyConnection, before: Path, today: int) -> Comparison:
    old = f"read_parquet('{before}')"
    connection.execute(f"CREATE TABLE old AS {RANKED.format(old)}")
    connection.execute(f"CREATE TABLE new AS {RANKED.format('found')}")
    total, *rules = _differences(connection)
    (load,) = _loads(connection, "''", today)
    return Comparison(
        total=total,
        rules=rules,
        load=load,
        by_rule=_loads(connection, "rule", today),
        by_worker=_loads(connection, "worker", today),
    )


def _differences(connection: duckdb.DuckDBPyConnection) -> list[Difference]:
    """All tasks first, then each rule's."""
    both = "b.state IS NOT NULL AND a.state IS NOT NULL"
    query = f"""
SELECT coalesce(rule, ''), count(b.state), count(a.state),
  count(*) FILTER (b.state IS NULL), count(*) FILTER (a.state IS NULL),
  count(*) FILTER ({both} AND b.state <> a.state),
  count(*) FILTER ({both} AND (b.opens, b.due, b.closes) IS DISTINCT FROM
    (a.opens, a.due, a.closes)),
  count(*) FILTER ({both} AND b.band <> a.band),
  count(*) FILTER (b.rank <> a.rank)
FROM old AS b FULL JOIN new AS a USING ({KEY}) GROUP BY ROLLUP (rule) ORDER BY rule NULLS FIRST"""
    found = [Difference(*row) for row in connection.execute(query).fetchall()]
    return found or [Difference("", *[0] * 8)]


def _loads(connection: duckdb.DuckDBPyConnection, name: str, today: int) -> list[Load]:
    """By name; a week without a task has 0."""
    each = f"SELECT {name} AS name, {WEEK} AS week"
    query = f"""
SELECT name, {_weeks("before")}, {_weeks("after")} FROM (
  {each}, 1 AS before, 0 AS after FROM old WHERE is_open UNION ALL
  {each}, 0, 1 FROM new WHERE is_open
) WHERE week <= {WEEKS} GROUP BY name ORDER BY name"""
    rows = connection.execute(query, {"today": today}).fetchall()
    half = WEEKS + 1
    loads = [Load(str(row[0]), _whole(row[1 : 1 + half]), _whole(row[1 + half :])) for row in rows]
    return loads or ([] if name != "''" else [Load("", (0,) * half, (0,) * half)])


def _weeks(which: str) -> str:
    return ", ".join(f"sum({which}) FILTER (week = {week})" for week in range(WEEKS + 1))


def _whole(numbers: tuple[object, ...]) -> Numbers:
    return tuple(int(cast("int", number or 0)) for number in numbers)
