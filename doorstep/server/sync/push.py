"""A phone sends what it recorded."""

from __future__ import annotations

from datetime import UTC, datetime

from ..accounts.models import Device
from ..lib import moment
from .accept import accept_all
from .incoming import SENT, Incoming
from .messages import Envelope, PushAnswer, PushedOne, PushRequest


def push(device: Device, request: PushRequest) -> PushAnswer:
    """An answer per submission, in the order in which they came."""
    ahead = _ahead(request.sent)
    taken = accept_all([_incoming(device, each, ahead) for each in request.submissions])
    return PushAnswer(
        answers=[
            PushedOne(id=sent.id, outcome=its.outcome, reason=its.reason)
            for sent, its in zip(request.submissions, taken, strict=True)
        ]
    )


def _incoming(device: Device, envelope: Envelope, ahead: int) -> Incoming:
    sent = {name: getattr(envelope, name) for name in SENT}
    return Incoming(**sent, worker=device.worker, device=device, posted=envelope.area, ahead=ahead)


def _ahead(sent: str) -> int:
    """How far the phone's watch is ahead of ours, in ms; 0 where it does not say."""
    try:
        watch = datetime.fromisoformat(sent).astimezone(UTC)
    except (ValueError, OverflowError):
        return 0
    return int(watch.timestamp() * 1000) - moment.milliseconds()
