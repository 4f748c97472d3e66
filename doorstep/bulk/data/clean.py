"""The texts of one table -> its typed rows, and everything that does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from doorstep.protocol.days import DAY
from doorstep.protocol.language.types import Kind
from doorstep.protocol.limits import FIRST_DAY
from doorstep.protocol.package import ColumnJson, Package

from .faults import Fault, Trouble
from .sources import Source, quoted
from .values import names, value

ENTITY = {"_id": "text", "_known": "date", "_area": "text", "_owner": "text"}
FORM = {
    "_id": "text",
    "_subject": "text",
    "_day": "date",
    "_at": Kind.MOMENT.value,
    "_worker": "text",
}
FIGURES = "indicator_value"
FIGURE = {"worker": "text", "month": "month", "numerator": "integer", "denominator": "integer"}


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    kind: str
    choices: Sequence[str] = ()
    to: str = ""  # the list of the records that it names


@dataclass(frozen=True, slots=True)
class Table:
    """A table that rules look at: ``entity_<list>``, ``form_<form>`` or ``indicator_value``."""

    name: str
    columns: tuple[Column, ...]
    zone: str = "UTC"  # of the programme

    @property
    def is_form(self) -> bool:
        return self.name.startswith("form_")

    @property
    def is_list(self) -> bool:
        return self.name.startswith("entity_")

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell its rows apart, the one that says whom a row is about first."""
        if self.is_list:
            return ("_id",)
        return ("_subject", "_id") if self.is_form else ("worker", "indicator", "month")

    @property
    def subject(self) -> str:
        return self.key[0]


def tables(package: Package) -> list[Table]:
    """Those of a programme, with the columns of its compiled schema."""
    lists = [
        _table(package, f"entity_{n}", ENTITY, i["columns"]) for n, i in package["lists"].items()
    ]
    forms = [_table(package, f"form_{n}", FORM, f["columns"]) for n, f in package["forms"].items()]
    names = [item["name"] for item in package["indicators"]]
    own = [Column("indicator", "choice", names), *(Column(*one) for one in FIGURE.items())]
    return [*lists, *forms, Table(FIGURES, tuple(own))]


def _table(package: Package, name: str, own: dict[str, str], rest: list[ColumnJson]) -> Table:
    columns = [Column(column, kind) for column, kind in own.items()]
    for column in rest:
        of = column["choices"] or ""
        choices = [choice["name"] for choice in package["choices"].get(of, [])]
        columns.append(Column(column["name"], column["type"], choices, of))
    return Table(name, tuple(columns), package["time_zone"])


def take(connection: duckdb.DuckDBPyConnection, table: Table, sources: Iterable[Source]) -> None:
    """Make ``raw <table>``: all rows of its files, typed, with the columns that did not fit."""
    connection.execute(f"CREATE TABLE {_raw(table)} ({_layout(table)})")
    for source in sources:
        connection.execute(
            f"INSERT INTO {_raw(table)} {_typed(table, source)}", {"file": source.file}
        )


def _layout(table: Table) -> str:
    columns = [f"{quoted(c.name)} {TYPES.get(c.kind, 'VARCHAR')}" for c in table.columns]
    return ", ".join(["_file VARCHAR", "_row BIGINT", "_misfits VARCHAR[]", *columns])


TYPES = {
    "integer": "BIGINT",
    "decimal": "DOUBLE",
    "date": "BIGINT",
    "datetime": "BIGINT",
    "month": "BIGINT",
}


def _typed(table: Table, source: Source) -> str:
    """Blank texts are NULL first, then texts are values, then the two are compared."""
    there = [column for column in table.columns if column.name in source.columns]
    texts = [f"nullif(trim({quoted(c.name)}, E' \\t\\r\\n'), '') AS {_t(c)}" for c in there]
    values = [f"{_value(column, source, table.zone)} AS {_v(column)}" for column in there]
    misfits = [f"CASE WHEN {_misfit(c)} THEN '{c.name}' END" for c in there]
    listed = f"list_filter([{', '.join(misfits)}]::VARCHAR[], lambda one: one IS NOT NULL)"
    final = [_v(c) if c in there else "NULL" for c in table.columns]
    return (
        f"SELECT $file, _row, {listed}, {', '.join(final)} FROM (SELECT *, {', '.join(values)} "
        f"FROM (SELECT _row, {', '.join(texts)} FROM {source.relation}))"
    )


def _t(column: Column) -> str:
    return quoted(f"text {column.name}")


def _v(column: Column) -> str:
    return quoted(f"value {column.name}")


def _value(column: Column, source: Source, zone: str) -> str:
    numbered = column.name in source.numbered
    return value(_t(column), column.kind, column.choices, numbered=numbered, zone=zone)


def _misfit(column: Column) -> str:
    if column.kind == "choices":
        whole = f"array_to_string({names(_t(column))}, ' ')"
        return f"{_t(column)} IS NOT NULL AND {_v(column)} IS DISTINCT FROM {whole}"
    return f"{_t(column)} IS NOT NULL AND {_v(column)} IS NULL"


