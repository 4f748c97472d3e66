"""A phone sends what it recorded."""

from __future__ import annotations

from datetime import UTC, datetime

from ..accounts.models import Device
from ..lib import moment
from .accept import SENT, Incoming, accept
from .messages import PushAnswer, PushedOne, PushRequest


def push(device: Device, request: PushRequest) -> PushAnswer:
    """An answer per submission, in the order in which they came."""
    answers, ahead = [], _ahead(request.sent)
    for envelope in request.submissions:
        sent = {name: getattr(envelope, name) for name in SENT}
        taken = accept(
            Incoming(**sent, worker=device.worker, device=device, posted=envelope.area, ahead=ahead)
        )
        answers.append(PushedOne(id=envelope.id, outcome=taken.outcome, reason=taken.reason))
    return PushAnswer(answers=answers)


def _ahead(sent: str) -> int:
    """How far the phone's watch is ahead of ours, in ms; 0 where it does not say."""
    try:
        watch = datetime.fromisoformat(sent).astimezone(UTC)
    except (ValueError, OverflowError):
        return 0
    return int(watch.timestamp() * 1000) - moment.milliseconds()
