"""Records and submissions as tables that compiled rules can ask: ``entity_*`` and ``form_*``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice

from doorstep.protocol.model.workers import LIST
from doorstep.protocol.package import Package, knows_moments
from doorstep.protocol.submissions.fold import RecordState
from doorstep.protocol.submissions.read import Reading

from ..lib import database
from . import owners
from .models import Submission
from .rows import Row, record_row, submission_rows
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


def write_record(package: Package, state: RecordState) -> set[str]:
    """Its row. The records below it that have another owner now."""
    if state.list not in package["lists"]:
        return set()
    table = database.quote(f"entity_{state.list}")
    database.execute(f"DELETE FROM {table} WHERE _id = %s", [state.id])  # noqa: S608
    seen = last_seen(package, [state.id]) if state.list == LIST else {}
    row = record_row(package, state, owners.owner_of(package, state), seen.get(state.id))
    if row is not None:
        insert([row])
    return owners.hand_down(package, state.list, [state.id])


def write_submission(
    package: Package, submission: Submission, reading: Reading, kinds: Mapping[str, str]
) -> None:
    insert(submission_rows(package, submission, reading, kinds))


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


def stored(package: Package, table: str, subject: str = "") -> Iterator[Row]:
    """Every row of a projected table as it stands, or those of one record."""
    names = _columns(package, table)
    listed = ", ".join(database.quote(name) for name in names)
    sql = f"SELECT {listed} FROM {database.quote(table)}"  # noqa: S608
    if subject:
        sql += f" WHERE {SUBJECT[table.partition('_')[0]]} = %(subject)s"
    for row in database.rows(sql, {"subject": subject}):
        yield Row(table, dict(zip(names, row, strict=True)))


def _columns(package: Package, table: str) -> list[str]:
    kind, _, name = table.partition("_")
    if kind == "entity":
        own, columns = ["_id", "_known", "_area", "_owner"], package["lists"][name]["columns"]
    else:
        own = ["_id", "_subject", "_day", "_worker", *(["_at"] if knows_moments(package) else [])]
        columns = package["forms"][name]["columns"]
    return [*own, *(column["name"] for column in columns)]
