"""Twilio: https://www.twilio.com/docs/messaging/api/message-resource."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import urlencode

from . import web
from .base import (
    Answer,
    Call,
    Fate,
    Gateway,
    Heard,
    PermanentError,
    Received,
    RefusedCallError,
    Report,
    Sms,
)

URL = "https://api.twilio.com"
FATES = {
    "sent": Fate.SENT,
    "delivered": Fate.DELIVERED,
    "undelivered": Fate.FAILED,
    "failed": Fate.FAILED,
}
"""The others say that it is on its way."""

NEVER = {21211, 21214, 21217, 21408, 21610, 21612, 21614, 21617}
"""Codes of a number that cannot be reached, or wrote STOP to Twilio; of a text that is too long."""


class Twilio(Gateway):
    name = "twilio"
    needs = ("account", "token", "from")
    knows = ("url",)

    def send(self, sms: Sms) -> str:
        base, account = self.settings.get("url") or URL, self.settings["account"]
        said = web.ask(
            "POST",
            f"{base}/2010-04-01/Accounts/{account}/Messages.json",
            fields=self._fields(sms),
            headers=basic(account, self.settings["token"]),
        )
        told = said.json()
        if said.status == 201:
            return str(told.get("sid", ""))
        code = told.get("code")
        raise PermanentError(f"code {code}") if code in NEVER else web.refused(said)

    def _fields(self, sms: Sms) -> dict[str, str]:
        """``from`` is a number, or the id of a messaging service."""
        sender = self.settings["from"]
        report = f"{self.callback}?{urlencode({'reference': sms.reference})}"
        whose = "MessagingServiceSid" if sender.startswith("MG") else "From"
        return {"To": sms.to, "Body": sms.text, whose: sender, "StatusCallback": report}

    def hear(self, call: Call) -> Heard:
        said = call.form()
        if not self._is_signed(call, said):
            raise RefusedCallError
        if "MessageStatus" in said and "Body" not in said:
            return Heard(reports=tuple(_reports(call, said)))
        if not {"MessageSid", "From", "Body"} <= said.keys():
            raise RefusedCallError
        received = Received(said["MessageSid"], said["From"], said["Body"], said.get("To", ""))
        return Heard(messages=(received,))

    def _is_signed(self, call: Call, said: Mapping[str, str]) -> bool:
        """https://www.twilio.com/docs/usage/security: the address and all fields in their order."""
        signed = call.url + "".join(f"{name}{said[name]}" for name in sorted(said))
        digest = hmac.new(self.settings["token"].encode(), signed.encode(), hashlib.sha1).digest()
        given = call.headers.get("x-twilio-signature", "")
        return hmac.compare_digest(base64.b64encode(digest), given.encode())

    def answer(self, taken: object = ()) -> Answer:
        del taken
        return Answer("<Response/>", "text/xml")


def _reports(call: Call, said: Mapping[str, str]) -> list[Report]:
    fate = FATES.get(said["MessageStatus"])
    if fate is None:
        return []
    code = said.get("ErrorCode", "")
    reference = call.query.get("reference", "")
    return [Report(fate, reference, said.get("MessageSid", ""), f"code {code}" if code else "")]


def basic(name: str, password: str) -> dict[str, str]:
    both = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"Authorization": f"Basic {both}"}
