"""Corrections and withdrawals: records are folded anew from all that the log says of them.

Whatever is tied by them to a submission is linked to every record that any of it is about. So what
is linked to a record is closed, and says by itself what stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from doorstep.protocol.submissions.fold import fold
from doorstep.protocol.submissions.read import EntityOperation, Reading
from doorstep.protocol.submissions.standing import groups, standing

from ..programmes import releases
from . import files, links, log, projection
from .models import Record, Submission
from .rows import submission_rows


def append(submission: Submission, reading: Reading) -> set[str]:
    """Inside a transaction that holds the writers' lock: one that amends another of the log.

    The records that changed hands with those that it is about.
    """
    submission.save(force_insert=True)
    files.expect(submission, reading.files)
    members = tied(submission.instance_id)
    readings = {one.instance_id: log.read_again(one) for one in members}
    operations = [each for reading, _ in readings.values() for each in reading.operations]
    lists = {operation.id: operation.list for operation in operations}
    links.rewrite()
    following: set[str] = set()
    for record, name in lists.items():
        following |= refold(record, name, members, submission)
    _project(members, readings)
    return following


def tied(instance: str) -> list[Submission]:
    """All that corrections and withdrawals tie to a submission, itself too; in the log's order."""
    found: dict[str, Submission] = {}
    asked: set[str] = set()
    names = {instance}
    while names:
        near = Submission.objects.filter(Q(instance_id__in=names) | Q(amends__in=names))
        asked |= names
        found |= {one.instance_id: one for one in near}
        names = {name for one in found.values() for name in (one.instance_id, one.amends)}
        names -= asked | {""}
    return sorted(found.values(), key=lambda one: one.seq)


def about(instance: str) -> set[str]:
    """The records that a submission is linked to."""
    found = links.here().filter(submission__instance_id=instance)
    return set(found.values_list("record", flat=True))


def refold(record: str, list_name: str, also: Iterable[Submission], last: Submission) -> set[str]:
    """A record from all that is linked to it, and ``also``; ``last`` came last."""
    before = Record.objects.filter(pk=record).first()
    known = {one.pk: one for one in links.submissions_of(record)}
    new = {one.pk: one for one in also if one.pk not in known}
    told = [one for _, one in sorted((known | new).items())]
    state = fold([log.change(one, said_of(one, record, list_name)) for one in told])
    row = log.row(state, before.area_id if before else last.area_id)
    row.save(force_insert=before is None, force_update=before is not None)
    if before is not None and before.area_id != row.area_id:
        links.move(row, before.area_id, told, last)
    else:
        links.add((row, each) for each in new.values())
    return projection.write_records(releases.current_package(), [state], known=[record])


def said_of(submission: Submission, record: str, list_name: str) -> EntityOperation:
    """What it says of a record that it is linked to; nothing, where what it is tied to does."""
    for operation in log.read_again(submission)[0].operations:
        if operation.id == record:
            return operation
    return EntityOperation(list_name, record, create=False, update=False, label=None, values={})


def _project(
    members: Collection[Submission], readings: Mapping[str, tuple[Reading, Mapping[str, str]]]
) -> None:
    package = releases.current_package()
    by_id = {one.instance_id: one for one in members}
    for one in members:
        projection.forget_submission(package, one)
    for name, place in standing(by_id):
        reading, kinds = readings[name]
        projection.insert(submission_rows(package, by_id[place], reading, kinds))


def places() -> dict[str, Submission | None]:
    """By each submission that is tied to another: in whose place it stands, None where it does not.

    All others stand for themselves.
    """
    amended = Submission.objects.exclude(amends="").values_list("instance_id", "amends")
    found: dict[str, Submission | None] = {}
    for group in groups(dict(amended)):
        said = Submission.objects.defer("xml").in_bulk(list(group), field_name="instance_id")
        found |= dict.fromkeys(group) | {name: said[place] for name, place in standing(said)}
    return found


def void(records: Collection[str], submissions: Collection[str]) -> set[str]:
    """Those of the records that nobody made, and of the submissions that do not count, any more."""
    unmade = Record.objects.filter(pk__in=records, known=None).values_list("pk", flat=True)
    amended = Submission.objects.filter(amends__in=submissions).values_list("amends", flat=True)
    gone = set(unmade)
    for name in set(amended):
        said = {one.instance_id: one for one in tied(name)}
        if name not in dict(standing(said)).values():
            gone.add(name)
    return gone
