"""A health worker without her app: her list in an SMS, and a task closed by its number."""

from __future__ import annotations

from doorstep.protocol.model.tasks import Band, State
from doorstep.protocol.texting.hearing import Heard
from doorstep.protocol.texting.whose import number
from doorstep.protocol.texting.worklist import Line, worklist

from ...accounts.models import Worker
from ...records.access import records_by_id
from ...tasks.access import access_tasks
from ...tasks.worklist import entries
from ..models import Asked, Incoming
from . import asking
from .filling import Filling
from .sayings import say

MOST = 20
"""Tasks that are numbered: no SMS has room for more."""


def tasks(message: Incoming, heard: Heard, worker: Worker, language: str) -> str:
    found = entries(worker)
    asking.ask(message, Asked.What.TASK, [str(entry.id) for entry in found[:MOST]])
    if not found:
        return say("no_tasks", language)
    lines = [Line(one.who, one.what, one.task.band is Band.STAT) for one in found]
    said = heard.keyword["answer"].get(language, "")
    return f"{said}\n{worklist(lines, say('more', language))}"


def done(message: Incoming, heard: Heard, worker: Worker) -> Filling | None:
    """What closes the task of that number: the keyword's form, where it is the task's own."""
    last = next(iter(asking.open_questions(message.number, Asked.What.TASK)), None)
    chosen = number(heard.rest.split()[0], len(last.options)) if last and heard.rest else None
    if last is None or chosen is None:
        return None
    open_ones = access_tasks(worker).filter(state=State.READY, form=heard.keyword["creates"])
    task = open_ones.filter(pk=last.options[chosen - 1]).first()
    if task is None:
        return None
    subject = records_by_id([task.subject])[task.subject]
    message.record = subject.pk
    rest = heard.rest.partition(" ")[2]
    said = Heard(heard.keyword, rest, heard.language)
    return Filling(message, said, "", subject.area_id, {}, worker=worker, subject=subject)


def cannot(message: Incoming, language: str) -> str:
    asked = asking.open_questions(message.number, Asked.What.TASK)
    return say("not_by_sms" if asked else "which_task", language)
