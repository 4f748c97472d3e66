"""Records and submissions as tables that compiled rules can ask: ``entity_*`` and ``form_*``."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from itertools import groupby, islice

from doorstep.protocol.model.workers import LIST
from doorstep.protocol.package import Package, knows_moments
from doorstep.protocol.submissions.fold import RecordState

from ..lib import database
from . import owners
from .models import Submission
from .rows import Row, record_row
from .seen import last_seen

PERIOD = "period"
INDICATOR_VALUE = "indicator_value"
BATCH = 1000
SUBJECT = {"entity": "_id", "form": "_subject"}
"""Column that holds the record's id, by kind of table."""


def tables(package: Package) -> list[str]:
    entities = [f"entity_{name}" for name in package["lists"]]
    return [*entities, *(f"form_{name}" for name in package["forms"])]


def drop(package: Package) -> None:
    for name in [*tables(package), PERIOD, INDICATOR_VALUE]:
        database.execute(f"DROP TABLE IF EXISTS {database.quote(name)}")


def create(package: Package) -> None:
    for statement in package["schema"]["projection"]:
        database.execute(statement)


def write_records(
    package: Package, states: Iterable[RecordState], known: Container[str]
) -> set[str]:
    """Their rows. ``known``: those that may have one already. The records below them that have
    another owner now.
    """
    ours = sorted((s for s in states if s.list in package["lists"]), key=lambda s: s.list)
    lists = {name: list(some) for name, some in groupby(ours, key=lambda s: s.list)}
    for name, some in lists.items():
        _forget(name, [state.id for state in some if state.id in known])
        seen = last_seen(package, [state.id for state in some]) if name == LIST else {}
        rows = (record_row(package, s, owners.owner_of(package, s), seen.get(s.id)) for s in some)
        insert(row for row in rows if row is not None)
    changed = (owners.hand_down(package, name, [s.id for s in lists[name]]) for name in lists)
    return set().union(*changed)


def _forget(list_name: str, ids: Sequence[str]) -> None:
    table = database.quote(f"entity_{list_name}")
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        marks = ", ".join(["%s"] * len(some))
        database.execute(f"DELETE FROM {table} WHERE _id IN ({marks})", some)  # noqa: S608


def forget_submission(package: Package, submission: Submission) -> None:
    """Its own rows; those of what it corrects stand under that one's id."""
    if submission.form in package["forms"]:
        table = database.quote(f"form_{submission.form}")
        database.execute(f"DELETE FROM {table} WHERE _id = %s", [submission.instance_id])  # noqa: S608


def insert(rows: Iterable[Row]) -> None:
    """Rows of one table that stand together go in together."""
    for table, together in groupby(rows, key=lambda row: row.table):
        while some := list(islice(together, BATCH)):
            names = ", ".join(database.quote(name) for name in some[0].values)
            marks = ", ".join("%s" for _ in some[0].values)
            sql = f"INSERT INTO {database.quote(table)} ({names}) VALUES ({marks})"  # noqa: S608
            database.execute_many(sql, [list(row.values.values()) for row in some])


def stored(package: Package, table: str, subjects: Collection[str] | None = None) -> Iterator[Row]:
    """Every row of a projected table as it stands, or those of some records."""
    names = _columns(package, table)
    listed = ", ".join(database.quote(name) for name in names)
    sql = f"SELECT {listed} FROM {database.quote(table)}"  # noqa: S608
    given = {f"id{at}": one for at, one in enumerate(subjects or ())}
    if subjects is not None:
        marks = ", ".join(f"%({mark})s" for mark in given)
        sql += f" WHERE {SUBJECT[table.partition('_')[0]]} IN ({marks})"
    for row in database.rows(sql, given):
        yield Row(table, dict(zip(names, row, strict=True)))


def _columns(package: Package, table: str) -> list[str]:
    kind, _, name = table.partition("_")
    if kind == "entity":
        own, columns = ["_id", "_known", "_area", "_owner"], package["lists"][name]["columns"]
    else:
        own = ["_id", "_subject", "_day", "_worker", *(["_at"] if knows_moments(package) else [])]
        columns = package["forms"][name]["columns"]
    return [*own, *(column["name"] for column in columns)]
