"""Africa's Talking: https://developers.africastalking.com/docs/sms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import web
from .base import (
    Call,
    Fate,
    Gateway,
    Heard,
    PermanentError,
    Received,
    RefusedCallError,
    Report,
    Sms,
    TemporaryError,
)

URL = "https://api.africastalking.com"
TAKEN = (100, 101, 102)
NEVER = (402, 403, 404, 406, 407, 409)
"""Sender, number or route that cannot be; the person's number is on a list of those who refuse."""

FATES = {
    "Sent": Fate.SENT,
    "Submitted": Fate.SENT,
    "Buffered": Fate.SENT,
    "Success": Fate.DELIVERED,
    "Rejected": Fate.FAILED,
    "Failed": Fate.FAILED,
    "AbsentSubscriber": Fate.FAILED,
    "Expired": Fate.FAILED,
}


class AfricasTalking(Gateway):
    """Its calls bear no signature: the secret in the address is what tells them from others."""

    name = "africastalking"
    needs = ("username", "key")
    knows = ("from", "url")

    def send(self, sms: Sms) -> str:
        fields = {"username": self.settings["username"], "to": sms.to, "message": sms.text}
        if sender := self.settings.get("from"):
            fields["from"] = sender
        said = web.ask(
            "POST",
            f"{self.settings.get('url') or URL}/version1/messaging",
            fields=fields,
            headers={"apiKey": self.settings["key"], "Accept": "application/json"},
        )
        if said.status != 201:
            raise web.refused(said)
        return _taken(said.json())

    def hear(self, call: Call) -> Heard:
        said = call.form()
        if "status" in said and "id" in said:
            return Heard(reports=tuple(_reports(said)))
        if not {"id", "from", "text"} <= said.keys():
            raise RefusedCallError
        received = Received(said["id"], said["from"], said["text"], said.get("to", ""))
        return Heard(messages=(received,))


def _taken(told: Any) -> str:  # noqa: ANN401  (JSON of others)
    """The one recipient: 201 alone does not say that it was taken."""
    try:
        (recipient,) = told["SMSMessageData"]["Recipients"]
        code, name = int(recipient["statusCode"]), str(recipient["messageId"])
    except (KeyError, TypeError, ValueError):
        raise TemporaryError("no recipient") from None
    if code in TAKEN:
        return name
    raise PermanentError(f"code {code}") if code in NEVER else TemporaryError(f"code {code}")


def _reports(said: Mapping[str, str]) -> list[Report]:
    fate = FATES.get(said["status"])
    problem = said.get("failureReason", "")
    return [Report(fate, provider_id=said["id"], problem=problem)] if fate else []
