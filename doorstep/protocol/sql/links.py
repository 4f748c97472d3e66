"""Records that a record names, and those that they name: each is joined once."""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

from ..language.terms import Link
from ..plan.inputs import entity_table
from .names import column, quoted, table

Links = tuple[Link, ...]


def linked(links: Links, name: str) -> exp.Column:
    """A column of the record that links lead to, in a query ``with_links``."""
    return column(name, _alias(links)) if links else column(name, "s")


def with_links(query: exp.Select, ways: Iterable[Links]) -> exp.Select:
    """A query from ``s``, with what these links lead to, and NULLs where they lead nowhere."""
    wanted = {way[:i]: None for way in ways for i in range(1, len(way) + 1)}
    for links in sorted(wanted, key=lambda way: [link.property for link in way]):
        there = exp.Table(
            this=table(entity_table(links[-1].to)).this,
            alias=exp.TableAlias(this=quoted(_alias(links))),
        )
        same = exp.EQ(
            this=column("_id", _alias(links)), expression=linked(links[:-1], links[-1].property)
        )
        query = query.join(there, on=same, join_type="left")
    return query


def _alias(links: Links) -> str:
    return f"of {'.'.join(link.property for link in links)}"
