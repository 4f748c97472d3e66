"""Submissions that are added to the log together: folded as they come, written all at once.

A push that brings fifty costs some ten statements, not five hundred.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from doorstep.protocol.package import FormJson
from doorstep.protocol.submissions.fold import RecordState, apply
from doorstep.protocol.submissions.read import EntityOperation, Reading

from ..programmes import releases
from . import files, links, log, projection
from .models import Record, Submission
from .rows import Row, submission_rows

UNKEPT = ("id",)
"""What an update of a record's row leaves alone."""


def append(submission: Submission, reading: Reading, form: FormJson) -> None:
    """Inside a transaction that holds the writers' lock, and only for a new instance id.

    What amends another goes to :mod:`.amending`.
    """
    adding = Adding()
    adding.look_up([], reading.about)
    adding.add(submission, reading, form)
    adding.write()


@dataclass(frozen=True, slots=True)
class Entry:
    submission: Submission
    reading: Reading
    form: FormJson


@dataclass(slots=True)
class Adding:
    """``before`` and ``instances`` are what the database holds of what was looked up; ``after`` the
    states of the records that the entries are about.
    """

    before: dict[str, Record] = field(default_factory=dict)
    after: dict[str, RecordState] = field(default_factory=dict)
    instances: set[str] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)

    def look_up(self, instances: Collection[str], records: Collection[str]) -> None:
        """All that is to come, in a query for each."""
        there = Submission.objects.filter(instance_id__in=instances)
        self.instances.update(there.values_list("instance_id", flat=True))
        self.before |= Record.objects.in_bulk(list(records))

    def holds(self, instance: str) -> bool:
        return instance in self.instances

    def records(self, ids: Iterable[str]) -> dict[str, Record]:
        """Those that are there, as they are with what was added."""
        found = {name: self._record(name) for name in ids}
        return {name: record for name, record in found.items() if record is not None}

    def about(self) -> set[str]:
        """The records that wait to be written."""
        return set(self.after)

    def add(self, submission: Submission, reading: Reading, form: FormJson) -> None:
        folded = {each.id: self._folded(submission, each) for each in reading.operations}
        self.after |= folded
        self.entries.append(Entry(submission, reading, form))
        self.instances.add(submission.instance_id)

    def write(self) -> set[str]:
        """Numbers are drawn in the order in which they were added. The records that changed hands
        with those that they are about.
        """
        if not self.entries:
            return set()
        Submission.objects.bulk_create([entry.submission for entry in self.entries])
        for entry in self.entries:
            files.expect(entry.submission, entry.reading.files)
        rows = self._write_records()
        self._write_links(rows)
        following = self._project()
        self.before |= rows
        self.entries, self.after = [], {}
        return following

    def _record(self, name: str) -> Record | None:
        before, state = self.before.get(name), self.after.get(name)
        if state is None:
            return before
        first = next(one for one in self.entries if name in one.reading.about)
        return log.row(state, before.area_id if before else first.submission.area_id)

    def _folded(self, submission: Submission, operation: EntityOperation) -> RecordState:
        state, before = self.after.get(operation.id), self.before.get(operation.id)
        if state is None:
            new = RecordState(operation.id, operation.list)
            state = log.state_of(before) if before else new
        return apply(state, log.change(submission, operation))

    def _write_records(self) -> dict[str, Record]:
        rows = self.records(self.after)
        fields = [f.attname for f in Record._meta.concrete_fields if f.name not in UNKEPT]
        Record.objects.bulk_create(
            rows.values(), update_conflicts=True, unique_fields=["id"], update_fields=fields
        )
        return rows

    def _write_links(self, rows: dict[str, Record]) -> None:
        moved = {name for name in rows if self._has_moved(rows[name])}
        new = [
            (rows[name], entry.submission)
            for entry in self.entries
            for name in entry.reading.about
            if name not in moved
        ]
        links.add(new)
        for name in sorted(moved):
            own = [one.submission for one in self.entries if name in one.reading.about]
            told = [*links.submissions_of(name), *own]
            links.move(rows[name], self.before[name].area_id, told, own[-1])

    def _has_moved(self, row: Record) -> bool:
        before = self.before.get(row.pk)
        return before is not None and before.area_id != row.area_id

    def _project(self) -> set[str]:
        package = releases.current_package()
        projection.insert(sorted(self._rows(), key=lambda row: row.table))
        return projection.write_records(package, self.after.values(), known=self.before)

    def _rows(self) -> Iterator[Row]:
        package = releases.current_package()
        for one in self.entries:
            kinds = log.kinds_of(one.form)
            yield from submission_rows(package, one.submission, one.reading, kinds)
