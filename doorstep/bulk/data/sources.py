"""Where each table's rows lie, as relations that DuckDB reads: every column a text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from .csv_rows import read_rows
from .faults import Fault, Trouble

SUFFIXES = (".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Source:
    """One file. ``relation`` has ``_row`` and ``columns``; in ``numbered`` ones days are numbers,
    as in the tables of engines.
    """

    table: str
    file: str
    relation: str
    columns: tuple[str, ...]
    numbered: frozenset[str] = field(default_factory=frozenset)


@dataclass(slots=True)
class Found:
    sources: list[Source] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def in_folder(
    folder: Path, tables: Sequence[str], connection: duckdb.DuckDBPyConnection, room: Path
) -> Found:
    """All files of a folder. ``room`` is a folder for copies without broken rows."""
    found = Found()
    for table, path in _files(folder):
        name = path.relative_to(folder).as_posix()
        if table not in tables:
            found.troubles.append(Trouble(name, 0, "", "", Fault.UNKNOWN_FILE))
        elif path.suffix == ".parquet":
            _parquet(found, table, name, path, connection)
        else:
            _csv(found, table, name, path, room)
    return found


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """``entity_person.csv``, or a folder ``entity_person`` of part files."""
    for path in sorted(folder.iterdir()):
        if not path.name.startswith(("entity_", "form_", "indicator_value")):
            continue
        if path.is_dir():
            parts = (part for part in sorted(path.iterdir()) if part.suffix in SUFFIXES)
            yield from ((path.name, part) for part in parts)
        elif path.suffix in SUFFIXES:
            yield path.stem, path


def _parquet(
    found: Found, table: str, name: str, path: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    file = str(path).replace("'", "''")
    relation = f"read_parquet('{file}', file_row_number = true)"
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
    except duckdb.Error:
        found.troubles.append(Trouble(name, 0, "", "", Fault.UNREADABLE))
        return
    types = {str(row[0]): str(row[1]) for row in described if row[0] != "file_row_number"}
    columns = ", ".join(_text(column, type_) for column, type_ in types.items())
    numbered = frozenset(column for column, type_ in types.items() if type_.endswith("INT"))
    numbered |= frozenset(column for column, type_ in types.items() if type_.endswith("INTEGER"))
    text = f"(SELECT file_row_number + 1 AS _row, {columns} FROM {relation})"
    found.sources.append(Source(table, name, text, tuple(types), numbered))


def _text(column: str, type_: str) -> str:
    """Data frames write NaN where a number is blank."""
    name = quoted(column)
    value = f"CASE WHEN NOT isnan({name}) THEN {name} END" if type_ in ("DOUBLE", "FLOAT") else name
    return f"CAST({value} AS VARCHAR) AS {name}"


def _csv(found: Found, table: str, name: str, path: Path, room: Path) -> None:
    rows = read_rows(path)
    _, columns = next(rows, (1, None))
    if columns is None or len(set(columns)) < len(columns):
        found.troubles.append(Trouble(name, 0, "", "", Fault.UNREADABLE))
        return
    whole = _noting_broken(rows, name, found.troubles)
    found.sources.append(copied(table, name, columns, whole, room))


def _noting_broken(
    rows: Iterable[tuple[int, list[str] | None]], name: str, troubles: list[Trouble]
) -> Iterator[list[object]]:
    for number, cells in rows:
        if cells is None:
            troubles.append(Trouble(name, number, "", "", Fault.NOT_A_ROW))
        else:
            yield [number, *cells]


def copied(
    table: str, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], room: Path
) -> Source:
    """Rows, each with its number before its cells, as a file that DuckDB reads without a doubt."""
    path = room / f"{len(list(room.iterdir()))}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(["_row", *columns])
        writer.writerows(rows)
    types = ", ".join(f"{_string(c)}: 'VARCHAR'" for c in columns)
    relation = (
        f"read_csv('{path}', header = true, delim = ',', quote = '\"', escape = '\"', "
        f"new_line = '\\n', auto_detect = false, columns = {{'_row': 'BIGINT', {types}}})"
    )
    return Source(table, name, relation, tuple(columns))


def _string(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
