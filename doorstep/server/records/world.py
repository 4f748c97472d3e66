"""What is recorded of one record, as the reference meaning wants it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from doorstep.protocol.days import DAY
from doorstep.protocol.evaluate.world import Counted, Filled, Month, World
from doorstep.protocol.evaluate.world import Record as WorldRecord
from doorstep.protocol.language.types import Kind, Value
from doorstep.protocol.model.workers import LIST
from doorstep.protocol.package import Package

from ..lib import database
from . import projection
from .household import households
from .rows import Row

OWN = ("_id", "_known", "_area", "_owner", "_subject", "_day", "_at", "_worker")


def world_of(package: Package, list_name: str, subject: str) -> World:
    """The record, those that rules may look at from it, and all submissions about it."""
    return World(
        records=_records(package, subject),
        filled={
            form: tuple(map(_filled, projection.stored(package, f"form_{form}", [subject])))
            for form in package["forms"]
        },
        indicators=_indicators(subject) if list_name == LIST else {},
    )


def whole_world(package: Package) -> World:
    """All that is recorded: for who counts everything again."""
    return World(
        records={
            name: tuple(map(_record, projection.stored(package, f"entity_{name}")))
            for name in package["lists"]
        },
        filled={
            form: tuple(map(_filled, projection.stored(package, f"form_{form}")))
            for form in package["forms"]
        },
    )


def _indicators(worker: str) -> dict[Month, Counted]:
    query = (
        "SELECT indicator, month, numerator, denominator FROM indicator_value "
        "WHERE worker = %(worker)s"
    )
    return {
        (str(name), worker, int(month or 0)): (int(held or 0), None if of is None else int(of))
        for name, month, held, of in database.rows(query, {"worker": worker})
    }


def _records(package: Package, subject: str) -> dict[str, tuple[WorldRecord, ...]]:
    """Its household, and what is named from there on: no rule looks further."""
    found: dict[str, list[WorldRecord]] = {name: [] for name in package["lists"]}
    seen, level = set[str](), households([subject])
    while level:
        seen |= level
        told = {
            name: [_record(row) for row in projection.stored(package, f"entity_{name}", level)]
            for name in found
        }
        for name, some in told.items():
            found[name] += some
        level = set(_named(package, told)) - seen
    return {name: tuple(some) for name, some in found.items()}


def _named(package: Package, told: Mapping[str, Iterable[WorldRecord]]) -> Iterator[str]:
    for name, some in told.items():
        columns = package["lists"][name]["columns"]
        links = [column["name"] for column in columns if column["type"] == Kind.RECORD]
        yield from (str(one.values[link]) for one in some for link in links if one.values[link])


def _record(row: Row) -> WorldRecord:
    held = row.values
    return WorldRecord(
        id=str(held["_id"]),
        known=int(held["_known"] or 0),
        values={name: value for name, value in held.items() if name not in OWN},
        area=_text(held["_area"]),
        owner=_text(held["_owner"]),
    )


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _filled(row: Row) -> Filled:
    held = row.values
    return Filled(
        id=str(held["_id"]),
        subject=str(held["_subject"]),
        day=int(held["_day"] or 0),
        second=int(held.get("_at", -1) or 0) % DAY,
        worker=str(held["_worker"]),
        answers={name: value for name, value in held.items() if name not in OWN},
    )
