"""What every gateway can do: send a message, and understand what its provider calls us for."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True)
class Sms:
    """``reference`` is ours, and never of two messages; ``to`` is E.164."""

    reference: str
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class Received:
    """``id`` is the provider's own, the same when it tells us again; "" where it has none."""

    id: str
    sender: str
    text: str
    to: str = ""


class Fate(StrEnum):
    """What a delivery report can say."""

    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a message, by our reference or by the provider's id."""

    fate: Fate
    reference: str = ""
    provider_id: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A request of the provider. ``url`` is the whole address, as the provider has it."""

    method: str
    url: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)  # names in small letters
    body: bytes = b""

    def form(self) -> Mapping[str, str]:
        """The fields of a posted form, blank ones too; where a name stands twice, the last."""
        text = self.body.decode("utf-8", "replace")
        return dict(parse_qsl(text, keep_blank_values=True))

    def json(self) -> Mapping[str, Any]:
        """Raises :class:`RefusedCallError` where it is no JSON object."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            raise RefusedCallError from None
        if not isinstance(found, dict):
            raise RefusedCallError
        return found


@dataclass(frozen=True, slots=True)
class Heard:
    """What a call brought. ``asks``: how many messages it would take along, of gateways that come
    for them.
    """

    messages: Sequence[Received] = ()
    reports: Sequence[Report] = ()
    asks: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the provider wants to read."""

    body: str = ""
    content_type: str = "text/plain"


HANG_UP = Answer('<Response><Reject reason="busy"/></Response>', "application/xml")
"""To who tells of a missed call: providers of calls know it, and what is not taken is free."""


class RefusedCallError(Exception):
    """Whoever called is not the provider, or says what no provider says."""


class TemporaryError(Exception):
    """The gateway certainly did not take the message, and may later. Says why in a word or two."""


class PermanentError(Exception):
    """The gateway will never take this message. Says why in a word or two."""


class DoubtfulError(Exception):
    """The line broke in between: the gateway may have the message, so it is not sent again."""


class Gateway(ABC):
    """``settings``: those that ``needs`` and ``knows`` name. ``callback``: its address with us."""

    name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ()
    knows: ClassVar[tuple[str, ...]] = ()
    comes: ClassVar[bool] = False
    """Whether it comes for its messages; then ``send`` is never called, and the same message may be
    handed over again: it sends each reference once.
    """

    def __init__(self, settings: Mapping[str, str], callback: str = "") -> None:
        self.settings = settings
        self.callback = callback

    @abstractmethod
    def send(self, sms: Sms) -> str:
        """The provider's id for it, "" where it has none. Raises one of the three errors above."""

    @abstractmethod
    def hear(self, call: Call) -> Heard:
        """Raises :class:`RefusedCallError`. The secret of the address was looked at before."""

    def ring(self, call: Call) -> Received:
        """A missed call; its text is the word that it stands for. Raises as :meth:`hear`."""
        del call
        raise RefusedCallError

    def answer(self, taken: Sequence[Sms] = ()) -> Answer:
        """To a call that was heard; ``taken`` go along with it."""
        del taken
        return Answer()
