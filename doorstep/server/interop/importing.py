"""Import cases: each good row becomes a submission of the form ``import``, like any other."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from doorstep.protocol.package import ColumnJson, ListJson, Package

from ..programmes import releases
from ..records import log
from ..records.access import record_of_another_system
from ..records.models import Record
from ..tasks.rollover import programme_day
from . import rejected, tables
from .cases import Case, Reader, doubles
from .columns import RESERVED, Heading, heading, known
from .faults import Fault
from .owners import Owner, Owners
from .submitting import Statement, submit
from .suggest import did_you_mean
from .tables import Table, TableError

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://doorstep.health/import")


TITLES = 20
"""Rows in which a heading is looked for that is not the first."""


class Done(StrEnum):
    MADE = "made"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(slots=True)
class Import:
    """What became of a file."""

    table: Table
    counts: dict[Done, int] = field(default_factory=lambda: dict.fromkeys(Done, 0))
    rejected: list[Case] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Job:
    """Where to import to. Without ``write`` everything is checked and nothing kept."""

    list: str
    ignore_columns: bool = False
    write: bool = True


def import_file(file: Path, job: Job) -> Import:
    """Raises TableError where the file or its heading cannot be used at all."""
    package = releases.current_package()
    columns = _list(job.list, package)["columns"]
    table = tables.read(file)
    result = Import(table, warnings=list(table.warnings))
    head, unusable = heading(table.headers, columns)
    _any_known(head, table, columns)
    if unusable.mistakes and not job.ignore_columns:
        nothing = "Nothing was imported. Mend the heading, or skip these with --ignore-columns."
        raise TableError("\n".join([*unusable.mistakes, nothing]))
    result.warnings += unusable.mistakes + unusable.foreign
    if not table.lines:
        result.warnings.append("The file has a heading and no rows.")
    reader = Reader(head, package["choices"], Owners(), programme_day())
    cases = [_case(reader, table, line) for line in table.lines]
    doubles(cases)
    for case in cases:
        _take(case, job, result)
    return result


def _any_known(head: Heading, table: Table, columns: Sequence[ColumnJson]) -> None:
    """A title above the heading is common: say where the heading seems to be."""
    names = [column["name"] for column in columns]
    if len(head.positions) > 1:
        return
    for line in table.lines[:TITLES]:
        if sum(known(cell, names) is not None for cell in line.cells) > 1:
            raise TableError(f"The heading seems to be in row {line.number}: delete all above it.")
    if not head.positions:
        wanted = ", ".join([*RESERVED[:-1], *names])
        raise TableError(f"The first row names no column that there is. There are: {wanted}.")


def only_list() -> str:
    """The list to import to where nobody names one. Raises TableError where there are several."""
    lists = list(releases.current_package()["lists"])
    if len(lists) != 1:
        raise TableError(f"Say which list with --list: {', '.join(lists)}.")
    return lists[0]


def _list(name: str, package: Package) -> ListJson:
    lists = package["lists"]
    if name not in lists:
        hint = did_you_mean(name, lists) or f" Its lists are: {', '.join(lists)}."
        raise TableError(f"The programme has no list '{name}'.{hint}")
    return lists[name]


def write_rejected(file: Path, result: Import) -> Path | None:
    """None where all rows were taken."""
    return rejected.write(file, result.table, {c.line: c.faults for c in result.rejected})


def _case(reader: Reader, table: Table, line: tables.Line) -> Case:
    case = reader.case(line.number, line.cells)
    if len(line.cells) > len(table.headers):
        case.faults.append(Fault("", "The row has more cells than the heading."))
    return case


def _take(case: Case, job: Job, result: Import) -> None:
    record = _find(case, job.list)
    if record is None:
        case.faults += _missing(case)
    elif record.list != job.list:
        case.faults.append(Fault("case_id", f"is a record of the list '{record.list}'."))
    elif _of_another(case, record):
        reason = f"'{case.external_id}' is the number of another record than case_id."
        case.faults.append(Fault("external_id", reason))
    if not case.faults:
        done = _done(case, record)
        if done != Done.UNCHANGED:
            subject = record.id if record else str(_new_id(case, job.list))
            case.faults += _submit(case, record, subject, job)
            result.touched.append(subject)
    if case.faults:
        result.rejected.append(case)
    else:
        result.counts[done] += 1


def _of_another(case: Case, record: Record) -> bool:
    other = record_of_another_system(record.list, case.external_id, besides=record.id)
    return other is not None


def _missing(case: Case) -> Iterator[Fault]:
    """What a new record cannot do without."""
    if not case.name:
        yield Fault("name", "is missing.")
    if case.area is None and not any(fault.column.startswith("owner") for fault in case.faults):
        yield Fault("owner_name", "is missing: a new record needs a worker or an area.")


def _find(case: Case, list_name: str) -> Record | None:
    """By our id, by the id it was imported under, or by its id in another system."""
    ids = [case.case_id, str(_new_id(case, list_name))]
    there = log.existing(name for name in ids if name)
    known = next((there[name] for name in ids if name in there), None)
    return known or record_of_another_system(list_name, case.external_id)


def _new_id(case: Case, list_name: str) -> uuid.UUID:
    """The same row always makes the same record: by its own id, or else by all that it says."""
    if case.case_id:
        return uuid.uuid5(NAMESPACE, f"{list_name}/case_id/{case.case_id}")
    if case.external_id:
        return uuid.uuid5(NAMESPACE, f"{list_name}/external_id/{case.external_id}")
    return uuid.uuid5(NAMESPACE, f"{list_name}/content/{case.content}")


def _done(case: Case, record: Record | None) -> Done:
    if record is None:
        return Done.MADE
    if case.content:  # this very row made the record: what was learned since then stays
        return Done.UNCHANGED
    same = all(record.properties.get(name, "") == text for name, text in case.values.items())
    named = case.name in ("", record.label)
    stays = case.owner in (None, Owner(record.area_id, record.owner))
    return Done.UNCHANGED if same and named and stays else Done.CHANGED


def _submit(case: Case, record: Record | None, subject: str, job: Job) -> list[Fault]:
    """The row as a submission; a fault where the server could not apply it."""
    statement = Statement(
        list=job.list,
        subject=subject,
        create=record is None,
        name=case.name,
        values=case.values,
        owner=case.owner,
        happened=programme_day().isoformat() if record else case.opened,
    )
    reason = submit(statement, write=job.write)
    return [Fault("", reason)] if reason else []
