"""RapidPro and TextIt: messages go out as broadcasts, and come in by the webhook of a flow.

https://textit.com/api/v2/broadcasts; the flow catches every message and posts to our address.
"""

from __future__ import annotations

from . import web
from .base import Call, Gateway, Heard, Received, RefusedCallError, Sms

URL = "https://textit.com"
TEL = "tel:"


class RapidPro(Gateway):
    """It tells nobody what became of a broadcast: messages stay as sent."""

    name = "rapidpro"
    needs = ("token",)
    knows = ("url",)

    def send(self, sms: Sms) -> str:
        said = web.ask(
            "POST",
            f"{self.settings.get('url') or URL}/api/v2/broadcasts.json",
            body={"urns": [f"{TEL}{sms.to}"], "text": {"und": sms.text}, "base_language": "und"},
            headers={"Authorization": f"Token {self.settings['token']}"},
        )
        if said.status != 201:
            raise web.refused(said)
        return str(said.json().get("id", ""))

    def hear(self, call: Call) -> Heard:
        said = call.json()
        contact, given = said.get("contact"), said.get("input")
        if not isinstance(contact, dict) or not isinstance(given, dict):
            raise RefusedCallError
        urn, name, text = contact.get("urn"), given.get("uuid"), given.get("text")
        if not all(isinstance(one, str) for one in (urn, name, text)):
            raise RefusedCallError
        return Heard(messages=(Received(str(name), str(urn).removeprefix(TEL), str(text)),))
