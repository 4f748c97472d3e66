"""A population in parts of about a million records, so that memory does not grow with it.

A part is a span of ids. Everything that rules look up beyond a record's own submissions is still
looked for in the whole population, so parts need not keep households together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import duckdb

from .data.sources import quoted

RECORDS = 1_000_000
SAMPLE = 100_000
FIRST, LAST = "", "\U0010ffff"
"""No id sorts before the one, and none after the other."""

Span = tuple[str, str]
"""From an id on, and before an id."""


def spans(connection: duckdb.DuckDBPyConnection, lists: Sequence[str]) -> list[Span]:
    """Spans of much the same size that hold each row of the tables ``lists`` once."""
    ids = " UNION ALL ".join(f"SELECT _id FROM {quoted(name)}" for name in lists)
    (records,) = connection.execute(f"SELECT count(*) FROM ({ids})").fetchone() or (0,)
    parts = -(-records // RECORDS)
    if parts < 2:
        return [(FIRST, LAST)]
    shares = [part / parts for part in range(1, parts)]
    sample = (
        f"SELECT quantile_disc(_id, {shares}) FROM ({ids}) USING SAMPLE reservoir({SAMPLE} ROWS)"
    )
    (bounds,) = connection.execute(sample).fetchone() or ([],)
    return list(pairwise([FIRST, *dict.fromkeys(bounds), LAST]))
