"""Two phones on a page of the demo: what is sent is there at once, and costs nothing."""

from __future__ import annotations

from .base import Call, Gateway, Heard, RefusedCallError, Sms


class Simulator(Gateway):
    """The page shows what the outbox says was sent. It writes without a provider's call."""

    name = "simulator"

    def send(self, sms: Sms) -> str:
        return f"simulated-{sms.reference}"

    def hear(self, call: Call) -> Heard:
        del call
        raise RefusedCallError
