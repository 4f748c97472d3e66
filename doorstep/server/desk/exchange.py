"""SMS of both directions as lines of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ..accounts.models import Worker
from ..messaging.exchanged import Sms, moment
from ..messaging.models import Incoming, Outgoing

CAME: Mapping[Incoming.State, str] = {
    Incoming.State.NEW: "not looked at yet",
    Incoming.State.HANDLED: "looked after",
    Incoming.State.ASKED: "asked whose it is",
    Incoming.State.TRIAGE: "waits for a person",
    Incoming.State.IGNORED: "put away",
}
WENT: Mapping[Outgoing.State, str] = {
    Outgoing.State.DELIVERED: "on the phone",
    Outgoing.State.SENT: "sent, no report yet",
    Outgoing.State.QUEUED: "waiting",
    Outgoing.State.SENDING: "at the gateway",
    Outgoing.State.WITHHELD: "not sent",
    Outgoing.State.FAILED: "refused",
    Outgoing.State.EXPIRED: "too late",
    Outgoing.State.DOUBTFUL: "in doubt",
}
EMPTIED, NO_WORDS = "(emptied after a while)", "(no words)"


@dataclass(frozen=True, slots=True)
class Line:
    """``who`` wrote, or was written to; ``code``: the programme's row, or what else it was."""

    at: datetime
    came: bool
    who: str
    text: str
    state: str
    code: str = ""
    number: str = ""


def lines(found: Iterable[Sms]) -> list[Line]:
    some = list(found)
    to = [one.recipient for one in some if isinstance(one, Outgoing) and one.recipient]
    names = {
        str(pk): name for pk, name in Worker.objects.filter(pk__in=to).values_list("pk", "name")
    }
    return [_came(one) if isinstance(one, Incoming) else _went(one, names) for one in some]


def _came(sms: Incoming) -> Line:
    return Line(
        at=moment(sms),
        came=True,
        who=sms.worker.name if sms.worker else "",
        text=sms.text or (NO_WORDS if sms.number else EMPTIED),
        state=_with_reason(
            CAME[Incoming.State(sms.state)],
            sms.problem if sms.state == Incoming.State.TRIAGE else "",
        ),
        number=sms.number,
    )


def _went(sms: Outgoing, names: Mapping[str, str]) -> Line:
    """What is withheld was never written out."""
    withheld = sms.state == Outgoing.State.WITHHELD
    return Line(
        at=moment(sms),
        came=False,
        who=names.get(sms.recipient, ""),
        text="" if withheld else sms.text or EMPTIED,
        state=_with_reason(WENT[Outgoing.State(sms.state)], sms.problem),
        code=sms.message,
        number=sms.answers.number if sms.answers else sms.to,
    )


def _with_reason(state: str, reason: str) -> str:
    return f"{state}: {reason}" if reason else state
