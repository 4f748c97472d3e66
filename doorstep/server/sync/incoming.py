"""A submission on its way in: its envelope, what may be wrong with that, and its row in the log."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from doorstep.protocol.days import from_epoch_day
from doorstep.protocol.submissions import clock, times, values
from doorstep.protocol.submissions.builtin import IMPORT
from doorstep.protocol.submissions.read import Reading, identity, read
from doorstep.protocol.submissions.xml import UnreadableError

from ..accounts.models import Device, Worker
from ..lib import moment
from ..programmes import releases
from ..programmes.releases import Definition
from ..records.models import Quarantined, Submission

SENT = ("id", "form", "form_version", "xml", "happened", "recorded", "clock")
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


@dataclass(frozen=True, slots=True)
class Opened:
    """An envelope that was in order, and what its form says."""

    incoming: Incoming
    definition: Definition
    reading: Reading


def instance_of(incoming: Incoming) -> str:
    """As the log names it; '' where its id is none."""
    try:
        return f"uuid:{identity(incoming.id, 'id')}"
    except UnreadableError:
        return ""


def opened(incoming: Incoming) -> Opened:
    """Raises :class:`UnreadableError`."""
    _check_characters(incoming)
    instance = f"uuid:{identity(incoming.id, 'id')}"
    definition = _definition(incoming)
    form, lists = definition.form, definition.lists
    reading = read(incoming.xml, incoming.form, form, lists, releases.zone())
    if reading.instance != instance:
        raise UnreadableError("is not the id that the submission was sent with", "meta/instanceID")
    return Opened(incoming, definition, reading)


def kept_before(one: Quarantined) -> Incoming:
    """What was kept aside, as if its phone had sent it again."""
    envelope = json.loads(one.envelope)
    sent = {name: envelope[name] for name in SENT}
    posted = envelope.get("area", "")
    return Incoming(**sent, worker=one.worker, device=one.device, posted=posted)


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


def row(incoming: Incoming, instance: str, area: UUID, today: date) -> Submission:
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
