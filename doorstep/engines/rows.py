"""World and tasks as rows of tables, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from ..protocol.evaluate.world import Counted, Month, Record, World
from ..protocol.language.bounds import recorded
from ..protocol.language.types import Value
from ..protocol.model.tasks import Band, State, Task
from ..protocol.package import TASK_COLUMNS, ColumnJson, Package

Row = Sequence[Value]
Rows = tuple[str, list[str], Iterable[Row]]  # table, columns, rows


def world_rows(package: Package, world: World) -> Iterator[Rows]:
    """The rows of ``entity_*`` and ``form_*``."""
    for name, item in package["lists"].items():
        columns = item["columns"]
        yield (
            f"entity_{name}",
            ["_id", "_known", "_area", "_owner", *_names(columns)],
            (
                [*_own(record), *_values(record.values, columns)]
                for record in world.records.get(name, ())
            ),
        )
    for name, form in package["forms"].items():
        columns = form["columns"]
        yield (
            f"form_{name}",
            ["_id", "_subject", "_day", "_at", "_worker", *_names(columns)],
            (
                [f.id, f.subject, f.day, f.at, f.worker, *_values(f.answers, columns)]
                for f in world.filled.get(name, ())
            ),
        )
    yield value_rows(world.indicators)


def value_rows(values: Mapping[Month, Counted]) -> Rows:
    """What indicators gave each worker, as rows of ``indicator_value``."""
    rows = ([*month, *counted] for month, counted in values.items())
    return ("indicator_value", list(VALUE_COLUMNS), rows)


VALUE_COLUMNS = ("indicator", "worker", "month", "numerator", "denominator")


def _own(record: Record) -> Row:
    return [record.id, record.known, record.area, record.owner]


def _names(columns: list[ColumnJson]) -> list[str]:
    return [column["name"] for column in columns]


def _values(held: Mapping[str, Value], columns: list[ColumnJson]) -> list[Value]:
    return [recorded(held.get(column["name"]), column["type"]) for column in columns]


def task_row(task: Task) -> Row:
    values = {name: getattr(task, FIELDS.get(name, name)) for name in TASK_COLUMNS}
    values["state"], values["band"] = task.state.value, task.band.value
    return list(values.values())


def task_of(row: Row) -> Task:
    """The task of a row with the columns of TASK_COLUMNS."""
    values = {FIELDS.get(name, name): value for name, value in zip(TASK_COLUMNS, row, strict=True)}
    state, band = State(cast("str", values.pop("state"))), Band(cast("int", values.pop("band")))
    return Task(**values, state=state, band=band)  # type: ignore[arg-type]  # columns of the SQL


FIELDS = {"grp": "group"}
"""Fields of a task whose column has another name."""
