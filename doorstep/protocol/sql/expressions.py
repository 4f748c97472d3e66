"""Values of terms for every record of a list: for the conformance cases and for people who ask."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from ..language.terms import TaskField, TaskValue, Term
from ..language.types import BOOLEAN
from ..plan.inputs import entity_table, input_name, inputs
from .dialects import Dialect, render
from .lookups import found, join_links, looked_up
from .names import called, named, table
from .terms import Unresolved, flag, translate


def values(entity_list: str, terms: Sequence[Term], dialect: Dialect) -> str:
    """Rows (record id, value of each term), by id; conditions as 1 and 0. Parameter: today."""
    wanted = inputs(terms)
    records = exp.select("s._id AS id", *map(found, wanted))
    records = join_links(records.from_(table(entity_table(entity_list), "s")), wanted)
    columns = [called(_value(term), f"value_{i}") for i, term in enumerate(terms, start=1)]
    query = exp.Select(expressions=[exp.column("id"), *columns])
    query = query.from_(records.subquery("s", copy=False), copy=False)
    return render(query.order_by("id", copy=False), dialect)


def _value(term: Term) -> exp.Expr:
    value = translate(term, _input)
    return flag(value) if term.type == BOOLEAN else value


def _input(term: Unresolved) -> exp.Expr:
    if isinstance(term, TaskField | TaskValue):
        raise TypeError(f"{term} belongs to a task, not to a record")
    return looked_up(term, named(input_name(term)))
