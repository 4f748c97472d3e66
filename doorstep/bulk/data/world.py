"""The data as the reference meaning wants it: for small populations, and for explanations."""

from __future__ import annotations

from collections.abc import Iterator

from doorstep.protocol.days import DAY
from doorstep.protocol.evaluate.world import Counted, Filled, Month, Record, World
from doorstep.protocol.language.types import Value

from .clean import ENTITY, FIGURES, FORM, Table
from .read import Data


def world_of(data: Data, subject: str | None = None) -> World:
    """Everything, or one record and what was recorded about it."""
    records: dict[str, tuple[Record, ...]] = {}
    filled: dict[str, tuple[Filled, ...]] = {}
    figures: dict[Month, Counted] = {}
    for table in data.tables:
        rows = _rows(data, table, subject)
        name = table.name.partition("_")[2]
        if table.name == FIGURES:
            figures = dict(map(_figure, rows))
        elif table.is_form:
            filled[name] = tuple(map(_filled, rows))
        else:
            records[name] = tuple(map(_record, rows))
    return World(records, filled, figures)


def _rows(data: Data, table: Table, subject: str | None) -> Iterator[dict[str, Value]]:
    query, names = f"FROM {data.kept(table)}", [column.name for column in table.columns]
    if subject is not None:
        query += f" WHERE {table.subject} = $subject"
    given = {} if subject is None else {"subject": subject}
    for row in data.connection.execute(query, given).fetchall():
        yield dict(zip(names, row, strict=True))


def _record(row: dict[str, Value]) -> Record:
    values = {name: value for name, value in row.items() if name not in ENTITY}
    return Record(
        str(row["_id"]), int(row["_known"] or 0), values, _text(row, "_area"), _text(row, "_owner")
    )


def _filled(row: dict[str, Value]) -> Filled:
    answers = {name: value for name, value in row.items() if name not in FORM}
    day = int(row["_day"] or 0)
    return Filled(
        id=str(row["_id"]),
        subject=str(row["_subject"]),
        day=day,
        worker=str(row["_worker"]),
        answers=answers,
        second=int(row["_at"] or 0) % DAY,
    )


def _figure(row: dict[str, Value]) -> tuple[Month, Counted]:
    of = row["denominator"]
    month = (str(row["indicator"]), str(row["worker"]), int(row["month"] or 0))
    return month, (int(row["numerator"] or 0), None if of is None else int(of))


def _text(row: dict[str, Value], name: str) -> str | None:
    value = row[name]
    return None if value is None else str(value)
