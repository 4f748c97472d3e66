"""Take in one submission: check its envelope, read it, append it. One submission, one transaction.

What cannot be applied is kept whole, with a reason for people, and never stops the next one.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from uuid import UUID

from django.db import OperationalError, transaction
from django.utils import timezone

from doorstep.protocol.days import from_epoch_day
from doorstep.protocol.model.workers import LIST
from doorstep.protocol.submissions import clock, times, values
from doorstep.protocol.submissions.builtin import IMPORT, WITHDRAWAL
from doorstep.protocol.submissions.read import Reading, identity, read
from doorstep.protocol.submissions.xml import UnreadableError

from ..accounts.models import Device, Worker
from ..accounts.postings import standing
from ..areas.scope import areas_once_of
from ..lib import database, moment
from ..lib.held import held
from ..programmes import releases
from ..programmes.releases import Definition
from ..records import amending, likeness, log, merging, quarantine
from ..records.access import is_in_log, may_amend, may_write, newest_clock, submission_of
from ..records.merging import Restated
from ..records.models import Quarantined, Record, Submission
from ..tasks.evaluate import affected, refresh
from ..tasks.measuring import measure
from ..tasks.rollover import programme_day

LOG = logging.getLogger(__name__)
SENT = ("id", "form", "form_version", "xml", "happened", "recorded", "clock")
UNFORESEEN = "The server could not apply it. It is kept whole: tell your supervisor."
AHEAD = timedelta(days=1)
"""How far in the future a visit's day may be: a phone may stand in another time zone."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A submission on its way in, as it was sent.

    ``area``: where an import puts the record. ``posted``: the area that the phone thought its
    worker is posted to. ``ahead``: how far the phone's watch was ahead of ours when it sent this,
    in ms.
    """

    id: str
    form: str
    form_version: str
    xml: str
    happened: str
    recorded: str
    clock: str
    worker: Worker
    device: Device | None = None
    area: UUID | None = None
    posted: str = ""
    ahead: int = 0


class EarlyError(UnreadableError):
    """It corrects or withdraws what has not come yet. When that comes, it is taken by itself."""

    def __init__(self, waits_for: str) -> None:
        super().__init__("What it corrects or withdraws has not arrived yet.", "amends")
        self.waits_for = waits_for


@dataclass(frozen=True, slots=True)
class Taken:
    outcome: Literal["accepted", "duplicate", "quarantined"]
    reason: str | None = None


def accept(incoming: Incoming) -> Taken:
    """Safe to call again with the same submission, and from several processes at once.

    Raises what passes with time, such as a lost database: the phone comes again.
    """
    return accept_all([incoming])[0]


def accept_all(batch: Sequence[Incoming]) -> list[Taken]:
    """All of a push in one transaction, each for itself: a bad one never stops the rest.

    The tasks of all records that it touches are worked out once. If that fails, one by one shows
    which submission is to blame.
    """
    try:
        return _together(batch)
    except OperationalError:
        raise
    except Exception as error:
        LOG.error("Submissions could not be applied: %s.", type(error).__name__)
    if len(batch) > 1:
        return [accept(incoming) for incoming in batch]
    return [_quarantine(incoming, UNFORESEEN) for incoming in batch]


def _together(batch: Sequence[Incoming]) -> list[Taken]:
    with transaction.atomic(), held():
        database.one_writer()
        touched: set[str] = set()
        taken = [_each(incoming, touched) for incoming in batch]
        outcomes = zip(batch, taken, strict=True)
        accepted = [one.id for one, its in outcomes if its.outcome == "accepted"]
        waited = _take_waiting(accepted, touched)
        _follow_merges(touched)
        refresh(sorted(touched | affected(touched)), programme_day())
        measure({str(one.worker.pk) for one in batch}, programme_day())
        likeness.refresh(touched)
        quarantine.release([*accepted, *waited])
    return [
        Taken("accepted") if its.outcome == "quarantined" and one.id in waited else its
        for one, its in zip(batch, taken, strict=True)
    ]


def _take_waiting(come: Sequence[str], touched: set[str]) -> set[str]:
    """Ids of what amends these, came before them, and can be taken now; and of what amends that."""
    waited: set[str] = set()
    while come:
        names = [f"uuid:{identity(name, 'id')}" for name in come]
        kept = map(kept_before, quarantine.waiting_for(names))
        come = [one.id for one in kept if _each(one, touched).outcome == "accepted"]
        waited |= set(come)
    return waited


def _follow_merges(touched: set[str]) -> None:
    """What comes late of a record that was made one with another is said of that one as well."""
    seen: set[str] = set()
    while new := touched - seen:
        seen |= new
        for merge in merging.merges_of(new):
            late = incoming_of(list(merging.restatements(merge)), merge.by)
            taken = [one.id for one in late if _each(one, touched).outcome == "accepted"]
            if taken:
                merge.steps += taken
                merge.save(update_fields=["steps"])


def incoming_of(restated: Sequence[Restated], by: Worker) -> list[Incoming]:
    """What the server itself says for ``by``, each after all that was ever said."""
    last, found = newest_clock(), []
    for each in restated:
        last = clock.tick(last, moment.milliseconds())
        sent = {name: getattr(each, name) for name in SENT if name not in ("recorded", "clock")}
        now = moment.text(timezone.now())
        found.append(Incoming(**sent, recorded=now, clock=last, worker=by))
    return found


def _each(incoming: Incoming, touched: set[str]) -> Taken:
    """``touched`` gets the records that it is about, and those that looked at them before."""
    try:
        with transaction.atomic():
            changed = _take(incoming)
    except OperationalError:
        raise
    except EarlyError as early:
        return _quarantine(incoming, str(early), early.waits_for)
    except UnreadableError as error:
        return _quarantine(incoming, str(error))
    except Exception as error:
        LOG.error("A submission could not be applied: %s.", type(error).__name__)
        return _quarantine(incoming, UNFORESEEN)
    if changed is None:
        return Taken("duplicate")
    touched |= changed
    return Taken("accepted")


def kept_before(one: Quarantined) -> Incoming:
    """What was kept aside, as if its phone had sent it again."""
    envelope = json.loads(one.envelope)
    sent = {name: envelope[name] for name in SENT}
    posted = envelope.get("area", "")
    return Incoming(**sent, worker=one.worker, device=one.device, posted=posted)


def _quarantine(incoming: Incoming, reason: str, waits_for: str = "") -> Taken:
    sent = {name: getattr(incoming, name) for name in SENT}
    if incoming.posted:
        sent["area"] = incoming.posted
    quarantine.keep(sent, incoming.worker, incoming.device, reason, waits_for)
    return Taken("quarantined", reason)


def _take(incoming: Incoming) -> set[str] | None:
    """The records whose tasks it may change; None if it was taken before."""
    _check_characters(incoming)
    instance = f"uuid:{identity(incoming.id, 'id')}"
    if is_in_log(instance):
        return None
    definition = _definition(incoming)
    form, lists = definition.form, definition.lists
    reading = read(incoming.xml, incoming.form, form, lists, releases.zone())
    if reading.instance != instance:
        raise UnreadableError("is not the id that the submission was sent with", "meta/instanceID")
    amended = _amended(incoming, reading)
    row = _row(incoming, instance, _area(incoming, reading, amended), programme_day())
    touched = {*reading.about, *(amending.about(amended.instance_id) if amended else ())}
    changed = affected(touched) | touched
    if amended is not None:
        row.amends = amended.instance_id
        return changed | amending.append(row, reading)
    return changed | log.append(row, reading, form)


def _amended(incoming: Incoming, reading: Reading) -> Submission | None:
    """What it corrects or withdraws. Raises :class:`EarlyError` where that has not come yet."""
    if not reading.amends:
        return None
    found = submission_of(reading.amends)
    if found is None:
        raise EarlyError(reading.amends)
    if incoming.form not in (WITHDRAWAL, found.form):
        raise UnreadableError("names a submission of another form", "meta/deprecatedID")
    if not may_amend(incoming.worker, found):
        raise UnreadableError(
            "Only who recorded it or a supervisor of its area may correct or withdraw it.", "worker"
        )
    return found


def _check_characters(incoming: Incoming) -> None:
    """Half of a character, or none: no database keeps that, and no form makes it."""
    for name in SENT:
        text: str = getattr(incoming, name)
        if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
            raise UnreadableError("holds something that is no character", name)


def _definition(incoming: Incoming) -> Definition:
    found = releases.definition(incoming.form, incoming.form_version)
    if found is None or (incoming.form == IMPORT and incoming.device is not None):
        raise UnreadableError(
            f"This server has no form {incoming.form[:40]}, version {incoming.form_version[:40]}.",
            "form",
        )
    return found


def _area(incoming: Incoming, reading: Reading, amended: Submission | None) -> UUID:
    """Where the submission belongs: where its records are, or else where its worker is."""
    if not reading.about and amended is not None:
        return amended.area_id
    if not reading.about:
        raise UnreadableError("The submission is about no record.", "meta/entity")
    there = log.existing(reading.about)
    for operation in reading.operations:
        record = there.get(operation.id)
        if record is not None:
            _check_record(incoming, record, operation.list)
        elif operation.list == LIST:
            raise UnreadableError("The worker it is about is not known here.", "meta/entity")
    first = next((there[name] for name in reading.about if name in there), None)
    area = incoming.area or (first.area_id if first else _home(incoming))
    if area is None:
        raise UnreadableError("The worker is posted to no area.", "worker")
    return area


def _home(incoming: Incoming) -> UUID | None:
    """Where the worker was posted, as far as the phone knew: it may not have heard of a move."""
    try:
        then = UUID(incoming.posted)
    except ValueError:
        then = None
    if then in areas_once_of(incoming.worker):
        return then
    return standing(incoming.worker).home


def _check_record(incoming: Incoming, record: Record, list_name: str) -> None:
    if record.list != list_name:
        raise UnreadableError("The record is of another list.", "meta/entity")
    if incoming.form != IMPORT and not may_write(incoming.worker, record):
        raise UnreadableError("The record is not in the worker's area.", "meta/entity")


def _row(incoming: Incoming, instance: str, area: UUID, today: date) -> Submission:
    settled = _settled(incoming, today)
    return Submission(
        instance_id=instance,
        form=incoming.form,
        form_version=incoming.form_version,
        xml=incoming.xml,
        happened=settled.happened,
        phone_happened=settled.doubted,
        recorded=_recorded(incoming.recorded),
        clock=str(settled.clock),
        phone_clock=incoming.clock,
        worker=incoming.worker,
        device=incoming.device,
        area_id=area,
    )


def _settled(incoming: Incoming, today: date) -> times.Settled:
    """A phone's date may be wrong, and its work is taken all the same; a file's must be right."""
    said = times.Said(
        _happened(incoming.happened), _recorded(incoming.recorded), _clock(incoming.clock)
    )
    if incoming.device is not None:
        arrival = times.Arrival(moment.milliseconds(), releases.zone(), incoming.ahead)
        return times.settle(said, arrival)
    if said.happened > today + AHEAD:
        raise UnreadableError("is in the future", "happened")
    return times.Settled(said.happened, said.clock, None)


def _happened(text: str) -> date:
    try:
        return from_epoch_day(values.to_day(text))
    except values.MisfitError as misfit:
        raise UnreadableError(str(misfit), "happened") from None


def _recorded(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
        time.astimezone(UTC)
    except (ValueError, OverflowError):
        raise UnreadableError(
            "is not an ISO time such as 2026-11-22T08:30:00Z", "recorded"
        ) from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _clock(text: str) -> clock.Clock:
    try:
        return clock.parse(text)
    except ValueError as error:
        raise UnreadableError(str(error), "clock") from None
