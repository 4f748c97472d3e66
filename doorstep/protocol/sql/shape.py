"""How a query finds submissions: one by one through an index, or all of them at once.

Both mean the same. What is quickest for one record is slowest for a million, and engines differ.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from sqlglot import exp

from .dialects import Dialect
from .names import quoted


class Shape(Enum):
    LOOKED_UP = auto()  # a sub-query for each row
    JOINED = auto()  # a join of all rows with all submissions


@dataclass(frozen=True, slots=True)
class Asked:
    """Which records a query is about and its shape.

    They are all, or the one that ``only`` names, or those whose ids lie in a ``span``: from its
    first id on, before its second.

    ``keep`` says whether what several rules read is worked out once and kept, or by each of them;
    None leaves it to the engine. ``unfolds``: the engine plans a layer anew wherever it is read, so
    that one which is read twice by the next, and that twice by its next, has no end.
    """

    shape: Shape
    only: exp.Expr | None = None
    keep: bool | None = None
    span: tuple[exp.Expr, exp.Expr] | None = None
    unfolds: bool = False

    @property
    def looks_up(self) -> bool:
        return self.shape is Shape.LOOKED_UP

    @property
    def flows(self) -> bool | None:
        """``keep`` for a layer whose rows go to the next one: never, where rows are looked up."""
        return False if self.looks_up else None

    def about(self, column: exp.Expr) -> list[exp.Expr]:
        """The conditions that a column names a record that is asked for, if not all are."""
        if self.only is not None:
            return [exp.EQ(this=column, expression=self.only.copy())]
        if self.span is None:
            return []
        first, before = (id_.copy() for id_ in self.span)
        return [
            exp.GTE(this=column, expression=first),
            exp.LT(this=column.copy(), expression=before),
        ]


def all_records(dialect: Dialect) -> Asked:
    if dialect is Dialect.SQLITE:
        return Asked(Shape.LOOKED_UP, keep=True)
    return Asked(Shape.JOINED, unfolds=dialect is Dialect.SPARK)


def some_records(dialect: Dialect) -> Asked:
    """Spans of ids: any engine finds them by an index, or by what it knows of blocks of rows."""
    span = (exp.Placeholder(this="first_id"), exp.Placeholder(this="before_id"))
    return replace(all_records(dialect), span=span)


def one_record(dialect: Dialect) -> Asked:
    """SQLite takes longer to keep one row than to find it again."""
    one = exp.Placeholder(this="subject")
    match dialect:
        case Dialect.SQLITE:
            return Asked(Shape.LOOKED_UP, one, keep=False)
        case Dialect.POSTGRES:
            return Asked(Shape.LOOKED_UP, one)
        case _:
            return replace(all_records(dialect), only=one)


def layer(
    name: str, query: exp.Expr, columns: tuple[str, ...] = (), keep: bool | None = None
) -> exp.CTE:
    """A named part of a query; ``keep`` as in ``Asked``."""
    names = [exp.to_identifier(column) for column in columns]
    alias = exp.TableAlias(this=quoted(name), columns=names)
    return exp.CTE(this=query, alias=alias, materialized=keep)
