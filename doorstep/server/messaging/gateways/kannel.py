"""Kannel, the open gateway to operators (https://kannel.org): user guide, chapter 6.

Its smsbox takes a message as an address with a query, and calls us for what comes in and for
delivery reports. docs/sms.md has what stands in its configuration.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from doorstep.protocol.sms import fits_basic

from . import web
from .base import Call, Fate, Gateway, Heard, Received, RefusedCallError, Report, Sms

WANTED = 1 + 2 + 8 + 16
"""Reports: the phone has it, will never get it; the operator took it, refused it."""

FATES = {"1": Fate.DELIVERED, "2": Fate.FAILED, "8": Fate.SENT, "16": Fate.FAILED}
BASIC, UCS2 = "0", "2"


class Kannel(Gateway):
    name = "kannel"
    needs = ("url", "username", "password")
    knows = ("from",)

    def send(self, sms: Sms) -> str:
        said = web.ask("GET", self.settings["url"], fields=self._fields(sms))
        if said.status != 202:
            raise web.refused(said)
        return ""

    def _fields(self, sms: Sms) -> dict[str, str]:
        reference = urlencode({"reference": sms.reference})
        fields = {
            "username": self.settings["username"],
            "password": self.settings["password"],
            "from": self.settings.get("from", ""),
            "to": sms.to,
            "text": sms.text,
            "charset": "UTF-8",
            "coding": BASIC if fits_basic(sms.text) else UCS2,
            "dlr-mask": str(WANTED),
            "dlr-url": f"{self.callback}?{reference}&fate=%d",
        }
        return {name: value for name, value in fields.items() if value}

    def hear(self, call: Call) -> Heard:
        said = _fields_of(call)
        if "fate" in said:
            fate = FATES.get(said["fate"].decode("utf-8", "replace"))
            reference = said.get("reference", b"").decode("utf-8", "replace")
            return Heard(reports=(Report(fate, reference),) if fate else ())
        if not {"id", "from", "text"} <= said.keys():
            raise RefusedCallError
        return Heard(messages=(_received(said),))


def _fields_of(call: Call) -> Mapping[str, bytes]:
    """As bytes: the text of a message in UCS-2 is no UTF-8."""
    query = urlsplit(call.url).query
    pairs = parse_qsl(query, keep_blank_values=True, encoding="latin-1")
    return {name: value.encode("latin-1", "replace") for name, value in pairs}


def _received(said: Mapping[str, bytes]) -> Received:
    plain = {name: value.decode("utf-8", "replace") for name, value in said.items()}
    wide = plain.get("coding") == UCS2
    text = said["text"].decode("utf-16-be", "replace") if wide else plain["text"]
    return Received(id=plain["id"], sender=plain["from"], text=text, to=plain.get("to", ""))
