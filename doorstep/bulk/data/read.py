"""A folder or a database -> typed tables in DuckDB, and what is wrong with the data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from doorstep.protocol.package import Package

from . import clean, database, sources
from .faults import Trouble


@dataclass(frozen=True, slots=True)
class Data:
    """``connection`` holds the tables ``entity_<list>`` and ``form_<form>`` of one programme."""

    connection: duckdb.DuckDBPyConnection
    tables: list[clean.Table]
    troubles: list[Trouble]

    def kept(self, table: clean.Table) -> str:
        """Its rows, for a query."""
        return clean.kept(table)


class DataError(Exception):
    """Nothing can be read there. The text is for people."""


@contextmanager
def opened(where: str, package: Package) -> Iterator[Data]:
    """The data at ``where``: a folder, a SQLite file or the address of a database."""
    with (
        TemporaryDirectory() as room,
        duckdb.connect(str(Path(room) / "data.duckdb")) as connection,
    ):
        connection.execute("SET enable_progress_bar = false")
        yield _read(where, package, connection, Path(room))


def _read(where: str, package: Package, connection: duckdb.DuckDBPyConnection, room: Path) -> Data:
    tables = clean.tables(package)
    files = room / "files"
    files.mkdir()
    found = _found(where, tables, connection, files)
    troubles = list(found.troubles)
    for table in tables:
        own = [source for source in found.sources if source.table == table.name]
        clean.take(connection, table, own)
        for source in own:
            troubles += clean.strange_columns(table, source)
    lists = [table for table in tables if table.is_list]
    for table in tables:
        clean.keep(connection, table, lists)
        troubles += clean.troubles(connection, table, lists)
    for table in tables:
        connection.execute(f'DROP TABLE "raw {table.name}"')
    return Data(connection, tables, sorted(troubles, key=_place))


def _place(trouble: Trouble) -> tuple[str, int, str]:
    return (trouble.file, trouble.row, trouble.column)


def _found(
    where: str, tables: list[clean.Table], connection: duckdb.DuckDBPyConnection, room: Path
) -> sources.Found:
    names = [table.name for table in tables]
    folder = Path(where)
    if folder.is_dir():
        found = sources.in_folder(folder, names, connection, room)
    elif database.is_address(where) or folder.is_file():
        found = database.in_database(where, names, room)
    else:
        raise DataError(f"There is no folder, file or database '{where}'.")
    if not found.sources:
        raise DataError(
            f"'{where}' has no tables of the programme: entity_<list> and form_<form>, such as "
            f"{names[0]}.csv or {names[0]}.parquet."
        )
    return found
