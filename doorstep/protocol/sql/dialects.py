"""The only lines in which the SQL of one engine differs from that of another."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from sqlglot import exp

from ..language.patterns import Pattern, parse_pattern
from ..language.types import Kind, Type
from .brackets import joined
from .names import cast
from .patterns import globs, regular_expression


class Dialect(StrEnum):
    """The words are SQLGlot's. Parameters are ``:today`` (SQLite, Spark), ``$today`` (DuckDB) and
    ``%(today)s`` (PostgreSQL, psycopg, where SQL text holds ``%%`` for a per cent sign).
    """

    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    POSTGRES = "postgres"
    SPARK = "spark"


NUMBERS = ("today", "now", "from_day", "to_day")
"""Parameters that are numbers."""


class WholePart(exp.Expression, exp.Func):
    """A number without its decimals, as a BIGINT: 2.7 gives 2 and -2.7 gives -2."""


class FullMatch(exp.Expression, exp.Func):
    """Whether a whole text has the form of a pattern of the language."""

    arg_types: ClassVar = {"this": True, "pattern": True}


class Outermost(exp.Expression, exp.Func):
    """Of a group of submissions, the value in the first of them or, with ``newest``, the last.

    The order is by the moment they happened, then by id.
    """

    arg_types: ClassVar = {"this": True, "at": True, "id": True, "newest": False}


def render(expression: exp.Expr, dialect: Dialect) -> str:
    """SQL text in the words of one engine, laid out for reviewers."""
    if dialect is not Dialect.SQLITE:  # the others do not keep what is asked for once
        for layer in expression.find_all(exp.CTE):
            layer.set("materialized", None)
    return expression.transform(_adapt, dialect, copy=False).sql(dialect=dialect.value, pretty=True)


def column_type(kind: Type | Kind, dialect: Dialect) -> str:
    """The type of a stored column. Text is compared and sorted by its bytes everywhere."""
    match kind.kind if isinstance(kind, Type) else kind:
        case Kind.INTEGER | Kind.DATE | Kind.MOMENT:
            return "BIGINT"
        case Kind.DECIMAL:
            return "DOUBLE" if dialect is Dialect.SPARK else "DOUBLE PRECISION"
        case _:
            return TEXT.get(dialect, "TEXT")


TEXT = {Dialect.POSTGRES: 'TEXT COLLATE "C"', Dialect.SPARK: "STRING"}


def quoted_name(name: str, dialect: Dialect) -> str:
    """Quoted. Names from the workbook hold letters, digits, '_', '-' and '.' only: check sees to
    it.
    """
    return f"`{name}`" if dialect is Dialect.SPARK else f'"{name}"'


def create_table(name: str, lines: Sequence[str], dialect: Dialect) -> str:
    """Rows lie in the order of the primary key where an engine can.

    On Spark a table is a view of Parquet files, which have no keys; the engine says where they are.
    """
    if dialect is Dialect.SPARK:
        lines = [_without_key(line) for line in lines if not line.startswith("PRIMARY KEY")]
    body = ",\n  ".join(lines)
    if dialect is Dialect.SPARK:
        return f"CREATE TEMPORARY VIEW {name} (\n  {body}\n) USING PARQUET"
    options = " WITHOUT ROWID" if dialect is Dialect.SQLITE else ""
    return f"CREATE TABLE {name} (\n  {body}\n){options}"


def _without_key(column: str) -> str:
    return column.removesuffix(" PRIMARY KEY").removesuffix(" NOT NULL")


def _adapt(node: exp.Expr, dialect: Dialect) -> exp.Expr:
    match node:
        case Outermost() | WholePart() | FullMatch():
            return _own(node, dialect)
        case exp.Ordered():
            node.set("nulls_first", _nulls_come_first(dialect, bool(node.args.get("desc"))))
        case exp.Least() | exp.Greatest() if dialect is Dialect.DUCKDB:
            node.set("ignore_nulls", True)  # the query looks after blanks itself
        case exp.IntDiv() if dialect in (Dialect.SQLITE, Dialect.POSTGRES):
            return exp.Div(**_sides(node, dialect), typed=True)
        case exp.Mod() if dialect is Dialect.POSTGRES:  # psycopg reads % as a parameter
            return exp.Anonymous(this="MOD", expressions=list(_sides(node, dialect).values()))
        case exp.Placeholder(name=name) if dialect is Dialect.POSTGRES and name in NUMBERS:
            return cast(node.copy(), "BIGINT")  # psycopg sends small numbers as SMALLINT
        case exp.Literal(is_string=True, name=text) if dialect is Dialect.POSTGRES:
            return exp.Literal.string(text.replace("%", "%%"))
        case exp.Select(args={"order": exp.Order(), "limit": exp.Limit()}) if (
            dialect is Dialect.SPARK
        ):
            return _extreme(node)
    return node


def _own(node: Outermost | WholePart | FullMatch, dialect: Dialect) -> exp.Expr:
    """What SQLGlot has no node for."""
    if isinstance(node, Outermost):
        return _outermost(node, dialect)
    value = node.this.transform(_adapt, dialect, copy=False)
    if isinstance(node, WholePart):
        return _whole_part(value, dialect)
    return _full_match(value, parse_pattern(node.args["pattern"].name), dialect)


def _sides(node: exp.Binary, dialect: Dialect) -> dict[str, exp.Expr]:
    """Both, in the words of the engine."""
    return {
        side: node.args[side].transform(_adapt, dialect, copy=False)
        for side in ("this", "expression")
    }


def _extreme(first: exp.Select) -> exp.Select:
    """The first of some rows, as an aggregate: Spark forgets the order of a correlated LIMIT."""
    ranks = first.args.pop("order").expressions
    del first.args["limit"]
    name = "MAX_BY" if ranks[0].args.get("desc") else "MIN_BY"
    rank = exp.Anonymous(this="STRUCT", expressions=[rank.this for rank in ranks])
    first.set("expressions", [exp.Anonymous(this=name, expressions=[*first.expressions, rank])])
    return first


def _outermost(node: Outermost, dialect: Dialect) -> exp.Expr:
    """A blank value counts like any other, so it is not the newest value that is not blank."""
    value, order = node.this, [node.args["at"], node.args["id"]]
    newest = bool(node.args.get("newest"))
    if dialect is Dialect.DUCKDB:
        name = "ARG_MAX_NULL" if newest else "ARG_MIN_NULL"
        return exp.Anonymous(this=name, expressions=[value, exp.Tuple(expressions=order)])
    if dialect is Dialect.SPARK:
        rank = exp.Anonymous(this="STRUCT", expressions=order)
        return exp.Anonymous(this="MAX_BY" if newest else "MIN_BY", expressions=[value, rank])
    by = [exp.Ordered(this=column, desc=newest) for column in order]
    in_order = exp.ArrayAgg(this=exp.Order(this=value, expressions=by))
    first = exp.Bracket(this=exp.Paren(this=in_order), expressions=[exp.convert(1)], offset=1)
    return first.transform(_adapt, dialect, copy=False)


def _nulls_come_first(dialect: Dialect, descending: bool) -> bool:
    """The engine's own way, so that no NULLS FIRST is written: sorted columns have no NULLs."""
    if dialect is Dialect.DUCKDB:
        return False
    return descending is (dialect is Dialect.POSTGRES)


