"""Any provider that takes a message as one request, with the names of its fields as settings."""

from __future__ import annotations

from . import web
from .base import Call, Fate, Gateway, Heard, Received, RefusedCallError, Report, Sms

MISSED_CALL = "MISSEDCALL"
"""The keyword that a missed call stands for, where no setting says another."""

FATES = {"sent": Fate.SENT, "delivered": Fate.DELIVERED, "failed": Fate.FAILED}


class Http(Gateway):
    """Settings name fields, in what goes out and in what comes in; where they are blank, ours.

    It calls us with ``from`` and ``text``, ``id`` and ``to`` where it has them; for a report with
    ``reference`` (ours) or ``id`` (its own) and ``fate``: sent, delivered, failed. Of a missed call
    it says ``from`` at an address of its own.
    """

    name = "http"
    needs = ("url",)
    knows = (
        *("method", "to", "text", "reference", "id", "authorization"),
        *("in_from", "in_text", "call_from", "missed_call"),
    )

    def send(self, sms: Sms) -> str:
        fields = {"to": sms.to, "text": sms.text, "reference": sms.reference}
        named = {self._named(name): value for name, value in fields.items()}
        header = self.settings.get("authorization")
        said = web.ask(
            self.settings.get("method") or "POST",
            self.settings["url"],
            fields=named,
            headers={"Authorization": header} if header else {},
        )
        if not 200 <= said.status < 300:
            raise web.refused(said)
        told = said.json()
        return str(told.get(self._named("id"), "")) if isinstance(told, dict) else ""

    def hear(self, call: Call) -> Heard:
        said = {**call.query, **call.form()}
        if "fate" in said:
            fate = FATES.get(said["fate"])
            report = Report(fate, said.get("reference", ""), said.get("id", "")) if fate else None
            return Heard(reports=(report,) if report else ())
        sender = said.get(self.settings.get("in_from") or "from")
        text = said.get(self.settings.get("in_text") or "text")
        if sender is None or text is None:
            raise RefusedCallError
        return Heard(messages=(Received(said.get("id", ""), sender, text, said.get("to", "")),))

    def ring(self, call: Call) -> Received:
        said = {**call.query, **call.form()}
        sender = said.get(self.settings.get("call_from") or "from")
        if not sender:
            raise RefusedCallError
        return Received("", sender, self.settings.get("missed_call") or MISSED_CALL)

    def _named(self, name: str) -> str:
        return self.settings.get(name) or name
