"""A telephone as gateway: the app cht-gateway, https://github.com/medic/cht-gateway.

It calls us every half minute, brings what came in and what became of messages, and takes along
what waits. It sends each id once, however often it is handed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .base import Answer, Call, Fate, Gateway, Heard, Received, RefusedCallError, Report, Sms

FATES = {"SENT": Fate.SENT, "DELIVERED": Fate.DELIVERED, "FAILED": Fate.FAILED}
"""PENDING and UNSENT say that it still tries."""

AT_ONCE = 20
"""Messages that it takes along from one call."""


class Android(Gateway):
    name = "android"
    comes = True

    def send(self, sms: Sms) -> str:
        raise NotImplementedError

    def hear(self, call: Call) -> Heard:
        if call.method == "GET":
            return Heard()
        said = call.json()
        messages = [_received(one) for one in _rows(said, "messages")]
        return Heard(messages, list(_reports(said)), AT_ONCE)

    def answer(self, taken: Sequence[Sms] = ()) -> Answer:
        """``medic-gateway`` is how the app knows that the address is right."""
        messages = [{"id": sms.reference, "to": sms.to, "content": sms.text} for sms in taken]
        body = json.dumps({"medic-gateway": True, "messages": messages})
        return Answer(body, "application/json")


def _rows(said: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    rows = said.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RefusedCallError
    yield from rows


def _received(one: Mapping[str, Any]) -> Received:
    if not {"id", "from", "content"} <= one.keys():
        raise RefusedCallError
    return Received(str(one["id"]), str(one["from"]), str(one["content"]))


def _reports(said: Mapping[str, Any]) -> Iterator[Report]:
    for one in _rows(said, "updates"):
        fate = FATES.get(str(one.get("status")))
        if fate:
            yield Report(fate, str(one.get("id", "")), problem=str(one.get("reason", "")))