def _whole_part(number: exp.Expr, dialect: Dialect) -> exp.Expr:
    """Some engines' CAST cuts decimals off; the others' rounds, so they cut first."""
    cuts = dialect in (Dialect.SQLITE, Dialect.SPARK)
    cut = number if cuts else exp.Trunc(this=number)
    return cast(cut, "BIGINT")


def _full_match(text: exp.Expr, pattern: Pattern, dialect: Dialect) -> exp.Expr:
    """SQLite has no regular expressions; ``.`` is any character, a new line too."""
    if dialect is Dialect.SQLITE:
        found = [
            exp.Glob(this=text.copy(), expression=exp.Literal.string(glob))
            for glob in globs(pattern)
        ]
        return exp.Paren(this=joined(exp.Or, *found)) if len(found) > 1 else found[0]
    expression = exp.Literal.string(f"(?:{regular_expression(pattern)})")
    if dialect is Dialect.DUCKDB:
        return exp.func("REGEXP_FULL_MATCH", text, expression, exp.Literal.string("s"))
    ends = _adapt(exp.Literal.string(f"^{expression.name}$"), dialect)
    if dialect is Dialect.SPARK:  # Java ends before a last new line, and stops at any
        ends = exp.Literal.string(f"(?s)^{expression.name}\\z")
    return exp.RegexpLike(this=text, expression=ends)
