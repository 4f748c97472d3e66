"""The SQL of one column: what the recipe says, or else any value of the column's type."""

from __future__ import annotations

from zlib import crc32

from doorstep.protocol.language.types import Kind
from doorstep.protocol.package import ColumnJson, Package

from .dice import Dice
from .recipe import Draws

LEAST_BLANK, MOST_BLANK = 2, 30  # per cent of a column
DAY = "start"


def columns(package: Package, listed: list[ColumnJson], draws: Draws, dice: Dice) -> list[str]:
    unknown = draws.keys() - {column["name"] for column in listed}
    if unknown:
        raise ValueError(f"The recipe draws columns that are not there: {sorted(unknown)}.")
    return [f'{_column(package, c, draws, dice.named(c["name"]))} AS "{c["name"]}"' for c in listed]


def _column(package: Package, column: ColumnJson, draws: Draws, dice: Dice) -> str:
    draw = draws.get(column["name"])
    value = draw(dice) if draw else _any(package, column, dice)
    filled = 1 - _blank(column["name"]) / 100
    kind = "DOUBLE" if column["type"] == Kind.DECIMAL else _sql_type(column["type"])
    return f"CAST({dice.named('blank').sometimes(filled, value)} AS {kind})"


def _blank(name: str) -> int:
    """The share of a column that was left blank is its own, as it is in the field."""
    return LEAST_BLANK + crc32(name.encode()) % (MOST_BLANK - LEAST_BLANK + 1)


def _any(package: Package, column: ColumnJson, dice: Dice) -> str:
    match column["type"]:
        case Kind.INTEGER:
            return dice.whole(0, 100)
        case Kind.DECIMAL:
            return dice.decimal(0, 100)
        case Kind.DATE:
            return dice.whole(DAY, f"{DAY} + 600")
        case Kind.MOMENT:
            return dice.whole(f"{DAY} * 86400", f"({DAY} + 600) * 86400")
        case Kind.CHOICE:
            return dice.one_of(*_choices(package, column))
        case Kind.CHOICES:
            return dice.some_of(_choices(package, column))
        case _:
            return f"'text ' || {dice.whole(1, 10_000)}"


def _choices(package: Package, column: ColumnJson) -> list[str]:
    return [choice["name"] for choice in package["choices"][column["choices"] or ""]]


def _sql_type(kind: str) -> str:
    return "BIGINT" if kind in (Kind.INTEGER, Kind.DATE, Kind.MOMENT) else "VARCHAR"