def keep(connection: duckdb.DuckDBPyConnection, table: Table, lists: Sequence[Table]) -> None:
    """Make the table of the rows that can be kept; note the others in ``set_aside``.

    They lie in the order of their keys, so that a part of a large population is a piece of it.
    """
    connection.execute("CREATE SCHEMA IF NOT EXISTS kept")
    connection.execute(f"CREATE TABLE IF NOT EXISTS {SET_ASIDE}")
    for fault, query in _against(table, lists):
        place = f"SELECT '{table.name}', _file, _row, '{fault}' FROM ({query})"
        connection.execute(f"INSERT INTO set_aside {place}")
    columns = ", ".join(f"{_final(c, lists)} AS {quoted(c.name)}" for c in table.columns)
    in_order = f"SELECT {columns} FROM {_left(table)} ORDER BY {', '.join(table.key)}"
    connection.execute(f"CREATE TABLE {kept(table)} AS {in_order}")


def _final(column: Column, lists: Sequence[Table]) -> str:
    """A link to a record that is not there is blank."""
    name = quoted(column.name)
    if column.kind == Kind.RECORD:
        return f"CASE WHEN {name} IN ({_ids(column, lists)}) THEN {name} END"
    return FILLED.get(column.name, name)


def _ids(column: Column, lists: Sequence[Table]) -> str:
    """Of all records that it may name."""
    (named,) = (one for one in lists if one.name == f"entity_{column.to}")
    return f"SELECT _id FROM {_raw(named)} WHERE NOT _id IS NULL"


SET_ASIDE = "set_aside (of VARCHAR, _file VARCHAR, _row BIGINT, fault VARCHAR)"
FILLED = {
    "_known": f"coalesce(_known, {FIRST_DAY})",
    "_at": f"CASE WHEN _at // {DAY} = _day THEN _at ELSE _day * {DAY} + {DAY - 1} END",
    "_worker": "coalesce(_worker, '')",
}
"""What stands where nothing was recorded: a record was always known, nobody did it, at the end of
the day.
"""


def kept(table: Table) -> str:
    return f"kept.{quoted(table.name)}"


def _left(table: Table) -> str:
    """The rows that were not set aside so far."""
    aside = f"(SELECT _file, _row FROM set_aside WHERE of = '{table.name}')"
    return f"(FROM {_raw(table)} ANTI JOIN {aside} USING (_file, _row))"


def _against(table: Table, lists: Sequence[Table]) -> Iterator[tuple[Fault, str]]:
    """The rows that cannot be kept, in the order of what is said of them first."""
    rows = _left(table)
    if table.name == FIGURES:
        blank = " OR ".join(f"{name} IS NULL" for name in (*table.key, "numerator"))
        yield Fault.NO_FIGURE, f"FROM {rows} WHERE {blank}"
    else:
        yield Fault.NO_ID, f"FROM {rows} WHERE _id IS NULL"
    if table.is_form:
        everybody = " UNION ALL ".join(f"SELECT _id FROM {kept(one)}" for one in lists)
        nobody = f"ANTI JOIN ({everybody}) AS known ON _subject = known._id"
        yield Fault.NOBODY, f"FROM {rows} {nobody}"
        yield Fault.NO_DAY, f"FROM {rows} WHERE _day IS NULL"
    key = ", ".join(table.key)
    several = f"SELECT {key} FROM {rows} GROUP BY ALL HAVING count(*) > 1"
    place = f"row_number() OVER (PARTITION BY {key} ORDER BY _file, _row)"
    yield Fault.DUPLICATE, f"FROM {rows} SEMI JOIN ({several}) USING ({key}) QUALIFY {place} > 1"


def _raw(table: Table) -> str:
    return quoted(f"raw {table.name}")


def troubles(
    connection: duckdb.DuckDBPyConnection, table: Table, lists: Sequence[Table]
) -> list[Trouble]:
    """Rows set aside, and values that are blank because they did not fit, in order."""
    kinds = {column.name: column.kind for column in table.columns}
    subject = f"coalesce({table.subject}, '')"
    query = (
        f"SELECT _file, _row, {subject} AS subject, '' AS name, fault FROM {_raw(table)} "
        f"JOIN set_aside AS a USING (_file, _row) WHERE a.of = '{table.name}' UNION ALL "
        f"SELECT _file, _row, {subject}, unnest(_misfits), '{Fault.NOT_A_VALUE}' "
        f"FROM {_raw(table)} WHERE len(_misfits) > 0"
    )
    for column in table.columns:
        if column.kind == Kind.RECORD:
            query += (
                f" UNION ALL SELECT _file, _row, {subject}, '{column.name}', '{Fault.NO_RECORD}' "
                f"FROM {_left(table)} WHERE {quoted(column.name)} NOT IN ({_ids(column, lists)})"
            )
    return [
        Trouble(file, row, who, name, Fault(fault), kinds.get(name, ""))
        for file, row, who, name, fault in connection.execute(query).fetchall()
    ]


def strange_columns(table: Table, source: Source) -> list[Trouble]:
    """Columns of a file that the programme does not have, and those it lacks."""
    wanted = [column.name for column in table.columns]
    strange = [c for c in source.columns if c not in wanted]
    missing = [c for c in wanted if c not in source.columns and c not in OPTIONAL]
    return [
        *(Trouble(source.file, 0, "", c, Fault.UNKNOWN_COLUMN) for c in strange),
        *(Trouble(source.file, 0, "", c, Fault.MISSING_COLUMN) for c in missing),
    ]


OPTIONAL = ("_known", "_area", "_owner", "_at", "_worker", "denominator")
