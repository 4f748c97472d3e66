"""Names in queries: what comes from the workbook is quoted, what is ours is not."""

from __future__ import annotations

from hashlib import sha256

from sqlglot import exp

LONGEST = 63  # bytes; PostgreSQL cuts longer names


def quoted(text: str) -> exp.Identifier:
    """A name as it stands or, where an engine would cut it, a short one that is as unique."""
    if len(text) > LONGEST:
        text = f"{text[:46]} {sha256(text.encode()).hexdigest()[:16]}"
    return exp.to_identifier(text, quoted=True)


def column(text: str, of: str | None = None) -> exp.Column:
    """A column of a stored table: ``_id`` and the like are ours."""
    this = exp.to_identifier(text) if text.startswith("_") else quoted(text)
    return exp.Column(this=this, table=exp.to_identifier(of) if of else None)


def named(text: str) -> exp.Column:
    """A column that an earlier layer of the query has named."""
    return exp.Column(this=quoted(text))


def table(text: str, short: str | None = None) -> exp.Table:
    alias = exp.TableAlias(this=exp.to_identifier(short)) if short else None
    return exp.Table(this=quoted(text), alias=alias)


def today() -> exp.Placeholder:
    return exp.Placeholder(this="today")


def called(expression: exp.Expr, alias: str) -> exp.Alias:
    """``expression AS alias``, for an alias of ours."""
    return exp.Alias(this=expression, alias=exp.to_identifier(alias))


def aliased(expression: exp.Expr, alias: str) -> exp.Alias:
    """``expression AS "alias"``, for an alias that the workbook words."""
    return exp.Alias(this=expression, alias=quoted(alias))


def cast(expression: exp.Expr, type_: str) -> exp.Cast:
    """Like SQLGlot's own, without its deep copy."""
    return exp.Cast(this=expression, to=exp.DataType.build(type_))
