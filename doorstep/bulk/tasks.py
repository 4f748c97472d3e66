"""``doorstep tasks PROGRAMME DATA``: what is to be done, for everybody, on one day."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

import duckdb

from doorstep.protocol.compile import compile_programme
from doorstep.protocol.days import epoch_day, from_epoch_day
from doorstep.protocol.horizon import EVERYTHING, Horizon
from doorstep.protocol.model.tasks import State

from . import options
from .data.read import Data, opened
from .run import ENGINES, find_tasks
from .shown import Wanted, show
from .table import table


def main(arguments: Sequence[str]) -> int:
    """0 also where data has problems: they are listed, and disturb nobody else's tasks."""
    return options.ended(_run, _parser().parse_args(arguments))


def _run(asked: argparse.Namespace) -> int:
    programme = options.programme_of(asked.programme)
    at, begun = options.present(programme, asked), time.monotonic()
    with opened(asked.data, compile_programme(programme, "duckdb")) as data:
        read = time.monotonic()
        find_tasks(programme, data, asked.engine, at, _horizon(asked), asked.scratch)
        show(data.connection, programme, Wanted(asked.worker, asked.subject))
        _give(data.connection, asked.out)
        options.report(data.troubles, asked.problems)
        took = f"read in {read - begun:.1f} s, {asked.engine} took {time.monotonic() - read:.1f} s"
        options.say_aside(f"{_closing(data, at.today)}; {took}.")
    return 0


def _horizon(asked: argparse.Namespace) -> Horizon:
    first: date | None = asked.first
    last: date | None = asked.last
    return Horizon(
        epoch_day(first) if first else EVERYTHING.from_day,
        epoch_day(last) if last else EVERYTHING.to_day,
    )


def _give(connection: duckdb.DuckDBPyConnection, out: str) -> None:
    if not out:
        options.say(_counts(connection))
    elif out == "-":
        _stream(connection)
    else:
        _write(connection, out)


def _stream(connection: duckdb.DuckDBPyConnection) -> None:
    """CSV for the next program."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tasks.csv"
        _write(connection, str(path))
        with path.open(encoding="utf-8", newline="") as file:
            copyfileobj(file, sys.stdout)


def _write(connection: duckdb.DuckDBPyConnection, path: str) -> None:
    kind = "parquet" if path.endswith(".parquet") else "csv"
    target = path.replace("'", "''")
    connection.execute(f"COPY shown TO '{target}' (FORMAT {kind})")


def _counts(connection: duckdb.DuckDBPyConnection) -> str:
    """How many of each rule are in each state."""
    states = [state.value for state in State]
    each = ", ".join(f"count(*) FILTER (state = '{state}')" for state in states)
    query = (
        f"SELECT rule, {each}, count(*) FROM shown GROUP BY ROLLUP (rule) ORDER BY rule NULLS LAST"
    )
    rows = [(name or "all", *numbers) for name, *numbers in connection.execute(query).fetchall()]
    return table(["rule", *states, "all"], rows)


def _closing(data: Data, today: int) -> str:
    (tasks,) = data.connection.execute("SELECT count(*) FROM shown").fetchone() or (0,)
    records = sum(_rows(data, t.name) for t in data.tables if t.is_list)
    filled = sum(_rows(data, t.name) for t in data.tables if t.is_form)
    return (
        f"{options.counted(tasks, 'task', 'tasks')} on {from_epoch_day(today)}, of "
        f"{options.counted(records, 'record', 'records')} and "
        f"{options.counted(filled, 'submission', 'submissions')}; {options.told(data.troubles)}"
    )


def _rows(data: Data, name: str) -> int:
    (number,) = data.connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() or (0,)
    return int(number)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("doorstep tasks", description=__doc__)
    parser.add_argument("programme", type=Path)
    data = "folder of entity_<list> and form_<form> files (docs/bulk.md), or a server's database"
    parser.add_argument("data", help=data)
    parser.add_argument("--engine", choices=ENGINES, default="duckdb")
    parser.add_argument("--scratch", default="", help="the PostgreSQL that --engine postgres uses")
    parser.add_argument("--worker", default="", help="only this owner's open tasks, by rank")
    parser.add_argument("--subject", default="", help="only one record's tasks")
    window = "only tasks whose window is not over before, or not begun after, this day"
    parser.add_argument("--from", type=options.day, dest="first", metavar="DATE", help=window)
    parser.add_argument("--to", type=options.day, dest="last", metavar="DATE", help=window)
    out = "write all tasks: FILE.parquet, FILE.csv, or - for CSV on the terminal"
    parser.add_argument("--out", default="", help=out)
    options.common(parser)
    return parser
