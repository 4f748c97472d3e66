"""Submissions taken in together, in one transaction: each for itself, written all at once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone

from doorstep.protocol.model.workers import LIST
from doorstep.protocol.submissions import clock
from doorstep.protocol.submissions.builtin import IMPORT, WITHDRAWAL
from doorstep.protocol.submissions.read import Reading, identity
from doorstep.protocol.submissions.xml import UnreadableError

from ..accounts.models import Worker
from ..accounts.postings import standing
from ..areas.scope import areas_once_of
from ..lib import moment
from ..records import amending, merging, quarantine
from ..records.access import may_amend, may_write, newest_clock, submission_of
from ..records.adding import Adding
from ..records.merging import Restated
from ..records.models import Record, Submission
from ..tasks.evaluate import affected
from ..tasks.rollover import programme_day
from .incoming import SENT, Incoming, Opened, instance_of, kept_before, opened, row

LOG = logging.getLogger(__name__)
UNFORESEEN = "The server could not apply it. It is kept whole: tell your supervisor."
T = TypeVar("T")


class EarlyError(UnreadableError):
    """It corrects or withdraws what has not come yet. When that comes, it is taken by itself."""

    def __init__(self, waits_for: str) -> None:
        super().__init__("What it corrects or withdraws has not arrived yet.", "amends")
        self.waits_for = waits_for


@dataclass(frozen=True, slots=True)
class Taken:
    outcome: Literal["accepted", "duplicate", "quarantined"]
    reason: str | None = None


@dataclass(slots=True)
class Taking:
    """``touched``: the records that were written about, and those that looked at them before.

    ``allowed``: who was found to may write about which record; it is not asked twice.
    """

    adding: Adding = field(default_factory=Adding)
    touched: set[str] = field(default_factory=set)
    allowed: set[tuple[UUID, str]] = field(default_factory=set)

    def take(self, batch: Sequence[Incoming]) -> list[Taken]:
        """An answer for each, when all that was accepted is written."""
        self.adding.look_up(list(filter(None, map(instance_of, batch))), ())
        letters = [self._open(incoming) for incoming in batch]
        read = [letter.reading for letter in letters if isinstance(letter, Opened)]
        self.adding.look_up((), {name for reading in read for name in reading.about})
        taken = [self._each(x) if isinstance(x, Opened) else x for x in letters]
        self._write()
        return taken

    def take_waiting(self, come: Sequence[str]) -> set[str]:
        """Ids of what amends these, came before them, and can be taken now; of what amends that."""
        waited: set[str] = set()
        while come:
            names = [f"uuid:{identity(name, 'id')}" for name in come]
            come = self._accepted(list(map(kept_before, quarantine.waiting_for(names))))
            waited |= set(come)
        return waited

    def follow_merges(self) -> None:
        """What comes late of a record that was made one with another is said of that one too."""
        seen: set[str] = set()
        while new := self.touched - seen:
            seen |= new
            for merge in merging.merges_of(new):
                late = incoming_of(list(merging.restatements(merge)), merge.by)
                if taken := self._accepted(late):
                    merge.steps += taken
                    merge.save(update_fields=["steps"])

    def _accepted(self, batch: Sequence[Incoming]) -> list[str]:
        outcomes = zip(batch, self.take(batch), strict=True)
        return [one.id for one, its in outcomes if its.outcome == "accepted"]

    def _open(self, incoming: Incoming) -> Opened | Taken:
        if self.adding.holds(instance_of(incoming)):
            return Taken("duplicate")
        return _guarded(incoming, lambda: opened(incoming))

    def _each(self, letter: Opened) -> Taken:
        return _guarded(letter.incoming, lambda: self._take(letter))

    def _take(self, letter: Opened) -> Taken:
        incoming, reading = letter.incoming, letter.reading
        if self.adding.holds(reading.instance):
            return Taken("duplicate")
        amended = self._amended(incoming, reading)
        area = self._area(incoming, reading, amended)
        line = row(incoming, reading.instance, area, programme_day())
        if amended is None:
            self.adding.add(line, reading, letter.definition.form)
        else:
            line.amends = amended.instance_id
            self._amend(line, reading)
        return Taken("accepted")

    def _write(self) -> None:
        self._touch(self.adding.about())
        self.touched |= self.adding.write()

    def _touch(self, records: Collection[str]) -> None:
        """Before they change: they may leave others behind."""
        self.touched |= affected(records) | set(records)

    def _amended(self, incoming: Incoming, reading: Reading) -> Submission | None:
        """What it corrects or withdraws. Raises EarlyError where that has not come yet."""
        if not reading.amends:
            return None
        self._write()  # it may have come just before
        found = submission_of(reading.amends)
        if found is None:
            raise EarlyError(reading.amends)
        if incoming.form not in (WITHDRAWAL, found.form):
            raise UnreadableError("names a submission of another form", "meta/deprecatedID")
        if not may_amend(incoming.worker, found):
            raise UnreadableError(
                "Only who recorded it or a supervisor of its area may correct or withdraw it.",
                "worker",
            )
        return found

    def _amend(self, line: Submission, reading: Reading) -> None:
        about = {*reading.about, *amending.about(line.amends)}
        self._touch(about)
        with transaction.atomic():
            self.touched |= amending.append(line, reading)
        self.adding.look_up([line.instance_id], about)

    def _area(self, incoming: Incoming, reading: Reading, amended: Submission | None) -> UUID:
        """Where the submission belongs: where its records are, or else where its worker is."""
        if not reading.about and amended is not None:
            return amended.area_id
        if not reading.about:
            raise UnreadableError("The submission is about no record.", "meta/entity")
        there = self.adding.records(reading.about)
        for operation in reading.operations:
            record = there.get(operation.id)
            if record is not None:
                self._check_record(incoming, record, operation.list)
            elif operation.list == LIST:
                raise UnreadableError("The worker it is about is not known here.", "meta/entity")
        first = next((there[name] for name in reading.about if name in there), None)
        area = incoming.area or (first.area_id if first else _home(incoming))
        if area is None:
            raise UnreadableError("The worker is posted to no area.", "worker")
        return area

    def _check_record(self, incoming: Incoming, record: Record, list_name: str) -> None:
        if record.list != list_name:
            raise UnreadableError("The record is of another list.", "meta/entity")
        asked = (incoming.worker.pk, record.pk)
        if incoming.form == IMPORT or asked in self.allowed:
            return
        if not may_write(incoming.worker, record):
            raise UnreadableError("The record is not in the worker's area.", "meta/entity")
        self.allowed.add(asked)


def put_aside(incoming: Incoming, reason: str, waits_for: str = "") -> Taken:
    sent = {name: getattr(incoming, name) for name in SENT}
    if incoming.posted:
        sent["area"] = incoming.posted
    quarantine.keep(sent, incoming.worker, incoming.device, reason, waits_for)
    return Taken("quarantined", reason)


def incoming_of(restated: Sequence[Restated], by: Worker) -> list[Incoming]:
    """What the server itself says for ``by``, each after all that was ever said."""
    last, found = newest_clock(), []
    for each in restated:
        last = clock.tick(last, moment.milliseconds())
        sent = {name: getattr(each, name) for name in SENT if name not in ("recorded", "clock")}
        now = moment.text(timezone.now())
        found.append(Incoming(**sent, recorded=now, clock=last, worker=by))
    return found


def _guarded(incoming: Incoming, step: Callable[[], T]) -> T | Taken:
    """What goes wrong with one is said of that one; what goes wrong in the database, of all."""
    try:
        return step()
    except DatabaseError:
        raise
    except EarlyError as early:
        return put_aside(incoming, str(early), early.waits_for)
    except UnreadableError as error:
        return put_aside(incoming, str(error))
    except Exception as error:
        LOG.error("A submission could not be applied: %s.", type(error).__name__)
        return put_aside(incoming, UNFORESEEN)


def _home(incoming: Incoming) -> UUID | None:
    """Where the worker was posted, as far as the phone knew: it may not have heard of a move."""
    try:
        then = UUID(incoming.posted)
    except ValueError:
        then = None
    if then in areas_once_of(incoming.worker):
        return then
    return standing(incoming.worker).home
