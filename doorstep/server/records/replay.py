"""Prove that what is kept is what the log amounts to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db import transaction

from doorstep.protocol.language.types import Value
from doorstep.protocol.model.workers import LAST_SEEN, LIST
from doorstep.protocol.submissions.fold import Change, fold
from doorstep.protocol.submissions.standing import groups

from ..lib import database
from ..programmes import releases
from . import amending, links, log, projection, rebuild
from .models import Record, Submission, SubmissionRecord
from .rows import Row

Key = tuple[object, ...]


def differences() -> Iterator[str]:
    """One sentence per difference, with ids and names of columns only; none if all is well.

    Nobody writes meanwhile: a log that grows while it is read would differ from its fold.
    """
    with transaction.atomic():
        database.one_writer()
        yield from _records()
        yield from _links()
        yield from _projection()


def _records() -> Iterator[str]:
    changes = _changes()
    for record in Record.objects.order_by("pk").iterator(rebuild.CHUNK):
        if record.pk not in changes:
            yield f"Record {record.pk} is in no submission."
        elif fold(changes.pop(record.pk)) != log.state_of(record):
            yield f"Record {record.pk} is not the fold of its submissions."
    yield from (f"Record {missing} is missing." for missing in changes)


def _changes() -> dict[str, list[Change]]:
    """From the log alone: by record, all that is about it or tied to what is."""
    changes: dict[str, list[Change]] = defaultdict(list)
    said: dict[str, dict[str, Change]] = {}
    for submission in Submission.objects.order_by("seq").iterator(rebuild.CHUNK):
        reading, _ = log.read_again(submission)
        own = {each.id: log.change(submission, each) for each in reading.operations}
        said[submission.instance_id] = own
        for record, change in own.items():
            changes[record].append(change)
    for group in groups(dict(Submission.objects.values_list("instance_id", "amends"))):
        about = {key: one.entity.list for name in group for key, one in said[name].items()}
        for submission in Submission.objects.filter(instance_id__in=group):
            for record in about.keys() - said[submission.instance_id].keys():
                nothing = amending.said_of(submission, record, about[record])
                changes[record].append(log.change(submission, nothing))
    return changes


def _links() -> Iterator[str]:
    """Each phone's part of the log: a line per submission and record, where the record is now."""
    lines = SubmissionRecord.objects.filter(digest__isnull=False)
    told = lines.select_related("submission", "record").order_by("record", "seq")
    numbers: dict[str, int] = defaultdict(int)
    for line in told.iterator(rebuild.CHUNK):
        numbers[line.record_id] += 1
        if line.area_id != line.record.area_id:
            yield f"Record {line.record_id} is sent to phones of an area that it left."
        if line.digest != links.digest_of(line.submission, line.record_id):
            yield f"Record {line.record_id}: the digest of {line.submission.instance_id} is wrong."
    for record, version in Record.objects.values_list("pk", "version"):
        if numbers[record] != version:
            yield f"Record {record} is sent with {numbers[record]} of {version} submissions."


def _projection() -> Iterator[str]:
    package = releases.current_package()
    expected: dict[str, dict[Key, Row]] = {name: {} for name in projection.tables(package)}
    for row in rebuild.expected_rows(package):
        expected[row.table][_key(row)] = row
    for table, rows in expected.items():
        for row in projection.stored(package, table):
            right = rows.pop(_key(row), None)
            if right is None or _recorded(right) != _recorded(row):
                yield f"{table} {' '.join(map(str, _key(row)))}: {_how(row, right)}."
        yield from (f"{table} {' '.join(map(str, key))}: is missing." for key in rows)


def _recorded(row: Row) -> dict[str, Value]:
    """Neither whose work a record is, nor when a worker was heard of, comes from the log."""
    outside = ("_owner", LAST_SEEN) if row.table == f"entity_{LIST}" else ("_owner",)
    return {name: value for name, value in row.values.items() if name not in outside}


def _key(row: Row) -> Key:
    names = ("_id",) if row.table.startswith("entity_") else ("_subject", "_day", "_id")
    return tuple(row.values[name] for name in names)


def _how(row: Row, right: Row | None) -> str:
    if right is None:
        return "should not be there"
    wrong = [name for name, value in _recorded(row).items() if right.values[name] != value]
    return f"differs in {', '.join(wrong)}"
