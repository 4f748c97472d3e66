"""A phone sends what it recorded."""

from __future__ import annotations

from ..accounts.models import Device
from .accept import SENT, Incoming, accept
from .messages import PushAnswer, PushedOne, PushRequest


def push(device: Device, request: PushRequest) -> PushAnswer:
    """An answer per submission, in the order in which they came."""
    answers = []
    for envelope in request.submissions:
        sent = {name: getattr(envelope, name) for name in SENT}
        taken = accept(Incoming(**sent, worker=device.worker, device=device))
        answers.append(PushedOne(id=envelope.id, outcome=taken.outcome, reason=taken.reason))
    return PushAnswer(answers=answers)
