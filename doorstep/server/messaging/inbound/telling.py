"""Who else hears of a message by SMS: the workbook's messages that follow a keyword."""

from __future__ import annotations

from collections.abc import Iterator

from doorstep.protocol.model.messages import Audience, Trigger
from doorstep.protocol.package import MessageJson

from ...accounts.models import Role, Worker
from ...areas.models import Area
from ...areas.scope import workers_with
from ...programmes import releases
from ...records.access import records_by_id
from ...records.owners import owner_in_rows
from ..outbox import Wanted, put
from .filling import Filling
from .sayings import say


def tell(filling: Filling, record: str) -> None:
    """After what was filled was taken in: ``record`` is the one that it made."""
    word = filling.heard.keyword["word"]
    for message in releases.current_package()["messages"]:
        if message["trigger"] == Trigger.KEYWORD and message["keyword"] == word:
            put(_wanted(filling, message, record))


def _wanted(filling: Filling, message: MessageJson, record: str) -> Iterator[Wanted]:
    """One for each worker, whatever becomes of this look: the key says of which message."""
    for worker in _audience(message["audience"], record):
        language = worker.language or releases.current_package()["languages"][0]
        yield Wanted(
            key=f"{message['code']}:{filling.message.pk}:{worker.pk}",
            message=message["code"],
            to=worker.phone,
            text=_urgency(filling, language)
            + (message["text"].get(language) or next(iter(message["text"].values()))),
            audience=message["audience"],
            recipient=str(worker.pk),
            subject=record,
            language=language,
            withheld="" if worker.phone else "no number",
            ahead=True,
        )


def _urgency(filling: Filling, language: str) -> str:
    """Goes before the text where a word of danger was heard: it says how soon, never which."""
    return f"{say('urgent', language)} " if filling.alarms else ""


def _audience(audience: str, record: str) -> list[Worker]:
    """Whose work the record is, or everybody of its area where it is nobody's own."""
    made = records_by_id([record]).get(record)
    if made is None:
        return []
    area = Area.objects.get(pk=made.area_id)
    if audience == Audience.SUPERVISOR:
        return list(workers_with(Role.SUPERVISOR, area))
    if audience != Audience.CHW:
        return []
    owner = owner_in_rows(made)
    there = workers_with(Role.CHW, area)
    return list(there.filter(pk=owner)) if owner else list(there)
